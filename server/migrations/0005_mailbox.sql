-- The hot path: receive, claim, open, settle, deliver. One round trip each, because the distance to the database decides
-- more than its engine. Locks are always taken in the order conversation, lane, message, outbox.

-- The contact whom any of the identities names, made when there is none. Every identity given ends up on one contact,
-- unless it already belongs to another: then the first match wins and `conflict` says so.
create function app.resolve_contact(p_channel text, p_identities jsonb, p_name text, p_new_id uuid, out contact_id uuid, out created boolean, out conflict boolean) language plpgsql as $$
declare
  found uuid[];
  identity jsonb;
  known record;
  called text;
begin
  created := false;
  for attempt in 1..2 loop
    -- One look-up by key for each: as a join, the planner may read the whole table for the two or three that there are.
    for identity in select value from jsonb_array_elements(p_identities) loop
      select k.id, k.name into known from contact_identities i join contacts k on k.tenant_id = i.tenant_id and k.id = i.contact_id
      where i.tenant_id = app.tenant() and i.channel = p_channel and i.kind = identity->>'kind' and i.value = identity->>'value';
      continue when known.id is null or known.id = any (found);
      if found is null then called := known.name; end if;
      found := found || known.id;
    end loop;
    exit when found is not null or attempt = 2;
    -- Two first messages of one person at once: the second waits here and finds what the first made.
    perform pg_advisory_xact_lock(hashtextextended(app.tenant()::text || p_channel || (p_identities->0->>'value'), 0));
  end loop;

  if found is null then
    insert into contacts (id, name) values (p_new_id, nullif(p_name, ''));
    contact_id := p_new_id;
    created := true;
  else
    contact_id := found[1];
    if nullif(p_name, '') is distinct from called and p_name <> '' then
      -- A name that they or a teammate gave stands above the one of their profile.
      update contacts k set name = p_name, updated_at = now() where k.tenant_id = app.tenant() and k.id = resolve_contact.contact_id
        and not exists (select from contact_fields f where f.tenant_id = k.tenant_id and f.contact_id = k.id and f.field = 'name' and f.ended_at is null and not f.suggested);
    end if;
  end if;
  conflict := coalesce(array_length(found, 1), 0) > 1;

  if created or jsonb_array_length(p_identities) > 1 then
    insert into contact_identities (channel, kind, value, contact_id)
    select p_channel, g->>'kind', g->>'value', resolve_contact.contact_id from jsonb_array_elements(p_identities) g
    on conflict do nothing;
  end if;
end $$;

-- Says when a lane is next due, after something about its conversations changed. Leased and backing-off lanes keep their time.
create function app.schedule_lane(p_lane uuid) returns timestamptz language plpgsql as $$
declare due timestamptz;
begin
  select min(c.due_at) into due from conversations c where c.tenant_id = app.tenant() and c.lane_id = p_lane and c.waiting_since is not null;
  update lanes set ready_at = due where tenant_id = app.tenant() and id = p_lane and owner is null and (attempts = 0 or due is null);
  return due;
end $$;

-- One inbound message: contact, conversation, message, work, event. A repeat inserts nothing and answers 'duplicate'.
create function app.receive_message(
  p_inbox uuid, p_channel text, p_id uuid, p_external text, p_identities jsonb, p_reply_to jsonb, p_name text, p_new_contact uuid, p_new_conversation uuid,
  p_direction text, p_author text, p_kind text, p_content text, p_provider_at timestamptz, p_answerable boolean, p_opens_window boolean, p_reply_ref text,
  p_referral jsonb, p_raw text, p_trace text,
  out outcome text, out contact_id uuid, out conversation_id uuid, out conflict boolean, out due timestamptz, out parked boolean
) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  fresh constant int := case when p_direction = 'in' and p_opens_window then 1 else 0 end;
  box record;
  conv record;
  contact_created boolean;
  waits boolean;
  now_at timestamptz;
