-- The hot path: receive, claim, open, settle, deliver. One round trip each, because the distance to the database decides
-- more than its engine. Locks are always taken in the order conversation, lane, message, outbox.

-- The contact whom any of the identities names, made when there is none. Every identity given ends up on one contact,
-- unless it already belongs to another: then the first match wins and `conflict` says so. A phone number or an e-mail address is the
-- same person's on every channel. `renamed`: their profile bears another name than we know.
create function app.resolve_contact(p_channel text, p_identities jsonb, p_name text, p_new_id uuid, out contact_id uuid, out created boolean, out conflict boolean, out renamed boolean) language plpgsql as $$
declare
  found uuid[];
  identity jsonb;
  known record;
  called text;
  known_by text;
  elsewhere boolean;
begin
  created := false;
  renamed := false;
  for attempt in 1..2 loop
    -- One look-up by key for each: as a join, the planner may read the whole table for the two or three that there are.
    for identity in select value from jsonb_array_elements(p_identities) loop
      select k.id, k.name into known from contact_identities i join contacts k on k.tenant_id = i.tenant_id and k.id = i.contact_id
      where i.tenant_id = app.tenant() and i.channel = p_channel and i.kind = identity->>'kind' and i.value = identity->>'value';
      continue when known.id is null or known.id = any (found);
      if found is null then
        called := known.name;
        known_by := identity->>'value';
      end if;
      found := found || known.id;
    end loop;
    exit when found is not null or attempt = 2;
    -- Two first messages of one person at once: the second waits here and finds what the first made.
    perform pg_advisory_xact_lock(hashtextextended(app.tenant()::text || (p_identities->0->>'value'), 0));
  end loop;
  elsewhere := found is null;
  if elsewhere then
    select array[k.id], k.name, i.value into found, called, known_by from jsonb_array_elements(p_identities) g
    join contact_identities i on i.tenant_id = app.tenant() and i.kind = g->>'kind' and i.value = g->>'value' and i.kind in ('phone', 'email')
    join contacts k on k.tenant_id = i.tenant_id and k.id = i.contact_id
    order by i.created_at limit 1;
  end if;

  if found is null then
    insert into contacts (id, name) values (p_new_id, nullif(p_name, ''));
    contact_id := p_new_id;
    created := true;
  else
    contact_id := found[1];
    renamed := p_name <> '' and p_name is distinct from called;
  end if;
  conflict := coalesce(array_length(found, 1), 0) > 1;

  if elsewhere or jsonb_array_length(p_identities) > 1 then
    insert into contact_identities (channel, kind, value, contact_id, beside)
    select p_channel, g->>'kind', g->>'value', resolve_contact.contact_id, known_by from jsonb_array_elements(p_identities) g
    on conflict do nothing;
  end if;
end $$;

-- The name of a contact's profile, unless they or a teammate gave another: that one stands above it.
create function app.rename_contact(p_contact uuid, p_name text) returns void language plpgsql as $$
begin
  update contacts k set name = p_name, updated_at = now() where k.tenant_id = app.tenant() and k.id = p_contact
    and not exists (select from contact_fields f where f.tenant_id = k.tenant_id and f.contact_id = k.id and f.field = 'name' and f.ended_at is null and not f.suggested);
end $$;

-- Says when a lane is next due, after something about its conversations changed. Leased and backing-off lanes keep their time.
create function app.schedule_lane(p_lane uuid) returns timestamptz language plpgsql as $$
declare due timestamptz;
begin
  select min(c.due_at) into due from conversations c where c.tenant_id = app.tenant() and c.lane_id = p_lane and c.waiting_since is not null;
  update lanes set ready_at = due where tenant_id = app.tenant() and id = p_lane and owner is null and (attempts = 0 or due is null);
  return due;
end $$;

