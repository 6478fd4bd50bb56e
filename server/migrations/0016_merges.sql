-- One person who was two contacts. Whatever names a contact moves to the one that stays; what moved is written down, so that it can be
-- put back. The other one's row stays as it was, and says whom it was merged into.
create table contact_merges (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  into_id uuid not null,
  from_id uuid not null,
  -- By table, the keys of the rows that moved.
  moved jsonb not null,
  -- What stood on each of the two in their fields; a merge ends the one of two values that says the same thing.
  stood jsonb not null,
  -- The contact that stays, as it was and as the merge made it.
  before jsonb not null,
  after jsonb not null,
  merged_at timestamptz not null default clock_timestamp(),
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, into_id) references contacts (tenant_id, id) on delete cascade,
  foreign key (tenant_id, from_id) references contacts (tenant_id, id) on delete cascade
);
select app.protect('contact_merges');
create unique index contact_merges_one on contact_merges (tenant_id, from_id) where undone_at is null;
create index on contact_merges (tenant_id, into_id, merged_at);

-- Every table that names a contact, whichever part of the house it belongs to: its foreign key says so. `key` makes a row's key.
create function app.tables_of_contacts() returns table (name text, key text, of_conversation boolean) language sql stable as $$
  select k.conrelid::regclass::text,
    (select 'jsonb_build_array(' || string_agg(format('r.%I', a.attname), ', ' order by a.attnum) || ')' from pg_constraint p
      join pg_attribute a on a.attrelid = p.conrelid and a.attnum = any (p.conkey) and a.attname <> 'tenant_id'
      where p.conrelid = k.conrelid and p.contype = 'p'),
    exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'conversation_id' and not a.attisdropped)
  from pg_constraint k
  join pg_attribute c on c.attrelid = k.conrelid and c.attnum = k.conkey[2] and c.attname = 'contact_id'
  where k.contype = 'f' and k.confrelid = 'contacts'::regclass order by 1
$$;

-- What a merge decides about. Nobody's stop is lost: the earlier of two stands.
create function app.consent_of(k contacts) returns jsonb language sql immutable as $$
  select jsonb_build_object('name', k.name, 'language', k.language, 'email', k.email, 'opted_out_at', k.opted_out_at, 'marketing_stopped_at', k.marketing_stopped_at)
$$;

-- Both contacts and their conversations, locked in the order of the house: conversations before contacts, each by its id.
create function app.lock_contacts(p_one uuid, p_other uuid) returns int language plpgsql as $$
declare locked int;
begin
  perform from conversations c where c.tenant_id = app.tenant() and c.contact_id in (p_one, p_other) order by c.id for update;
  perform from contacts k where k.tenant_id = app.tenant() and k.id in (p_one, p_other) order by k.id for update;
  get diagnostics locked = row_count;
  return locked;
end $$;

-- An answer in work knows the contact as it was: it is dropped and thought of anew. A lane of several lets go of it by itself.
create function app.drop_turns(p_contact uuid) returns void language plpgsql as $$
declare conv record;
begin
  for conv in select c.id, c.lane_id from conversations c where c.tenant_id = app.tenant() and c.contact_id = p_contact loop
    update turns set closed_at = clock_timestamp(), outcome = 'abandoned' where tenant_id = app.tenant() and conversation_id = conv.id and closed_at is null;
    continue when not found or conv.lane_id <> conv.id;
    update lanes set epoch = epoch + 1, owner = null, ready_at = clock_timestamp() where tenant_id = app.tenant() and id = conv.lane_id and owner is not null;
  end loop;
end $$;

-- 'merged', or why not: 'missing', 'same', 'gone' (one of them is part of another already).
create function app.merge_contacts(p_into uuid, p_from uuid, p_id uuid, p_by text) returns text language plpgsql as $$
declare
  t constant uuid := app.tenant();
  kept contacts;
  other contacts;
  part record;
  keys jsonb;
  moved jsonb := '{}';
  stood jsonb;
  -- Fields of the one who stays in which the other one's value stands now.
  theirs text[];
begin
  if p_into = p_from then return 'same'; end if;
  if app.lock_contacts(p_into, p_from) < 2 then return 'missing'; end if;
  select k.* into kept from contacts k where k.tenant_id = t and k.id = p_into;
  select k.* into other from contacts k where k.tenant_id = t and k.id = p_from;
  if kept.merged_into is not null or other.merged_into is not null then return 'gone'; end if;
  perform app.drop_turns(p_from);

  -- Of two values for one field the one that a person typed stands, else that of the contact who stays.
  select coalesce(jsonb_agg(f.id), '[]') into stood from contact_fields f where f.tenant_id = t and f.contact_id in (p_into, p_from) and f.ended_at is null;
  with ended as (update contact_fields f set ended_at = clock_timestamp(), ending = 'replaced'
  from contact_fields g
  where f.tenant_id = t and g.tenant_id = t and f.contact_id in (p_into, p_from) and g.contact_id in (p_into, p_from) and f.contact_id <> g.contact_id
    and f.field = g.field and f.suggested = g.suggested and f.ended_at is null and g.ended_at is null
    and case when f.by = g.by then f.contact_id = p_from else f.by = 'agent' end
  returning f.contact_id, f.field) select array_agg(e.field) into theirs from ended e where e.contact_id = p_into;

  for part in select * from app.tables_of_contacts() loop
    execute format('with gone as (update %s r set contact_id = $1 where r.tenant_id = $3 and r.contact_id = $2 returning %s as key) select coalesce(jsonb_agg(key), ''[]'') from gone', part.name, part.key)
    into keys using p_into, p_from, t;
    moved := moved || jsonb_build_object(part.name, keys);
  end loop;

  update contacts k set
    name = case when 'name' = any (theirs) then other.name else coalesce(k.name, other.name) end,
    email = case when 'email' = any (theirs) then other.email else coalesce(k.email, other.email) end,
    language = coalesce(k.language, other.language),
    opted_out_at = least(k.opted_out_at, other.opted_out_at), marketing_stopped_at = least(k.marketing_stopped_at, other.marketing_stopped_at),
    updated_at = now()
  where k.tenant_id = t and k.id = p_into;
  update contacts k set merged_into = p_into, updated_at = now() where k.tenant_id = t and k.id = p_from;
  insert into contact_merges (id, into_id, from_id, moved, stood, before, after, merged_by)
  select p_id, p_into, p_from, moved, stood, app.consent_of(kept), app.consent_of(k), p_by from contacts k where k.tenant_id = t and k.id = p_into;
  return 'merged';