begin
  if exists (select from messages m where m.tenant_id = t and m.inbox_id = p_inbox and m.external_id = p_external) then
    outcome := 'duplicate';
    return;
  end if;
  select i.ordering, make_interval(secs => i.burst_window_ms / 1000.0) as burst, case i.burst_window_ms when 0 then interval '0' else interval '6 seconds' end as longest
  into box from inboxes i where i.tenant_id = t and i.id = p_inbox;
  select r.contact_id, r.created, r.conflict into contact_id, contact_created, conflict from app.resolve_contact(p_channel, p_identities, p_name, p_new_contact) r;

  select c.id, c.lane_id, c.last_seq, c.waiting_since, c.due_at into conv
  from conversations c where c.tenant_id = t and c.inbox_id = p_inbox and c.contact_id = receive_message.contact_id for update;
  waits := p_answerable and not exists (select from handovers h where h.tenant_id = t and h.conversation_id = conv.id and h.ended_at is null and not h.listening);
  now_at := clock_timestamp();
  if waits then
    conv.waiting_since := coalesce(conv.waiting_since, now_at);
    -- The quiet window starts again with each line, up to six seconds after the first.
    conv.due_at := least(now_at + box.burst, conv.waiting_since + box.longest);
  end if;

  if conv.id is not null then
    conv.last_seq := conv.last_seq + 1;
    update conversations c set
      last_seq = conv.last_seq,
      -- The spelling in which they write is the one that reaches them; what we sent from the phone may bear another.
      reply_kind = case when p_opens_window then coalesce(p_reply_to->>'kind', c.reply_kind) else c.reply_kind end,
      reply_value = case when p_opens_window then coalesce(p_reply_to->>'value', c.reply_value) else c.reply_value end,
      referral = coalesce(p_referral, c.referral),
      last_inbound_at = case when p_opens_window then greatest(c.last_inbound_at, p_provider_at) else c.last_inbound_at end,
      window_closed = c.window_closed and not p_opens_window,
      unread = c.unread + fresh,
      updated_at = greatest(c.updated_at, now_at), waiting_since = conv.waiting_since, due_at = conv.due_at
    where c.tenant_id = t and c.id = conv.id;
  else
    conv.id := p_new_conversation;
    conv.lane_id := case box.ordering when 'inbox' then p_inbox else p_new_conversation end;
    conv.last_seq := 1;
    insert into lanes (id, inbox_id) values (conv.lane_id, p_inbox) on conflict do nothing;
    insert into conversations (id, inbox_id, contact_id, lane_id, last_seq, reply_kind, reply_value, referral, last_inbound_at, unread, updated_at, waiting_since, due_at)
    values (conv.id, p_inbox, contact_id, conv.lane_id, 1, p_reply_to->>'kind', p_reply_to->>'value', p_referral, case when p_opens_window then p_provider_at end, fresh, now_at, conv.waiting_since, conv.due_at)
    on conflict do nothing;
    -- Their first message on this channel came twice at once: the transaction runs again and finds the conversation.
    if not found then raise exception using errcode = 'serialization_failure', message = 'A conversation began at the same moment.'; end if;
  end if;
  conversation_id := conv.id;

  insert into messages (id, conversation_id, inbox_id, seq, direction, author, kind, content_sealed, external_id, answerable, status, reply_to, provider_at)
  values (p_id, conv.id, p_inbox, conv.last_seq, p_direction, p_author, p_kind, p_content, p_external, p_answerable, case p_direction when 'in' then 'received' else 'sent' end, p_reply_ref, p_provider_at)
  on conflict (tenant_id, inbox_id, external_id) where external_id is not null do nothing;
  -- The same delivery twice at once: the transaction runs again and finds the message.
  if not found then raise exception using errcode = 'serialization_failure', message = 'The same delivery came at the same moment.'; end if;
  if waits then due := app.schedule_lane(conv.lane_id); end if;

  insert into inbound_events (id, inbox_id, kind, state, raw_sealed) values (p_id, p_inbox, 'message', 'handled', p_raw);
  if p_opens_window or p_author = 'phone' then
    perform app.record('message.received', case p_author when 'phone' then 'A person wrote from the phone' else 'A message came in' end, conv.id, jsonb_build_object('messageId', p_id, 'contactId', contact_id, 'inboxId', p_inbox, 'type', p_kind, 'author', p_author), p_trace);
  end if;
  if contact_created then
    perform app.record('contact.created', 'A new contact wrote', conv.id, jsonb_build_object('contactId', contact_id, 'inboxId', p_inbox), p_trace);
  end if;
  parked := exists (select from parked_news n where n.tenant_id = t and n.inbox_id = p_inbox and n.external_id = p_external);
  outcome := 'stored';
end $$;

-- Takes lanes that are due, at most p_limit. Ids only; the fencing epoch goes up with every claim.
create function app.claim_turns(p_owner text, p_limit int, p_lease interval) returns table (tenant_id uuid, lane_id uuid, conversation_id uuid, epoch bigint) language plpgsql as $$
declare due record;
begin
  for due in select l.tenant_id, l.id from lanes l where l.ready_at <= clock_timestamp() order by l.ready_at limit p_limit for update skip locked loop
    update lanes l set owner = p_owner, epoch = l.epoch + 1, ready_at = clock_timestamp() + p_lease
    where l.tenant_id = due.tenant_id and l.id = due.id returning l.epoch into epoch;
    tenant_id := due.tenant_id;
    lane_id := due.id;
    conversation_id := (
      select c.id from conversations c where c.tenant_id = due.tenant_id and c.lane_id = due.id and c.waiting_since is not null order by c.waiting_since, c.id limit 1
    );
    return next;
  end loop;