-- The conversation of a contact at an inbox, locked, begun when there is none. A contact who was two may have two here: the one at the
-- address that was written from counts, else the latest. What one browser said is never shown in another.
create function app.take_conversation(p_inbox uuid, p_contact uuid, p_channel text, p_identities jsonb, p_reply_to jsonb, p_new_id uuid, p_ordering text, out conversation conversations, out begun boolean) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  addresses constant jsonb := p_identities || p_reply_to;
begin
  begun := false;
  select c.* into conversation from conversations c where c.tenant_id = t and c.inbox_id = p_inbox and c.contact_id = p_contact
    and (c.reply_kind <> 'visitor' or c.reply_value = p_reply_to->>'value')
  order by addresses @> jsonb_build_array(jsonb_build_object('kind', c.reply_kind, 'value', c.reply_value)) desc, c.updated_at desc limit 1 for update;
  if conversation.id is not null then return; end if;

  begun := true;
  insert into lanes (id, inbox_id) values (case p_ordering when 'inbox' then p_inbox else p_new_id end, p_inbox) on conflict do nothing;
  insert into conversations (id, inbox_id, contact_id, begun_by, lane_id, reply_kind, reply_value, updated_at)
  values (p_new_id, p_inbox, p_contact, p_identities->0->>'value', case p_ordering when 'inbox' then p_inbox else p_new_id end, p_reply_to->>'kind', p_reply_to->>'value', clock_timestamp())
  on conflict do nothing returning * into conversation;
  -- It began twice at once, or the contact was merged into another while we looked: the transaction runs again and finds what there is.
  if conversation.id is null or not exists (
    select from jsonb_array_elements(p_identities) g
    join contact_identities i on i.tenant_id = t and i.channel = p_channel and i.kind = g->>'kind' and i.value = g->>'value' and i.contact_id = p_contact
  ) then raise exception using errcode = 'serialization_failure', message = 'A conversation began at the same moment.'; end if;
end $$;

-- A message that was not ours to send, as it is written down.
create type app.arrival as (
  inbox_id uuid, channel text, id uuid, external_id text, identities jsonb, reply_to jsonb, name text, new_contact_id uuid, new_conversation_id uuid,
  direction text, author text, kind text, content_sealed text, provider_at timestamptz, answerable boolean, opens_window boolean, reply_ref text,
  referral jsonb, raw_sealed text
);

-- One inbound message: contact, conversation, message, work, event. A repeat inserts nothing and answers 'duplicate'.
create function app.receive_message(
  p app.arrival, p_trace text,
  out outcome text, out contact_id uuid, out conversation_id uuid, out conflict boolean, out due timestamptz, out parked boolean
) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  fresh constant int := case when p.direction = 'in' and p.opens_window then 1 else 0 end;
  box record;
  whose record;
  conv conversations;
  waits boolean;
  now_at timestamptz;
