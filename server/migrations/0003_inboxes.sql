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
  -- Whether the provider lets our token read this account: 'held' by another tenant who proved it first, null where a channel
  -- has no accounts. Only a proven inbox gets what arrives at an app-wide hook.
  proof text check (proof in ('waiting', 'proven', 'refused', 'held')),
  proof_problem jsonb,
  -- When the provider is asked again.
  proof_due_at timestamptz,
  -- When another tenant last tried to connect this account.
  claimed_at timestamptz,
  last_received_at timestamptz,
  -- Its channel keeps a connection open: one process at a time holds it, and only that one sends.
  held boolean not null default false,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (tenant_id, id)
);
select app.protect('inboxes');
select app.let_system('inboxes', 'select, update');
-- One connected account belongs to one inbox: two could not both receive its events. Across tenants that holds for who has
-- proven it, so that nobody keeps the owner out by naming their number first.
create unique index inboxes_one_account on inboxes (tenant_id, channel, account_number) where account_number is not null and deleted_at is null;
create unique index inboxes_one_owner on inboxes (channel, account_number) where proof = 'proven' and deleted_at is null;
create index inboxes_unproven on inboxes (proof_due_at) where proof = 'waiting' and deleted_at is null;

create function app.find_inbox(p_channel text, p_key text) returns table (tenant_id uuid, id uuid) language sql stable
as $$ select i.tenant_id, i.id from inboxes i where i.channel = p_channel and i.key = p_key and i.deleted_at is null $$;
select app.across_tenants('app.find_inbox(text, text)');

create function app.find_inboxes_by_account(p_channel text, p_number text, p_business text) returns table (tenant_id uuid, id uuid) language sql stable
as $$
  select i.tenant_id, i.id from inboxes i
  where i.channel = p_channel and i.deleted_at is null and i.proof = 'proven'
    and (p_business is null or i.account_business = p_business)
    and case when p_number is not null then i.account_number = p_number else p_business is not null end
$$;
select app.across_tenants('app.find_inboxes_by_account(text, text, text)');

-- Another tenant's inbox that has proven this number or this business account.
create function app.holder_of_account(p_channel text, p_number text, p_business text) returns table (tenant_id uuid, id uuid) language sql stable
as $$
  select i.tenant_id, i.id from inboxes i
  where i.channel = p_channel and i.proof = 'proven' and i.deleted_at is null and i.tenant_id <> app.tenant()
    and (i.account_number = p_number or i.account_business = p_business)
  order by i.account_number = p_number desc nulls last limit 1
$$;
select app.across_tenants('app.holder_of_account(text, text, text)');

-- Inboxes whose provider is to be asked again; whoever takes one leaves the next try to the others after a minute.
create function app.due_proofs(p_limit int) returns table (tenant_id uuid, id uuid) language sql
as $$
  update inboxes i set proof_due_at = clock_timestamp() + interval '1 minute'
  where (i.tenant_id, i.id) in (
    select d.tenant_id, d.id from inboxes d where d.proof = 'waiting' and d.deleted_at is null and d.proof_due_at <= clock_timestamp()
    order by d.proof_due_at limit p_limit for update skip locked
  )
  returning i.tenant_id, i.id
$$;
select app.across_tenants('app.due_proofs(int)');

-- Who holds the connection of such an inbox: a lease with an end, fenced by an epoch as lanes are.
create table inbox_holders (
  tenant_id uuid not null default app.tenant(),
  inbox_id uuid not null,
  owner text,
  epoch bigint not null default 0,
  lease_until timestamptz,
  -- What the channel needs to go on where it was: keys of a pairing, a place in a stream.
  session_sealed text,
  state text not null default 'closed' check (state in ('connecting', 'pairing', 'open', 'closed')),
  detail text,
  -- What the owner scans or types to pair.
  pairing_sealed text,
  state_at timestamptz not null default now(),
  primary key (tenant_id, inbox_id),
  foreign key (tenant_id, inbox_id) references inboxes (tenant_id, id)
);
select app.protect('inbox_holders');
select app.let_system('inbox_holders', 'select, update');

-- Takes connections that nobody holds, or that a process of this name held before it started anew.
create function app.claim_holders(p_owner text, p_limit int, p_lease interval, p_starting boolean) returns table (tenant_id uuid, inbox_id uuid, epoch bigint) language sql
as $$
  update inbox_holders h set owner = p_owner, epoch = h.epoch + 1, lease_until = clock_timestamp() + p_lease, state = 'connecting', detail = null, pairing_sealed = null, state_at = clock_timestamp()
  where (h.tenant_id, h.inbox_id) in (
    select f.tenant_id, f.inbox_id from inbox_holders f join inboxes i on i.tenant_id = f.tenant_id and i.id = f.inbox_id and i.status = 'active' and i.deleted_at is null
    where f.lease_until is null or f.lease_until <= clock_timestamp() or (p_starting and f.owner = p_owner)
    order by f.lease_until nulls first limit p_limit for update of f skip locked
  )
  returning h.tenant_id, h.inbox_id, h.epoch
$$;
select app.across_tenants('app.claim_holders(text, int, interval, boolean)');

-- The process lives. Answers what it still holds: not what ran out, was paused or was disconnected.
create function app.extend_holders(p_owner text, p_lease interval) returns table (tenant_id uuid, inbox_id uuid, epoch bigint) language sql
as $$
  update inbox_holders h set lease_until = clock_timestamp() + p_lease from inboxes i
  where i.tenant_id = h.tenant_id and i.id = h.inbox_id and i.status = 'active' and i.deleted_at is null and h.owner = p_owner and h.lease_until > clock_timestamp()
  returning h.tenant_id, h.inbox_id, h.epoch
$$;
select app.across_tenants('app.extend_holders(text, interval)');