end $$;
select app.across_tenants('app.claim_turns(text, int, interval)');

-- The worker is alive and still deciding.
create function app.extend_lane(p_lane uuid, p_epoch bigint, p_lease interval) returns boolean language sql as $$
  update lanes set ready_at = clock_timestamp() + p_lease where tenant_id = app.tenant() and id = p_lane and epoch = p_epoch and owner is not null returning true
$$;

-- A lane whose claim found nothing to do, or whose work is over.
create function app.release_lane(p_lane uuid, p_epoch bigint) returns void language plpgsql as $$
begin
  update lanes set owner = null, attempts = 0, ready_at = (
    select min(c.due_at) from conversations c where c.tenant_id = app.tenant() and c.lane_id = p_lane and c.waiting_since is not null
  )
  where tenant_id = app.tenant() and id = p_lane and epoch = p_epoch;
end $$;

-- Tries again later, longer each time.
create function app.back_off_lane(p_lane uuid, p_epoch bigint) returns int language sql as $$
  update lanes set owner = null, attempts = attempts + 1, ready_at = clock_timestamp() + least(interval '60 seconds', interval '1 second' * power(2, attempts))
  where tenant_id = app.tenant() and id = p_lane and epoch = p_epoch returning attempts
$$;

-- Opens the turn and reads everything that deciding needs. 'held' and 'idle' have released the lane. While a person is waited for,
-- the turn carries the hand-over and only listens to what is new since.
create function app.open_turn(p_id uuid, p_lane uuid, p_conversation uuid, p_epoch bigint, p_trace text) returns jsonb language plpgsql as $$
declare
  t constant uuid := app.tenant();
  conv record;
  held record;
begin
  select c.id, c.inbox_id, c.contact_id, c.last_seq, c.done_seq, c.waiting_since into conv from conversations c where c.tenant_id = t and c.id = p_conversation for update;
  perform from lanes l where l.tenant_id = t and l.id = p_lane and l.epoch = p_epoch for update;
  if not found then return jsonb_build_object('outcome', 'fenced'); end if;

  select h.id, h.reason, h.noted_at, h.heard_seq, h.listening into held from handovers h where h.tenant_id = t and h.conversation_id = p_conversation and h.ended_at is null;
  if conv.id is null or conv.waiting_since is null or not held.listening then
    update conversations set waiting_since = null, due_at = null where tenant_id = t and id = p_conversation;
    perform app.release_lane(p_lane, p_epoch);
    return jsonb_build_object('outcome', 'idle');
  end if;

  -- A killed worker's turn: its draft is lost, its messages are not.
  update turns set closed_at = clock_timestamp(), outcome = 'abandoned' where tenant_id = t and conversation_id = p_conversation and closed_at is null;
  insert into turns (id, conversation_id, epoch, up_to_seq, handover_id) values (p_id, p_conversation, p_epoch, conv.last_seq, held.id);
  conv.done_seq := greatest(conv.done_seq, held.heard_seq);
  perform app.record('turn.opened', 'The bot is working on an answer', p_conversation, jsonb_build_object('turnId', p_id), p_trace);

  return jsonb_build_object(
    'outcome', 'open',
    'upToSeq', conv.last_seq,
    'waitingSince', conv.waiting_since,
    'handover', case when held.id is not null then jsonb_build_object('reason', held.reason, 'noted', held.noted_at is not null) end,
    'inbox', (select jsonb_build_object('id', i.id, 'channel', i.channel) from inboxes i where i.tenant_id = t and i.id = conv.inbox_id),
    'contact', (select jsonb_build_object('id', k.id, 'name', k.name, 'language', k.language, 'optedOut', k.opted_out_at is not null) from contacts k where k.tenant_id = t and k.id = conv.contact_id),
    'business', (select jsonb_build_object('name', b.name, 'timeZone', b.time_zone, 'currency', b.currency, 'country', b.country, 'profile', b.profile) from tenants b where b.tenant_id = t),
    'persona', (select p.settings || jsonb_build_object('version', p.version) from personas p where p.tenant_id = t and p.published_at is not null order by p.version desc limit 1),
    'models', app.models_for(conv.contact_id),
    'versions', jsonb_build_object('knowledge', 0, 'catalog', 0) || coalesce((select jsonb_object_agg(v.subject, v.version) from versions v where v.tenant_id = t), '{}'),
    'messages', (
      select coalesce(jsonb_agg(to_jsonb(line) order by line.seq), '[]') from (
        select m.id, m.seq, m.author, m.content_sealed, m.provider_at, m.external_id, (m.direction = 'in' and m.answerable and m.seq > conv.done_seq) as pending
        from messages m
        where m.tenant_id = t and m.conversation_id = p_conversation and m.deleted_at is null and m.kind <> 'unsupported'
          and m.status not in ('failed', 'cancelled')
          and (m.seq > conv.done_seq or m.seq > conv.done_seq - 20)
        order by m.seq desc limit 80
      ) line
    )
  );