begin
  if exists (select from messages m where m.tenant_id = t and m.inbox_id = p.inbox_id and m.external_id = p.external_id) then
    outcome := 'duplicate';
    return;
  end if;
  select i.ordering, make_interval(secs => i.burst_window_ms / 1000.0) as burst, case i.burst_window_ms when 0 then interval '0' else interval '6 seconds' end as longest
  into box from inboxes i where i.tenant_id = t and i.id = p.inbox_id;
  whose := app.resolve_contact(p.channel, p.identities, p.name, p.new_contact_id);
  contact_id := whose.contact_id;
  conflict := whose.conflict;

  select (c.conversation).* into conv from app.take_conversation(p.inbox_id, whose.contact_id, p.channel, p.identities, p.reply_to, p.new_conversation_id, box.ordering) c;
  if whose.renamed then perform app.rename_contact(whose.contact_id, p.name); end if;
  waits := p.answerable and not exists (select from handovers h where h.tenant_id = t and h.conversation_id = conv.id and h.ended_at is null and not h.listening);
  now_at := clock_timestamp();
  if waits then
    conv.waiting_since := coalesce(conv.waiting_since, now_at);
    -- The quiet window starts again with each line, up to six seconds after the first.
    conv.due_at := least(now_at + box.burst, conv.waiting_since + box.longest);
  end if;

  conversation_id := conv.id;
  conv.last_seq := conv.last_seq + 1;
  update conversations c set
    last_seq = conv.last_seq,
    -- The spelling in which they write is the one that reaches them; what we sent from the phone may bear another.
    reply_kind = case when p.opens_window then coalesce(p.reply_to->>'kind', c.reply_kind) else c.reply_kind end,
    reply_value = case when p.opens_window then coalesce(p.reply_to->>'value', c.reply_value) else c.reply_value end,
    referral = coalesce(p.referral, c.referral),
    last_inbound_at = case when p.opens_window then greatest(c.last_inbound_at, p.provider_at) else c.last_inbound_at end,
    window_closed = c.window_closed and not p.opens_window,
    unread = c.unread + fresh,
    updated_at = greatest(c.updated_at, now_at), waiting_since = conv.waiting_since, due_at = conv.due_at
  where c.tenant_id = t and c.id = conv.id;

  insert into messages (id, conversation_id, inbox_id, seq, direction, author, kind, content_sealed, external_id, answerable, status, reply_to, trace_id, provider_at)
  values (p.id, conv.id, p.inbox_id, conv.last_seq, p.direction, p.author, p.kind, p.content_sealed, p.external_id, p.answerable, case p.direction when 'in' then 'received' else 'sent' end, p.reply_ref, p_trace, p.provider_at)
  on conflict (tenant_id, inbox_id, external_id) where external_id is not null do nothing;
  -- The same delivery twice at once: the transaction runs again and finds the message.
  if not found then raise exception using errcode = 'serialization_failure', message = 'The same delivery came at the same moment.'; end if;
  if waits then due := app.schedule_lane(conv.lane_id); end if;

  insert into inbound_events (id, inbox_id, kind, state, raw_sealed) values (p.id, p.inbox_id, 'message', 'handled', p.raw_sealed);
  if p.opens_window or p.author = 'phone' then
    perform app.record('message.received', case p.author when 'phone' then 'A person wrote from the phone' else 'A message came in' end, conv.id, jsonb_build_object('messageId', p.id, 'contactId', contact_id, 'inboxId', p.inbox_id, 'type', p.kind, 'author', p.author), p_trace);
  end if;
  if whose.created then
    perform app.record('contact.created', 'A new contact wrote', conv.id, jsonb_build_object('contactId', contact_id, 'inboxId', p.inbox_id), p_trace);
  end if;
  parked := exists (select from parked_news n where n.tenant_id = t and n.inbox_id = p.inbox_id and n.external_id = p.external_id);
  outcome := 'stored';
end $$;

-- A conversation that we begin, with somebody who never wrote, or the one that there is. Nothing was said yet, so nothing is open: where
-- the channel has a window, only a template passes the gate.
create function app.open_conversation(p_inbox uuid, p_channel text, p_identities jsonb, p_reply_to jsonb, p_name text, p_new_contact uuid, p_new_conversation uuid, p_trace text, out conversation_id uuid, out contact_id uuid, out begun boolean) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  whose record;
  ordering text;
begin
  select i.ordering into ordering from inboxes i where i.tenant_id = t and i.id = p_inbox;
  whose := app.resolve_contact(p_channel, p_identities, p_name, p_new_contact);
  contact_id := whose.contact_id;
  select (c.conversation).id, c.begun into conversation_id, begun
  from app.take_conversation(p_inbox, whose.contact_id, p_channel, p_identities, p_reply_to, p_new_conversation, ordering) c;
  if whose.created then
    perform app.record('contact.created', 'A new contact was added', conversation_id, jsonb_build_object('contactId', contact_id, 'inboxId', p_inbox), p_trace);
  end if;
  if begun then
    perform app.record('conversation.begun', 'A conversation was begun', conversation_id, jsonb_build_object('contactId', contact_id, 'inboxId', p_inbox), p_trace);
  end if;
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