end $$;

-- Two again: what moved goes back, and with it what came since by the other one's addresses. 'undone', or why not: 'missing', 'later'
-- (another contact was merged after this one, and goes first).
create function app.unmerge_contacts(p_into uuid, p_from uuid, p_by text) returns text language plpgsql as $$
declare
  t constant uuid := app.tenant();
  past contact_merges;
  kept contacts;
  part record;
  theirs uuid[];
begin
  perform app.lock_contacts(p_into, p_from);
  select m.* into past from contact_merges m where m.tenant_id = t and m.into_id = p_into and m.from_id = p_from and m.undone_at is null;
  if past.id is null then return 'missing'; end if;
  select k.* into kept from contacts k where k.tenant_id = t and k.id = p_into;
  if kept.merged_into is not null or exists (select from contact_merges m where m.tenant_id = t and m.into_id = p_into and m.undone_at is null and m.merged_at > past.merged_at) then return 'later'; end if;
  perform app.drop_turns(p_into);

  update contact_identities i set contact_id = p_from where i.tenant_id = t and i.contact_id = p_into and i.created_at > past.merged_at
    and exists (select from jsonb_array_elements(past.moved->'contact_identities') key where i.beside = key->>2);
  for part in select * from app.tables_of_contacts() loop
    execute format('update %s r set contact_id = $1 where r.tenant_id = $3 and r.contact_id = $2 and $4 @> jsonb_build_array(%s)', part.name, part.key)
    using p_from, p_into, t, coalesce(past.moved->part.name, '[]');
  end loop;
  update conversations c set contact_id = p_from from inboxes b, contact_identities i
  where c.tenant_id = t and c.contact_id = p_into and c.created_at > past.merged_at and b.tenant_id = t and b.id = c.inbox_id
    and i.tenant_id = t and i.contact_id = p_from and i.channel = b.channel and i.value = c.begun_by;
  select array_agg(c.id) into theirs from conversations c where c.tenant_id = t and c.contact_id = p_from;
  for part in select * from app.tables_of_contacts() where of_conversation loop
    execute format('update %s r set contact_id = $1 where r.tenant_id = $3 and r.contact_id = $2 and r.conversation_id = any ($4)', part.name)
    using p_from, p_into, t, theirs;
  end loop;

  -- What the merge ended stands again, unless something newer stands there, or a person removed it.
  update contact_fields f set ended_at = null, ending = null
  where f.tenant_id = t and f.contact_id in (p_into, p_from) and f.ending = 'replaced' and past.stood @> to_jsonb(f.id)
    and not exists (select from contact_fields g where g.tenant_id = t and g.contact_id = f.contact_id and g.field = f.field and g.suggested = f.suggested and g.ended_at is null);

  -- What was said since the merge holds: for the contact who stays as it is now, for the other if it is a stop.
  update contacts k set merged_into = null, updated_at = now(),
    opted_out_at = case when kept.opted_out_at is distinct from (past.after->>'opted_out_at')::timestamptz then coalesce(k.opted_out_at, kept.opted_out_at) else k.opted_out_at end,
    marketing_stopped_at = case when kept.marketing_stopped_at is distinct from (past.after->>'marketing_stopped_at')::timestamptz then coalesce(k.marketing_stopped_at, kept.marketing_stopped_at) else k.marketing_stopped_at end
  where k.tenant_id = t and k.id = p_from;
  update contacts k set updated_at = now(),
    name = case when k.name is not distinct from past.after->>'name' then past.before->>'name' else k.name end,
    language = case when k.language is not distinct from past.after->>'language' then past.before->>'language' else k.language end,
    email = case when k.email is not distinct from past.after->>'email' then past.before->>'email' else k.email end,
    opted_out_at = case when k.opted_out_at is not distinct from (past.after->>'opted_out_at')::timestamptz then (past.before->>'opted_out_at')::timestamptz else k.opted_out_at end,
    marketing_stopped_at = case when k.marketing_stopped_at is not distinct from (past.after->>'marketing_stopped_at')::timestamptz then (past.before->>'marketing_stopped_at')::timestamptz else k.marketing_stopped_at end
  where k.tenant_id = t and k.id = p_into;
  update contact_merges m set undone_at = clock_timestamp(), undone_by = p_by where m.tenant_id = t and m.id = past.id;
  return 'undone';
end $$;