end $$;

-- Before applying a decision, in the transaction that applies it: is it still ours to answer, and still the whole question?
create function app.hold_turn(p_turn uuid, p_lane uuid, p_conversation uuid, p_epoch bigint, p_up_to bigint, p_max_overtaken int, p_trace text) returns text language plpgsql as $$
declare
  t constant uuid := app.tenant();
  dropped int;
  listens_under uuid;
  state record;
begin
  select c.overtaken into dropped from conversations c where c.tenant_id = t and c.id = p_conversation for update;
  perform from lanes l where l.tenant_id = t and l.id = p_lane and l.epoch = p_epoch for update;
  if not found then return 'fenced'; end if;

  select u.handover_id into listens_under from turns u where u.tenant_id = t and u.id = p_turn;
  -- Asked once both are locked: what was committed while we waited for them counts.
  select
    exists (
      select from handovers h where h.tenant_id = t and h.conversation_id = p_conversation and h.ended_at is null
        and (not h.listening or h.id is distinct from listens_under)
    ) as handed_over,
    listens_under is not null and not exists (select from handovers h where h.tenant_id = t and h.id = listens_under and h.ended_at is null) as given_back,
    exists (select from turns u where u.tenant_id = t and u.id = p_turn and u.closed_at is null) as open,
    exists (
      select from messages m where m.tenant_id = t and m.conversation_id = p_conversation and m.seq > p_up_to and m.direction = 'in' and m.answerable and m.deleted_at is null
    ) as written_meanwhile
  into state;
  if state.handed_over then
    update conversations set waiting_since = null, due_at = null where tenant_id = t and id = p_conversation;
    update turns set closed_at = clock_timestamp(), outcome = 'handed_over' where tenant_id = t and id = p_turn;
    perform app.release_lane(p_lane, p_epoch);
    return 'held';
  end if;
  -- Closed already: closing it again does nothing twice.
  if not state.open then return 'fenced'; end if;

  if state.given_back then
    update turns set closed_at = clock_timestamp(), outcome = 'given_back' where tenant_id = t and id = p_turn;
    perform app.release_lane(p_lane, p_epoch);
    return 'given_back';
  end if;
  if dropped < p_max_overtaken and state.written_meanwhile then
    update conversations set overtaken = overtaken + 1 where tenant_id = t and id = p_conversation;
    update turns set closed_at = clock_timestamp(), outcome = 'overtaken' where tenant_id = t and id = p_turn;
    perform app.record('turn.dropped', 'The customer wrote meanwhile: one answer will cover both', p_conversation, jsonb_build_object('turnId', p_turn), p_trace);
    perform app.release_lane(p_lane, p_epoch);
    return 'overtaken';
  end if;
  return 'held_by_us';
end $$;

-- The decision's effects are written: the turn is over, the messages are answered, the lane is free. 'heard' leaves them unanswered:
-- whoever has the conversation next answers them.
create function app.finish_turn(p_turn uuid, p_lane uuid, p_conversation uuid, p_epoch bigint, p_up_to bigint, p_outcome text, p_decision text, p_trace text) returns void language plpgsql as $$
declare
  t constant uuid := app.tenant();
  since timestamptz;
  rest timestamptz;