-- Opens the turn and reads what was said; what else deciding needs, the rooms read beside it. 'held' and 'idle' have released the lane. While a person is waited for,
-- the turn carries the hand-over and only listens to what is new since. It goes on under the trace of the newest message it answers; p_trace
-- is for one that answers nothing any more.
create function app.open_turn(p_id uuid, p_lane uuid, p_conversation uuid, p_epoch bigint, p_trace text) returns jsonb language plpgsql as $$
declare
  t constant uuid := app.tenant();
  conv record;
  held record;
  said record;
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
  conv.done_seq := greatest(conv.done_seq, held.heard_seq);
  select coalesce(jsonb_agg(to_jsonb(line) - 'trace_id' order by line.seq), '[]') as lines,
    coalesce((array_agg(line.trace_id order by line.seq desc) filter (where line.pending))[1], p_trace) as trace
  into said from (
    select m.id, m.seq, m.author, m.content_sealed, m.provider_at, m.external_id, m.trace_id, (m.direction = 'in' and m.answerable and m.seq > conv.done_seq) as pending
    from messages m
    where m.tenant_id = t and m.conversation_id = p_conversation and m.deleted_at is null and m.kind <> 'unsupported'
      and m.status not in ('failed', 'cancelled')
      and (m.seq > conv.done_seq or m.seq > conv.done_seq - 20)
    order by m.seq desc limit 80
  ) line;
  insert into turns (id, conversation_id, epoch, up_to_seq, handover_id, trace_id) values (p_id, p_conversation, p_epoch, conv.last_seq, held.id, said.trace);
  perform app.record('turn.opened', 'The bot is working on an answer', p_conversation, jsonb_build_object('turnId', p_id), said.trace);

  return jsonb_build_object(
    'outcome', 'open',
    'traceId', said.trace,
    'upToSeq', conv.last_seq,
    'waitingSince', conv.waiting_since,
    'handover', case when held.id is not null then jsonb_build_object('reason', held.reason, 'noted', held.noted_at is not null) end,
    'inbox', (select jsonb_build_object('id', i.id, 'channel', i.channel) from inboxes i where i.tenant_id = t and i.id = conv.inbox_id),
    'contact', (select jsonb_build_object('id', k.id, 'name', k.name, 'language', k.language, 'optedOut', k.opted_out_at is not null) from contacts k where k.tenant_id = t and k.id = conv.contact_id),
    'messages', said.lines
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

-- An outgoing message as it is written down.
create type app.departure as (
  id uuid, conversation_id uuid, author text, author_id uuid, kind text, content_sealed text, reply_to text, turn_id uuid,
  class text, promotes boolean, after_opt_out boolean, again_of uuid
);

-- Saves an outgoing message and puts it in line. What waits in front of it to the same contact goes as fast as it does.
create function app.queue_message(p_message app.departure, p_repeatable text[], p_trace text, out seq bigint, out due timestamptz) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  own_rank constant int := array_position(array['reply', 'service', 'utility', 'marketing'], p_message.class);
  conv record;
begin
  update conversations c set last_seq = c.last_seq + 1, updated_at = greatest(c.updated_at, clock_timestamp()) where c.tenant_id = t and c.id = p_message.conversation_id returning c.last_seq, c.inbox_id, c.lane_id into conv;
  seq := conv.last_seq;
  due := clock_timestamp();
  insert into messages (id, conversation_id, inbox_id, seq, direction, author, author_id, kind, content_sealed, status, reply_to, turn_id, trace_id, provider_at)
  values (p_message.id, p_message.conversation_id, conv.inbox_id, seq, 'out', p_message.author, p_message.author_id, p_message.kind, p_message.content_sealed, 'queued', p_message.reply_to, p_message.turn_id, p_trace, due);
  update outbox o set rank = own_rank
  where o.tenant_id = t and o.lane_id = conv.lane_id and o.place > own_rank and o.state = 'queued' and o.conversation_id = p_message.conversation_id;
  insert into outbox (id, conversation_id, lane_id, inbox_id, author, class, promotes, rank, after_opt_out, again_of, repeatable)
  values (p_message.id, p_message.conversation_id, conv.lane_id, conv.inbox_id, p_message.author, p_message.class, p_message.promotes, own_rank, p_message.after_opt_out, p_message.again_of,
    (select i.channel = any(p_repeatable) from inboxes i where i.tenant_id = t and i.id = conv.inbox_id));
  perform app.record('message.queued', 'An answer is on its way', p_message.conversation_id, jsonb_build_object('messageId', p_message.id, 'author', p_message.author, 'turnId', p_message.turn_id), p_trace);
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

-- When p_id may act again if it acts now; null when it may act at once, which then counts (generic cell rate algorithm). A number has
-- several of these: one for all that it sends, one for each class that may use only a part of it.
create function app.pace(p_tenant uuid, p_id uuid, p_of text, p_interval interval, p_burst interval) returns timestamptz language plpgsql as $$
declare ready timestamptz;
begin
  if p_interval <= interval '0' then return null; end if;
  insert into send_pacing as s (tenant_id, id, of, next_at) values (p_tenant, p_id, p_of, clock_timestamp() + p_interval)
  on conflict on constraint send_pacing_pkey do update set next_at = greatest(s.next_at, clock_timestamp()) + p_interval where s.next_at <= clock_timestamp() + p_burst;
  if found then return null; end if;
  select s.next_at into ready from send_pacing s where s.tenant_id = p_tenant and s.id = p_id and s.of = p_of;
  return ready - p_burst;
end $$;
-- One role whoever asks: a plan made under row security is made anew each time that the role changes.
select app.across_tenants('app.pace(uuid, uuid, text, interval, interval)');

-- The same for a number and a message of this rank. Answers and service may use all of its pace; utility at most eight tenths of it
-- and marketing half, so that there is always room for an answer. A tenth is theirs however much is answered: nothing waits for ever.
create function app.pace_number(p_tenant uuid, p_inbox uuid, p_rank int, p_pause interval) returns timestamptz language plpgsql as $$
declare
  shares constant numeric[] := array[1, 1, 0.8, 0.5];
  later timestamptz;
begin
  if p_rank <= 2 then return app.pace(p_tenant, p_inbox, 'all', p_pause, interval '1 second'); end if;
  later := app.pace(p_tenant, p_inbox, 'rank ' || p_rank, p_pause / shares[p_rank], interval '1 second');
  if later is not null then return later; end if;
  later := app.pace(p_tenant, p_inbox, 'all', p_pause, interval '1 second');
  if later is null or app.pace(p_tenant, p_inbox, 'tenth', p_pause * 10, interval '0') is not null then return later; end if;
  -- The answers pay for it: the number as a whole goes no faster.
  update send_pacing s set next_at = s.next_at + p_pause where s.tenant_id = p_tenant and s.id = p_inbox and s.of = 'all';
  return null;
end $$;

-- The next message of each lane that is due, at most p_limit, of inboxes that may send and as fast as their numbers may: answers first,
-- then service, utility and marketing, of which at most half of what is asked for, so that an answer finds a free hand. A number's
-- pace is kept here and not where its messages are sent: its row is locked for one short statement and not for every transaction.
-- With p_held, those of inboxes whose open connection this process holds, else those that anyone may send.
create function app.claim_outbox(p_owner text, p_limit int, p_lease interval, p_held boolean default false) returns table (tenant_id uuid, id uuid, inbox_id uuid, epoch bigint) language plpgsql as $$
declare
  due record;
  later timestamptz;
  full_inbox uuid;
  behind int;
  room int := p_limit;
begin
  for this_rank in 1..4 loop
    if this_rank = 3 then room := least(room, p_limit / 2); end if;
    exit when room <= 0;
    full_inbox := null;
    later := null;
    for due in
      with picked as materialized (
        select o.tenant_id, o.id, o.inbox_id, o.due_at, interval '1 second' / i.messages_per_second as pause from outbox o
        join inboxes i on i.tenant_id = o.tenant_id and i.id = o.inbox_id and i.status = 'active' and i.deleted_at is null
        where o.state = 'queued' and o.rank = this_rank and o.due_at <= clock_timestamp() and i.held = p_held
          and (not p_held or exists (
            select from inbox_holders h where h.tenant_id = i.tenant_id and h.inbox_id = i.id and h.owner = p_owner and h.state = 'open' and h.lease_until > clock_timestamp()
          ))
          -- One look-up by key for each: as a join, the planner may read every open message again for each of them.
          and o.position = (
            select head.position from outbox head
            where head.tenant_id = o.tenant_id and head.lane_id = o.lane_id and head.state in ('queued', 'claimed', 'sending')
            order by head.place, head.position limit 1
          )
        order by o.due_at limit room for update of o skip locked
      )
      -- Every claim meets the numbers in the same order, so that no two wait for each other.
      select * from picked order by picked.tenant_id, picked.inbox_id, picked.due_at
    loop
      if due.inbox_id is distinct from full_inbox then
        later := app.pace_number(due.tenant_id, due.inbox_id, this_rank, due.pause);
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
      room := room - 1;
      tenant_id := due.tenant_id;
      id := due.id;
      inbox_id := due.inbox_id;
      return next;
    end loop;
  end loop;
end $$;
select app.across_tenants('app.claim_outbox(text, int, interval, boolean)');

-- What a channel allows: hours in which free words may be sent (null: always), and the pace towards one contact.
create type app.send_limits as (window_hours int, pair_interval interval, pair_burst interval);
-- What the gate wants to know of a message.
create type app.outgoing as (id uuid, author text, class text, kind text, promotes boolean, after_opt_out boolean, turn_id uuid);

-- The single gate in front of every provider, asked by whoever sends, and beforehand by whoever would like to: may this message go to
-- this conversation? 'send', 'later' with the time, or 'refused', with the reason. Opt-out, marketing stop, takeover, window, the inbox
-- and the pace are decided here and nowhere else. With p_goes it is on its way, and counts for the contact's pace.
create function app.may_send(p_conversation uuid, p_message app.outgoing, p_limits app.send_limits, p_goes boolean, out outcome text, out reason text, out at timestamptz) language plpgsql as $$
declare
  t constant uuid := app.tenant();
  state record;
begin
  select k.opted_out_at is not null as opted_out, k.marketing_stopped_at is not null as marketing_stopped, i.id as inbox_id, i.status, i.deleted_at is not null as gone,
    p_limits.window_hours is not null and (c.window_closed or c.last_inbound_at is null or c.last_inbound_at <= clock_timestamp() - make_interval(hours => p_limits.window_hours)) as window_closed,
    exists (
      select from handovers h where h.tenant_id = t and h.conversation_id = c.id and h.ended_at is null
        -- The words with which the bot itself hands over belong to the turn that did it, and what it says while it listens to a turn of its own.
        and h.turn_id is distinct from coalesce(p_message.turn_id, p_message.id, c.id)
        and not (h.listening and exists (select from turns u where u.tenant_id = t and u.id = p_message.turn_id and u.handover_id = h.id))
    ) as handed_over
  into state from conversations c
  join contacts k on k.tenant_id = c.tenant_id and k.id = c.contact_id
  join inboxes i on i.tenant_id = c.tenant_id and i.id = c.inbox_id
  where c.tenant_id = t and c.id = p_conversation;
  reason := case
    when state.gone then 'inbox_gone'
    when state.opted_out and p_message.after_opt_out is not true then 'opted_out'
    when state.marketing_stopped and p_message.promotes then 'marketing_stopped'
    -- What was meant for many is not said into a talk that a person is having.
    when state.handed_over and (p_message.author = 'bot' or p_message.author = 'system' and p_message.class in ('utility', 'marketing')) then 'handed_over'
    when state.window_closed and p_message.kind <> 'template' then 'window_closed'
  end;
  if reason is not null then
    outcome := 'refused';
    return;
  end if;

  if state.status <> 'active' then
    reason := 'inbox_' || state.status;
    at := clock_timestamp() + interval '5 seconds';
  elsif p_goes then
    at := app.pace(t, p_conversation, 'all', p_limits.pair_interval, p_limits.pair_burst);
  else
    select max(s.next_at - case s.id when p_conversation then p_limits.pair_burst else interval '1 second' end) into at
    from send_pacing s where s.tenant_id = t and s.id in (p_conversation, state.inbox_id) and s.of = 'all';
    if at <= clock_timestamp() then at := null; end if;
  end if;
  outcome := case when at is null then 'send' else 'later' end;
  if at is not null then reason := coalesce(reason, 'paced'); end if;
end $$;

-- A message is about to leave: the gate is asked in the transaction after which it counts as perhaps sent. p_problems holds the words
-- for each reason of refusal. What becomes of a message is told under its own trace, here and wherever news of it come in.
create function app.take_outbox(p_id uuid, p_epoch bigint, p_lease interval, p_limits app.send_limits, p_problems jsonb) returns jsonb language plpgsql as $$
declare
  t constant uuid := app.tenant();
  item record;
  conv record;
  gate record;
  ending text;
begin
  select c.id, c.reply_kind, c.reply_value into conv
  from conversations c where c.tenant_id = t and c.id = (select o.conversation_id from outbox o where o.tenant_id = t and o.id = p_id) for share;
  select m.kind, m.turn_id, m.trace_id, m.content_sealed, m.reply_to, o.id, o.author, o.class, o.promotes, o.after_opt_out, o.attempts into item
  from messages m join outbox o on o.tenant_id = m.tenant_id and o.id = m.id
  where m.tenant_id = t and m.id = p_id and o.epoch = p_epoch and o.state = 'claimed' for update of m, o;
  if item.id is null then return jsonb_build_object('outcome', 'fenced'); end if;

  -- Asked once all are locked: what was committed while we waited for them counts.
  gate := app.may_send(conv.id, row(item.id, item.author, item.class, item.kind, item.promotes, item.after_opt_out, item.turn_id)::app.outgoing, p_limits, true);
  if gate.outcome = 'refused' then
    -- A person has the conversation: the message was not wrong, it is just not needed any more.
    ending := case gate.reason when 'handed_over' then 'cancelled' else 'failed' end;
    update outbox set state = ending, owner = null, lease_until = null, settled_at = clock_timestamp() where tenant_id = t and id = p_id;
    update messages set status = ending, problem = p_problems->gate.reason where tenant_id = t and id = p_id;
    perform app.record('message.' || ending, p_problems->gate.reason->>'detail', conv.id, jsonb_build_object('messageId', p_id, 'code', gate.reason), item.trace_id);
    return jsonb_build_object('outcome', 'refused');
  end if;
  if gate.outcome = 'later' then
    update outbox set state = 'queued', owner = null, lease_until = null, due_at = gate.at where tenant_id = t and id = p_id;
    return jsonb_build_object('outcome', 'later', 'at', gate.at);
  end if;

  update outbox set state = 'sending', sending_at = clock_timestamp(), sent_to = conv.reply_value, lease_until = clock_timestamp() + p_lease, attempts = attempts + 1 where tenant_id = t and id = p_id;
  update messages set status = 'sending' where tenant_id = t and id = p_id;
  return jsonb_build_object(
    'outcome', 'send', 'traceId', item.trace_id, 'conversationId', conv.id,
    'to', jsonb_build_object('kind', conv.reply_kind, 'value', conv.reply_value), 'contentSealed', item.content_sealed, 'replyTo', item.reply_to, 'attempts', item.attempts + 1
  );
end $$;

-- How a send ended: 'sent', 'later' (surely not sent, try again at p_due), 'failed', 'unconfirmed'. Answers 'fenced' when the
-- row is no longer ours, and 'parked' when news of the message came before the answer to our call.
create function app.settle_outbox(p_id uuid, p_epoch bigint, p_outcome text, p_external text, p_due timestamptz, p_problem jsonb) returns text language plpgsql as $$
declare
  t constant uuid := app.tenant();
  item record;
  trace text;
begin
  select m.trace_id into trace from messages m where m.tenant_id = t and m.id = p_id for update;
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
    perform app.record('message.sent', 'An answer was sent', item.conversation_id, jsonb_build_object('messageId', p_id, 'author', item.author), trace);
  elsif p_outcome = 'failed' then
    perform app.record('message.failed', coalesce(p_problem->>'detail', 'A message could not be sent'), item.conversation_id, jsonb_build_object('messageId', p_id, 'code', p_problem->>'code'), trace);
  end if;
  if exists (select from parked_news n where n.tenant_id = t and n.inbox_id = item.inbox_id and n.external_id = p_external) then return 'parked'; end if;
  return 'settled';
end $$;

-- Leases that ended. p_owner frees that node's own at once: it has just started, so nobody is working on them.
create function app.sweep(p_owner text) returns void language plpgsql as $$
begin
  update lanes l set owner = null, ready_at = clock_timestamp() where l.owner = p_owner and l.ready_at is not null;
  update lanes l set owner = null, ready_at = clock_timestamp() where l.owner is not null and l.ready_at <= clock_timestamp();

  update outbox o set state = 'queued', owner = null, lease_until = null, epoch = o.epoch + 1, due_at = clock_timestamp()
  where (o.state = 'claimed' or (o.state = 'sending' and o.repeatable)) and (o.lease_until <= clock_timestamp() or o.owner = p_owner);
  update outbox o set state = 'unconfirmed', owner = null, lease_until = null, epoch = o.epoch + 1
  where o.state = 'sending' and (o.lease_until <= clock_timestamp() or o.owner = p_owner);
end $$;
select app.across_tenants('app.sweep(text)');

-- Sends that broke off so long ago that no receipt will vouch for them any more.
create function app.due_unknown(p_after interval, p_limit int) returns table (tenant_id uuid, id uuid) language sql stable
as $$ select o.tenant_id, o.id from outbox o where o.state = 'unconfirmed' and o.sending_at <= clock_timestamp() - p_after order by o.sending_at limit p_limit $$;
select app.across_tenants('app.due_unknown(interval, int)');

-- Nobody can tell any more whether it left: from here a person has to say. Nothing when a receipt was faster.
create function app.give_up_send(p_id uuid, p_after interval, p_problem jsonb) returns boolean language plpgsql as $$
declare
  t constant uuid := app.tenant();
  known record;
begin
  select m.conversation_id, m.trace_id, m.status in ('sent', 'delivered', 'read') as arrived into known from messages m where m.tenant_id = t and m.id = p_id for update;
  update outbox set state = case when known.arrived then 'sent' else 'unknown' end, settled_at = clock_timestamp()
  where tenant_id = t and id = p_id and state = 'unconfirmed' and sending_at <= clock_timestamp() - p_after;
  if not found or known.arrived then return false; end if;
  update messages set status = 'unknown', problem = p_problem where tenant_id = t and id = p_id;
  perform app.record('message.unknown', 'Nobody can tell whether a message was sent', known.conversation_id, jsonb_build_object('messageId', p_id), known.trace_id);
  return true;
end $$;

-- Conversations whose hand-over ends by its clock.
create function app.due_resumes(p_limit int) returns table (tenant_id uuid, conversation_id uuid) language sql stable
as $$ select h.tenant_id, h.conversation_id from handovers h where h.ended_at is null and h.resumes_at <= clock_timestamp() order by h.resumes_at limit p_limit $$;
select app.across_tenants('app.due_resumes(int)');

-- A delivery receipt. Only upwards: sent < delivered < read; failed ends sent, and nothing ends delivered or read.
-- 'unknown' when no message of this inbox carries the id or the callback: park it, our own answer may be on its way.
create function app.apply_receipt(p_inbox uuid, p_external text, p_callback uuid, p_status text, p_problem jsonb) returns text language plpgsql as $$
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
  perform app.record('message.' || p_status, case p_status when 'sent' then 'An answer was sent' when 'delivered' then 'A message was delivered' when 'read' then 'A message was read' else coalesce(p_problem->>'detail', 'A message could not be delivered') end, found.conversation_id, jsonb_build_object('messageId', found.id), found.trace_id);
  return 'applied';
end $$;
