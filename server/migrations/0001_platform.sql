-- Three roles, none of which can log in or bypass row security. The login takes on salesboy_app for everything;
-- salesboy_auth owns the sign-in rows; salesboy_system owns the few functions that look across tenants.
-- Roles belong to the whole server: another database of it may be making the same ones at this moment.
do $$
declare role_name text;
begin
  foreach role_name in array array['salesboy_app', 'salesboy_auth', 'salesboy_system'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then execute format('create role %I nologin noinherit', role_name); end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
  for attempt in 1..20 loop
    begin
      execute format('grant salesboy_app, salesboy_auth, salesboy_system to %I', current_user);
      grant salesboy_auth to salesboy_app;
      exit;
    exception when internal_error then
      if attempt = 20 then raise; end if;
      perform pg_sleep(0.1 * attempt);
    end;
  end loop;
end $$;

grant usage on schema app to salesboy_app, salesboy_auth, salesboy_system;
grant create on schema app to salesboy_system;
grant usage on schema public to salesboy_app, salesboy_auth, salesboy_system;
revoke create on schema public from public;

-- After a transaction-local setting ends, its value is '' and not null.
create function app.tenant() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- One line protects a table: row security that binds the owner too, and the grants the application needs. Nobody searches
-- what is sealed and nothing makes it shorter: no statistics are taken of it, and no time is lost on compressing it.
create function app.protect(target regclass) returns void language plpgsql as $$
declare sealed text;
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to salesboy_app using (tenant_id = (select app.tenant())) with check (tenant_id = (select app.tenant()))', target);
  execute format('grant select, insert, update, delete on %s to salesboy_app', target);
  for sealed in select attname from pg_attribute where attrelid = target and attname like '%\_sealed' loop
    execute format('alter table %s alter column %I set statistics 0', target, sealed);
    execute format('alter table %s alter column %I set storage external', target, sealed);
  end loop;
end $$;

-- For the tables that functions across tenants read or claim.
create function app.let_system(target regclass, rights text) returns void language plpgsql as $$
begin
  execute format('create policy system on %s to salesboy_system using (true) with check (true)', target);
  execute format('grant %s on %s to salesboy_system', rights, target);
end $$;

-- A function that looks across tenants: it runs as salesboy_system, with a search path of its own.
create function app.across_tenants(target regprocedure) returns void language plpgsql as $$
begin
  execute format('alter function %s security definer', target);
  execute format('alter function %s set search_path = pg_catalog, public, app', target);
  execute format('revoke execute on function %s from public', target);
  execute format('grant execute on function %s to salesboy_app', target);
  execute format('alter function %s owner to salesboy_system', target);
end $$;

create table data_keys (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('data_keys');

-- Counts up with every change of what processes keep in memory, so that each knows when its copy is stale.
create table versions (
  tenant_id uuid not null default app.tenant(),
  subject text not null check (subject in ('knowledge', 'catalog')),
  version bigint not null,
  primary key (tenant_id, subject)
);
select app.protect('versions');

create function app.versions_for_turn(p_conversation uuid) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object('knowledge', 0, 'catalog', 0) || coalesce((select jsonb_object_agg(v.subject, v.version) from versions v where v.tenant_id = app.tenant()), '{}');
end $$;

create table events (
  tenant_id uuid not null default app.tenant(),
  id bigint generated always as identity,
  name text not null,
  summary text not null,
  conversation_id uuid,
  payload jsonb not null default '{}',
  trace_id text not null,
  at timestamptz not null default clock_timestamp(),
  -- The transaction that made it true: whoever follows asks which of them ended since their last look.
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
select app.protect('events');
select app.let_system('events', 'select, update (xid)');
create index on events (xid);

-- A fact, written in the transaction that makes it true. Its name, and what its payload holds, stand in contract/events.ts.
create function app.record(p_name text, p_summary text, p_conversation uuid, p_payload jsonb, p_trace text) returns void language plpgsql as $$
begin
  insert into events (name, summary, conversation_id, payload, trace_id) values (p_name, p_summary, p_conversation, p_payload, p_trace);
end $$;

-- What became true between two looks: committed at the second, not yet at the first. Ids and transactions alike are given before the
-- commit, so neither alone can say what is new. By id, which is the order of the commits within a conversation: its row is locked.
create function app.events_between(p_from pg_snapshot, p_to pg_snapshot, p_after bigint, p_names text[], p_limit int) returns setof events language sql stable as $$
  select e.* from events e
  where e.xid >= pg_snapshot_xmin(p_from) and e.xid < pg_snapshot_xmax(p_to)
    and not pg_visible_in_snapshot(e.xid, p_from) and pg_visible_in_snapshot(e.xid, p_to)
    and e.id > p_after and (p_names is null or e.name = any (p_names))
  order by e.id limit p_limit
$$;

-- How far each part of the house that hears of every tenant's events has read. One process at a time moves it.
create table app.followers (
  name text primary key,
  -- A page of what lies between two looks: seen up to after_id.
  seen pg_snapshot not null,
  upto pg_snapshot not null,
  after_id bigint not null default 0
);
grant select, update on app.followers to salesboy_system;
-- The rooms of the house hear of everything from the beginning, also of what happened before their first worker started.
insert into app.followers (name, seen, upto) values ('rooms', pg_current_snapshot(), pg_current_snapshot());

-- Transactions are counted by the database server. A dump that is restored on another one keeps the numbers of the old count, which come
-- up again there: then every old fact would be told once more. So once, when numbers from ahead are found: what had been told is put
-- before every look, and what had not is told as if it became true now. Answers how many facts were moved.
create function app.count_anew() returns bigint language plpgsql as $$
declare
  here pg_snapshot := pg_current_snapshot();
  moved bigint;
begin
  if not exists (select from events e where e.xid >= pg_snapshot_xmax(here) and e.xid <> pg_current_xact_id_if_assigned())
    and not exists (select from app.followers f where pg_snapshot_xmax(f.upto) > pg_snapshot_xmax(here)) then return 0; end if;

  update events e set xid = case when exists (
      select from app.followers f where not pg_visible_in_snapshot(e.xid, f.seen)
        and (f.after_id = 0 or e.id > f.after_id or not pg_visible_in_snapshot(e.xid, f.upto))
    ) then pg_current_xact_id() else '2'::xid8 end
    where e.xid >= (select least(pg_snapshot_xmin(here), min(pg_snapshot_xmin(f.seen))) from app.followers f);
  get diagnostics moved = row_count;
  update app.followers set seen = here, upto = here, after_id = 0;
  return moved;
end $$;
select app.across_tenants('app.count_anew()');

-- The next events for a follower, oldest first, and its place moved past them; nothing while another process is at it.
-- What is done about them belongs in the same transaction.
create function app.follow_events(p_follower text, p_names text[], p_limit int) returns setof events language plpgsql as $$
declare
  place record;
  page events[];
begin
  select f.* into place from app.followers f where f.name = p_follower for update skip locked;
  if place.name is null then return; end if; -- Another process is telling.
  if place.after_id = 0 then place.upto := pg_current_snapshot(); end if;
  select array_agg(e order by e.id) into page from app.events_between(place.seen, place.upto, place.after_id, p_names, p_limit) e;
  if coalesce(array_length(page, 1), 0) < p_limit then
    update app.followers set seen = place.upto, upto = place.upto, after_id = 0 where name = p_follower and (seen::text <> place.upto::text or after_id <> 0);
  else
    update app.followers set seen = place.seen, upto = place.upto, after_id = page[p_limit].id where name = p_follower;
  end if;
  return query select (e).* from unnest(page) e;
end $$;
select app.across_tenants('app.follow_events(text, text[], int)');

-- Append-only: the application may write and read it, and change nothing.
create table audit_entries (
  tenant_id uuid not null default app.tenant(),
  id bigint generated always as identity,
  actor text not null,
  action text not null,
  object text not null,
  details jsonb not null default '{}',
  ip text,
  trace_id text not null,
  at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('audit_entries');
revoke update, delete on audit_entries from salesboy_app;

-- What a POST with an Idempotency-Key answered, so that a repeat gets the same and does nothing.
create table idempotency_keys (
  tenant_id uuid not null default app.tenant(),
  key text not null,
  route text not null,
  request_sha256 text not null,
  status int,
  answer_sealed text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
select app.protect('idempotency_keys');

create table files (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  key text not null,
  file_name text not null,
  mime_type text not null,
  size_bytes bigint not null,
  sha256 text,
  -- An upload that perhaps nothing will use: looked at then. Null for what belongs to something for good.
  check_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('files');
create index on files (tenant_id, check_at) where check_at is not null;

-- Removes a file whose time to be looked at has come and answers its key; one that a row names stays, and is looked at again in a week.
create function app.forget_unused_file(p_id uuid) returns text language plpgsql as $$
declare removed text;
begin
  delete from files where tenant_id = app.tenant() and id = p_id and check_at < now() returning key into removed;
  return removed;
exception when foreign_key_violation then
  update files set check_at = now() + interval '7 days' where tenant_id = app.tenant() and id = p_id;
  return null;
end $$;