begin
  select c.waiting_since,
    -- A hand-over that is taken, or made to get rid of a machine, ends the waiting.
    case when not exists (select from handovers h where h.tenant_id = t and h.conversation_id = p_conversation and h.ended_at is null and not h.listening) then (
      select min(m.created_at) from messages m
      where m.tenant_id = t and m.conversation_id = p_conversation and m.seq > p_up_to and m.direction = 'in' and m.answerable and m.deleted_at is null
    ) end
  into since, rest from conversations c where c.tenant_id = t and c.id = p_conversation;
  update handovers set heard_seq = p_up_to where tenant_id = t and conversation_id = p_conversation and ended_at is null;
  update conversations set
    done_seq = case p_outcome when 'heard' then done_seq else greatest(done_seq, p_up_to) end, overtaken = 0,
    waiting_since = rest, due_at = case when rest is null then null else clock_timestamp() end
  where tenant_id = t and id = p_conversation;
  update turns set closed_at = clock_timestamp(), outcome = p_outcome, decision_sealed = p_decision,
    answer_ms = round(extract(epoch from clock_timestamp() - coalesce(since, opened_at)) * 1000)
  where tenant_id = t and id = p_turn;
  perform app.record('turn.closed', 'The bot has decided', p_conversation, jsonb_build_object('turnId', p_turn, 'outcome', p_outcome), p_trace);
  perform app.release_lane(p_lane, p_epoch);
end $$;

-- Saves an outgoing message and puts it in line.
create function app.queue_message(
  p_conversation uuid, p_id uuid, p_author text, p_author_id uuid, p_kind text, p_content text, p_reply_ref text, p_turn uuid, p_after_opt_out boolean, p_repeatable text[], p_trace text,
  out seq bigint, out due timestamptz
) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  conv record;
begin
  update conversations c set last_seq = c.last_seq + 1, updated_at = greatest(c.updated_at, clock_timestamp()) where c.tenant_id = t and c.id = p_conversation returning c.last_seq, c.inbox_id, c.lane_id into conv;
  seq := conv.last_seq;
  due := clock_timestamp();
  insert into messages (id, conversation_id, inbox_id, seq, direction, author, author_id, kind, content_sealed, status, reply_to, turn_id, provider_at)
  values (p_id, p_conversation, conv.inbox_id, seq, 'out', p_author, p_author_id, p_kind, p_content, 'queued', p_reply_ref, p_turn, due);
  insert into outbox (id, conversation_id, lane_id, inbox_id, author, after_opt_out, repeatable) values (p_id, p_conversation, conv.lane_id, conv.inbox_id, p_author, p_after_opt_out,
    (select i.channel = any(p_repeatable) from inboxes i where i.tenant_id = t and i.id = conv.inbox_id));
  perform app.record('message.queued', 'An answer is on its way', p_conversation, jsonb_build_object('messageId', p_id, 'author', p_author, 'turnId', p_turn), p_trace);
end $$;

-- A person has the conversation: the bot's drafts and unsent messages are over, its turn in work is fenced off.
create function app.silence_bot(p_conversation uuid, p_trace text) returns int language plpgsql as $$
declare
  t constant uuid := app.tenant();
  conv record;
  cancelled int;
begin
  select c.* into conv from conversations c where c.tenant_id = t and c.id = p_conversation for update;
  update conversations set waiting_since = null, due_at = null where tenant_id = t and id = p_conversation;
  update turns set closed_at = clock_timestamp(), outcome = 'handed_over' where tenant_id = t and conversation_id = p_conversation and closed_at is null;
  -- In a lane of its own the epoch may rise; a shared lane may be working for someone else, and hold_turn stops ours.
  if conv.lane_id = p_conversation then
    update lanes set epoch = epoch + 1, owner = null, attempts = 0, ready_at = null where tenant_id = t and id = conv.lane_id;
  else
    update lanes set attempts = 0 where tenant_id = t and id = conv.lane_id and owner is null;
    perform app.schedule_lane(conv.lane_id);
  end if;
  with over as (
    update outbox set state = 'cancelled', settled_at = clock_timestamp(), epoch = epoch + 1
    where tenant_id = t and conversation_id = p_conversation and author = 'bot' and state in ('queued', 'claimed') returning id
  ), shown as (
    update messages m set status = 'cancelled' from over where m.tenant_id = t and m.id = over.id returning m.id
  )
  select count(*) into cancelled from shown;
  if cancelled > 0 then
    perform app.record('message.cancelled', 'An answer of the bot was held back: a person has the conversation', p_conversation, jsonb_build_object('count', cancelled), p_trace);
  end if;
  return cancelled;
end $$;

-- What the customer wrote and nobody answered becomes the bot's again.
create function app.wake_bot(p_conversation uuid) returns timestamptz language plpgsql as $$
declare
  t constant uuid := app.tenant();
  conv record;
  since timestamptz;
begin
  select c.* into conv from conversations c where c.tenant_id = t and c.id = p_conversation for update;
  select min(m.created_at) into since from messages m
  where m.tenant_id = t and m.conversation_id = p_conversation and m.seq > conv.done_seq and m.direction = 'in' and m.answerable and m.deleted_at is null;
  if since is null then return null; end if;
  update conversations set waiting_since = since, due_at = clock_timestamp() where tenant_id = t and id = p_conversation;
  return app.schedule_lane(conv.lane_id);
