create table inboxes (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  -- In the hook's address: random, and worth nothing without the channel's own signature.
  key text not null unique,
  channel text not null,
  name text not null,
  settings_sealed text not null,
  -- The provider's ids, to find the inbox of an event that arrived at an app-wide hook.
  account_number text,
  account_business text,
  status text not null default 'active' check (status in ('active', 'paused', 'stopped')),
  problem jsonb,
  ordering text not null default 'conversation' check (ordering in ('conversation', 'inbox')),
  burst_window_ms int not null default 1200 check (burst_window_ms between 0 and 6000),
  -- What the number may send in a second, over all its contacts.
  messages_per_second int not null check (messages_per_second > 0),
  last_received_at timestamptz,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id)
);
select app.protect('inboxes');
select app.let_system('inboxes', 'select');
-- One connected account belongs to one inbox, whoever's it is: two could not both receive its events.
create unique index inboxes_one_account on inboxes (channel, account_number) where account_number is not null and deleted_at is null;

create function app.find_inbox(p_channel text, p_key text) returns table (tenant_id uuid, id uuid) language sql stable
as $$ select i.tenant_id, i.id from inboxes i where i.channel = p_channel and i.key = p_key and i.deleted_at is null $$;
select app.across_tenants('app.find_inbox(text, text)');

create function app.find_inboxes_by_account(p_channel text, p_number text, p_business text) returns table (tenant_id uuid, id uuid) language sql stable
as $$
  select i.tenant_id, i.id from inboxes i
  where i.channel = p_channel and i.deleted_at is null
    and (p_business is null or i.account_business = p_business)
    and case when p_number is not null then i.account_number = p_number else p_business is not null end
$$;
select app.across_tenants('app.find_inboxes_by_account(text, text, text)');
