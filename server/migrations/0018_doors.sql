-- A tenant's key at a hook that is no channel's: `/hooks/<name>/<key>`.
create table hook_keys (
  tenant_id uuid not null default app.tenant(),
  name text not null,
  key text not null unique,
  created_at timestamptz not null default now(),
  primary key (tenant_id, name)
);
select app.protect('hook_keys');
select app.let_system('hook_keys', 'select');

create function app.find_hook(p_name text, p_key text) returns table (tenant_id uuid) language sql stable
as $$ select h.tenant_id from hook_keys h where h.name = p_name and h.key = p_key $$;
select app.across_tenants('app.find_hook(text, text)');

-- Bytes of files that customers sent in a day: of a conversation, an inbox, a tenant.
create table received_bytes (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  day date not null default current_date,
  bytes bigint not null,
  primary key (tenant_id, id, day)
);
select app.protect('received_bytes');