end $$;

-- When p_id may act again if it acts now; null when it may act at once, which then counts (generic cell rate algorithm).
create function app.pace(p_tenant uuid, p_id uuid, p_interval interval, p_burst interval) returns timestamptz language plpgsql as $$
declare ready timestamptz;
begin
  if p_interval <= interval '0' then return null; end if;
  insert into send_pacing as s (tenant_id, id, next_at) values (p_tenant, p_id, clock_timestamp() + p_interval)
  on conflict on constraint send_pacing_pkey do update set next_at = greatest(s.next_at, clock_timestamp()) + p_interval where s.next_at <= clock_timestamp() + p_burst;
  if found then return null; end if;
  select s.next_at into ready from send_pacing s where s.tenant_id = p_tenant and s.id = p_id;
  return ready - p_burst;
end $$;
-- One role whoever asks: a plan made under row security is made anew each time that the role changes.
select app.across_tenants('app.pace(uuid, uuid, interval, interval)');

-- The next message of each lane that is due, at most p_limit, of inboxes that may send and as fast as their numbers may. A number's
-- pace is kept here and not where its messages are sent: its row is locked for one short statement and not for every transaction.
create function app.claim_outbox(p_owner text, p_limit int, p_lease interval) returns table (tenant_id uuid, id uuid, inbox_id uuid, epoch bigint) language plpgsql as $$
declare
  due record;
  later timestamptz;
  full_inbox uuid;
  behind int;
begin
  for due in
    with picked as materialized (
      select o.tenant_id, o.id, o.inbox_id, o.due_at, interval '1 second' / i.messages_per_second as pause from outbox o
      join inboxes i on i.tenant_id = o.tenant_id and i.id = o.inbox_id and i.status = 'active' and i.deleted_at is null
      where o.state = 'queued' and o.due_at <= clock_timestamp()
        -- One look-up by key for each: as a join, the planner may read every open message again for each of them.
        and o.position = (
          select head.position from outbox head
          where head.tenant_id = o.tenant_id and head.lane_id = o.lane_id and head.state in ('queued', 'claimed', 'sending') order by head.position limit 1
        )
      order by o.due_at limit p_limit for update of o skip locked
    )
    -- Every claim meets the numbers in the same order, so that no two wait for each other.
    select * from picked order by picked.tenant_id, picked.inbox_id, picked.due_at
  loop
    if due.inbox_id is distinct from full_inbox then
      later := app.pace(due.tenant_id, due.inbox_id, due.pause, interval '1 second');
      behind := 0;
    end if;
    if later is not null then
      full_inbox := due.inbox_id;
      update outbox o set due_at = later + behind * due.pause where o.tenant_id = due.tenant_id and o.id = due.id;
      behind := behind + 1;
      continue;
    end if;
    -- Nothing when another took it between our look and our lock.
    update outbox o set state = 'claimed', owner = p_owner, epoch = o.epoch + 1, lease_until = clock_timestamp() + p_lease
    where o.tenant_id = due.tenant_id and o.id = due.id and o.state = 'queued' returning o.epoch into epoch;
    continue when not found;
    tenant_id := due.tenant_id;
    id := due.id;
    inbox_id := due.inbox_id;
    return next;
  end loop;
end $$;
select app.across_tenants('app.claim_outbox(text, int, interval)');

-- The single gate in front of every provider: opt-out, takeover, window and pace are read here, in the transaction after
-- which the message counts as perhaps sent. p_problems holds the words for each reason of refusal.
create function app.take_outbox(
  p_id uuid, p_epoch bigint, p_lease interval, p_window_hours int, p_pair_interval interval, p_pair_burst interval, p_problems jsonb, p_trace text
) returns jsonb language plpgsql as $$
declare
  t constant uuid := app.tenant();
  item record;
  conv record;
  state record;
  later timestamptz;
  refusal text;
  ending text;
