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

create table events (
  tenant_id uuid not null default app.tenant(),
  id bigint generated always as identity,
  name text not null,
  kind text not null,
  summary text not null,
  conversation_id uuid,
  payload jsonb not null default '{}',
  trace_id text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
select app.protect('events');

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
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('files');
