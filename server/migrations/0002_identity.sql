-- better-auth's tables (compiled by its own migration generator for 1.7.7), in a schema that only salesboy_auth writes.
create schema auth;
grant usage on schema auth to salesboy_auth, salesboy_app;

create table auth.users ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
create table auth.sessions ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" uuid not null references auth.users ("id") on delete cascade, "activeOrganizationId" text);
create table auth.accounts ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null, "userId" uuid not null references auth.users ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
create table auth.verifications ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
create table auth.organizations ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "slug" text not null unique, "logo" text, "createdAt" timestamptz not null, "metadata" text);
create table auth.members ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "organizationId" uuid not null references auth.organizations ("id") on delete cascade, "userId" uuid not null references auth.users ("id") on delete cascade, "role" text not null, "createdAt" timestamptz not null);
create table auth.invitations ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "organizationId" uuid not null references auth.organizations ("id") on delete cascade, "email" text not null, "role" text, "status" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "inviterId" uuid not null references auth.users ("id") on delete cascade);
create table auth.api_keys ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "configId" text not null, "name" text, "start" text, "referenceId" text not null, "prefix" text, "key" text not null, "refillInterval" integer, "refillAmount" integer, "lastRefillAt" timestamptz, "enabled" boolean, "rateLimitEnabled" boolean, "rateLimitTimeWindow" integer, "rateLimitMax" integer, "requestCount" integer, "remaining" integer, "lastRequest" timestamptz, "expiresAt" timestamptz, "createdAt" timestamptz not null, "updatedAt" timestamptz not null, "permissions" text, "metadata" text);
-- Wrong passwords and keys, by what was guessed at: its hash.
create table auth.tries ("guessed" text not null primary key, "failures" integer not null, "nextAt" timestamptz not null, "lastAt" timestamptz not null);
create index on auth.tries ("lastAt");
create index on auth.sessions ("userId");
create index on auth.accounts ("userId");
create index on auth.verifications ("identifier");
create unique index on auth.members ("organizationId", "userId");
create index on auth.members ("userId");
create index on auth.invitations ("organizationId");
create index on auth.invitations ("email");
create index on auth.api_keys ("configId");
create index on auth.api_keys ("referenceId");
create index on auth.api_keys ("key");
grant select, insert, update, delete on all tables in schema auth to salesboy_auth;

-- The rows that belong to a tenant are forced too: all for the sign-in role, the tenant's own and read-only for the rest.
do $$
declare part record;
begin
  for part in select * from (values ('organizations', 'id'), ('members', 'organizationId'), ('invitations', 'organizationId'), ('api_keys', 'referenceId')) as parts(name, owner) loop
    execute format('alter table auth.%I enable row level security', part.name);
    execute format('alter table auth.%I force row level security', part.name);
    execute format('create policy sign_in on auth.%I to salesboy_auth using (true) with check (true)', part.name);
  end loop;
end $$;
create policy tenant on auth.members for select to salesboy_app using ("organizationId" = (select app.tenant()));
grant select on auth.members to salesboy_app;

-- The people of the tenant in the transaction, without anything that signs them in.
create function app.teammates() returns table (id uuid, name text, email text, role text) language sql stable
as $$ select u."id", u."name", u."email", m."role" from auth.members m join auth.users u on u."id" = m."userId" where m."organizationId" = app.tenant() $$;
select app.across_tenants('app.teammates()');
grant usage on schema auth to salesboy_system;
grant select on auth.members, auth.users to salesboy_system;
create policy system on auth.members for select to salesboy_system using (true);

create table tenants (
  tenant_id uuid not null default app.tenant() primary key,
  name text not null,
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  profile jsonb not null default '{}',
  created_at timestamptz not null default now()
);
select app.protect('tenants');

create function app.business_for_turn(p_conversation uuid) returns jsonb language plpgsql stable as $$
begin
  return (select jsonb_build_object('name', b.name, 'timeZone', b.time_zone, 'currency', b.currency, 'country', b.country, 'profile', b.profile) from tenants b where b.tenant_id = app.tenant());
end $$;