begin
  select c.id, c.contact_id, c.window_closed, c.last_inbound_at, c.reply_kind, c.reply_value into conv
  from conversations c where c.tenant_id = t and c.id = (select o.conversation_id from outbox o where o.tenant_id = t and o.id = p_id) for share;
  select m.kind, m.turn_id, m.content_sealed, m.reply_to, o.id, o.inbox_id, o.author, o.after_opt_out, o.attempts into item
  from messages m join outbox o on o.tenant_id = m.tenant_id and o.id = m.id
  where m.tenant_id = t and m.id = p_id and o.epoch = p_epoch and o.state = 'claimed' for update of m, o;
  if item.id is null then return jsonb_build_object('outcome', 'fenced'); end if;

  -- Asked once all are locked: what was committed while we waited for them counts.
  select k.opted_out_at is not null as opted_out, i.status = 'active' as active, exists (
    select from handovers h where h.tenant_id = t and h.conversation_id = conv.id and h.ended_at is null
      -- The words with which the bot itself hands over belong to the turn that did it, and what it says while it listens to a turn of its own.
      and h.turn_id is distinct from coalesce(item.turn_id, p_id)
      and not (h.listening and exists (select from turns u where u.tenant_id = t and u.id = item.turn_id and u.handover_id = h.id))
  ) as handed_over
  into state from contacts k join inboxes i on i.tenant_id = k.tenant_id and i.id = item.inbox_id where k.tenant_id = t and k.id = conv.contact_id;
  refusal := case
    when state.opted_out and not item.after_opt_out then 'opted_out'
    when item.author = 'bot' and state.handed_over then 'handed_over'
    when p_window_hours is not null and item.kind <> 'template'
      and (conv.window_closed or conv.last_inbound_at is null or conv.last_inbound_at <= clock_timestamp() - make_interval(hours => p_window_hours)) then 'window_closed'
  end;
  if refusal is not null then
    -- A person has the conversation: the message was not wrong, it is just not needed any more.
    ending := case refusal when 'handed_over' then 'cancelled' else 'failed' end;
    update outbox set state = ending, owner = null, lease_until = null, settled_at = clock_timestamp() where tenant_id = t and id = p_id;
    update messages set status = ending, problem = p_problems->refusal where tenant_id = t and id = p_id;
    perform app.record('message.' || ending, p_problems->refusal->>'detail', conv.id, jsonb_build_object('messageId', p_id, 'code', refusal), p_trace);
    return jsonb_build_object('outcome', 'refused');
  end if;

  if not state.active then
    later := clock_timestamp() + interval '5 seconds';
  else
    later := app.pace(t, conv.id, p_pair_interval, p_pair_burst);
  end if;
  if later is not null then
    update outbox set state = 'queued', owner = null, lease_until = null, due_at = later where tenant_id = t and id = p_id;
    return jsonb_build_object('outcome', 'later', 'at', later);
  end if;

  update outbox set state = 'sending', sending_at = clock_timestamp(), lease_until = clock_timestamp() + p_lease, attempts = attempts + 1 where tenant_id = t and id = p_id;
  update messages set status = 'sending' where tenant_id = t and id = p_id;
  return jsonb_build_object(
    'outcome', 'send', 'conversationId', conv.id,
    'to', jsonb_build_object('kind', conv.reply_kind, 'value', conv.reply_value), 'contentSealed', item.content_sealed, 'replyTo', item.reply_to, 'attempts', item.attempts + 1
  );
end $$;

-- How a send ended: 'sent', 'later' (surely not sent, try again at p_due), 'failed', 'unconfirmed'. Answers 'fenced' when the
-- row is no longer ours, and 'parked' when news of the message came before the answer to our call.
create function app.settle_outbox(p_id uuid, p_epoch bigint, p_outcome text, p_external text, p_due timestamptz, p_problem jsonb, p_trace text) returns text language plpgsql as $$
declare
  t constant uuid := app.tenant();
  item record;
begin
  perform from messages m where m.tenant_id = t and m.id = p_id for update;
  update outbox set
    state = case p_outcome when 'later' then 'queued' else p_outcome end, owner = null, lease_until = null,
    due_at = coalesce(p_due, due_at), settled_at = case when p_outcome in ('sent', 'failed') then clock_timestamp() end
  where tenant_id = t and id = p_id and epoch = p_epoch and state in ('claimed', 'sending')
  returning conversation_id, inbox_id, author into item;
  if item.conversation_id is null then return 'fenced'; end if;

  update messages set
    external_id = coalesce(external_id, p_external), problem = p_problem,
    -- A receipt may have come back before the answer to our call.
    status = case when status in ('delivered', 'read') then status when p_outcome = 'later' then 'queued' when p_outcome = 'unconfirmed' then 'sending' else p_outcome end
  where tenant_id = t and id = p_id;

  if p_outcome = 'sent' then
    perform app.record('message.sent', 'An answer was sent', item.conversation_id, jsonb_build_object('messageId', p_id, 'author', item.author), p_trace);
  elsif p_outcome = 'failed' then
    perform app.record('message.failed', coalesce(p_problem->>'detail', 'A message could not be sent'), item.conversation_id, jsonb_build_object('messageId', p_id, 'code', p_problem->>'code'), p_trace);
  end if;
  if exists (select from parked_news n where n.tenant_id = t and n.inbox_id = item.inbox_id and n.external_id = p_external) then return 'parked'; end if;
  return 'settled';
end $$;

-- Leases that ended. p_owner frees that node's own at once: it has just started, so nobody is working on them.
-- Answers the tenants and messages that are now unknown, for their events.
create function app.sweep(p_owner text, p_unknown_after interval) returns table (tenant_id uuid, id uuid, conversation_id uuid) language plpgsql as $$
begin
  update lanes l set owner = null, ready_at = clock_timestamp() where l.owner = p_owner and l.ready_at is not null;
  update lanes l set owner = null, ready_at = clock_timestamp() where l.owner is not null and l.ready_at <= clock_timestamp();

  update outbox o set state = 'queued', owner = null, lease_until = null, epoch = o.epoch + 1, due_at = clock_timestamp()
  where (o.state = 'claimed' or (o.state = 'sending' and o.repeatable)) and (o.lease_until <= clock_timestamp() or o.owner = p_owner);
  update outbox o set state = 'unconfirmed', owner = null, lease_until = null, epoch = o.epoch + 1
  where o.state = 'sending' and (o.lease_until <= clock_timestamp() or o.owner = p_owner);

  return query
  update outbox o set state = 'unknown', settled_at = clock_timestamp()
  where o.state = 'unconfirmed' and o.sending_at <= clock_timestamp() - p_unknown_after
  returning o.tenant_id, o.id, o.conversation_id;
end $$;
select app.across_tenants('app.sweep(text, interval)');

-- Conversations whose hand-over ends by its clock.
create function app.due_resumes(p_limit int) returns table (tenant_id uuid, conversation_id uuid) language sql stable
as $$ select h.tenant_id, h.conversation_id from handovers h where h.ended_at is null and h.resumes_at <= clock_timestamp() order by h.resumes_at limit p_limit $$;
select app.across_tenants('app.due_resumes(int)');

-- A delivery receipt. Only upwards: sent < delivered < read; failed ends sent, and nothing ends delivered or read.
-- 'unknown' when no message of this inbox carries the id or the callback: park it, our own answer may be on its way.
create function app.apply_receipt(p_inbox uuid, p_external text, p_callback uuid, p_status text, p_problem jsonb, p_trace text) returns text language plpgsql as $$
declare
  t constant uuid := app.tenant();
  found record;
  rank_now int;
  rank_new constant int := array_position(array['sent', 'delivered', 'read'], p_status);
begin
  select m.* into found from messages m where m.tenant_id = t and m.inbox_id = p_inbox and m.external_id = p_external for update;
  if found.id is null and p_callback is not null then
    select m.* into found from messages m where m.tenant_id = t and m.inbox_id = p_inbox and m.id = p_callback and m.external_id is null for update;
  end if;
  if found.id is null then return 'unknown'; end if;
  if found.direction <> 'out' then return 'ignored'; end if;

  rank_now := coalesce(array_position(array['sent', 'delivered', 'read'], found.status), 0);
  if found.external_id is null then
    update messages m set external_id = p_external where m.tenant_id = t and m.id = found.id;
  end if;
  if p_status = 'failed' then
    if rank_now >= 2 or found.status in ('failed', 'cancelled') then return 'ignored'; end if;
  elsif found.status in ('failed', 'cancelled') or rank_new <= rank_now then
    return 'ignored';
  end if;

  update messages m set status = p_status, problem = case when p_status = 'failed' then p_problem end where m.tenant_id = t and m.id = found.id;
  -- The receipt is the proof that a send nobody could vouch for did leave.
  update outbox o set state = case when p_status = 'failed' then 'failed' else 'sent' end, owner = null, lease_until = null, epoch = o.epoch + 1, settled_at = clock_timestamp()
  where o.tenant_id = t and o.id = found.id and o.state in ('unconfirmed', 'unknown');
  if p_status = 'failed' and p_problem->>'reason' = 'window_closed' then
    update conversations c set window_closed = true where c.tenant_id = t and c.id = found.conversation_id;
  end if;
  perform app.record('message.' || p_status, case p_status when 'sent' then 'An answer was sent' when 'delivered' then 'A message was delivered' when 'read' then 'A message was read' else coalesce(p_problem->>'detail', 'A message could not be delivered') end, found.conversation_id, jsonb_build_object('messageId', found.id), p_trace);
  return 'applied';
end $$;
