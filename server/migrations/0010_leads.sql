-- What contacts told about themselves and their wishes, and how they sound.

-- One row a value that ever stood there; the one without an end stands. Sealed: it is what customers write.
create table contact_fields (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  contact_id uuid not null,
  field text not null check (field ~ '^[a-z][a-z_]{0,39}$'),
  value_sealed text not null,
  -- The customer's own words, and the message they stand in.
  said_sealed text,
  message_id uuid,
  conversation_id uuid,
  by text not null check (by in ('agent', 'person')),
  person_id uuid,
  confidence real not null check (confidence between 0 and 1),
  -- Read by the agent after a person had spoken: waits for a person to take it or not.
  suggested boolean not null default false,
  at timestamptz not null default now(),
  ended_at timestamptz,
  -- replaced by a newer value, or removed by a person.
  ending text check (ending in ('replaced', 'removed')),
  primary key (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade,
  foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete set null (message_id),
  check ((ended_at is null) = (ending is null))
);
select app.protect('contact_fields');
create unique index contact_fields_one on contact_fields (tenant_id, contact_id, field, suggested) where ended_at is null;
create index on contact_fields (tenant_id, contact_id, at desc);
create index on contact_fields (tenant_id, message_id) where message_id is not null;

-- -1 (angry) to 1 (delighted); null when nothing was said in words, or nobody has read it yet.
create domain mood as real check (value between -1 and 1);
alter table messages add column mood mood;
alter table conversations add column mood mood;
-- Everything up to here has been read for what it tells.
alter table conversations add column learned_seq bigint not null default 0;

select app.let_system('tenants', 'select');

-- Conversations with something new to learn, longest waiting first. Stands beside the hot path and costs it nothing:
-- what changed lately is found by the index that the inbox list has anyway. One that is still being answered waits for its turn.
create function app.due_learning(p_since timestamptz, p_quiet interval, p_limit int) returns table (tenant_id uuid, conversation_id uuid, updated_at timestamptz) language sql stable as $$
  select c.tenant_id, c.id, c.updated_at from tenants t cross join lateral (
    select c.tenant_id, c.id, c.updated_at from conversations c
    where c.tenant_id = t.tenant_id and c.updated_at > p_since and c.updated_at <= clock_timestamp() - p_quiet and c.learned_seq < c.last_seq
      and (c.waiting_since is null or c.waiting_since < clock_timestamp() - interval '30 seconds')
    order by c.updated_at limit p_limit
  ) c order by c.updated_at limit p_limit
$$;
select app.across_tenants('app.due_learning(timestamptz, interval, int)');

-- Nothing to decide yet: a recording is still being listened to. The lane comes back at p_until, or when `hasten_turn` says so.
create function app.defer_turn(p_turn uuid, p_lane uuid, p_conversation uuid, p_epoch bigint, p_until timestamptz) returns void language plpgsql as $$
declare t constant uuid := app.tenant();
begin
  perform from conversations c where c.tenant_id = t and c.id = p_conversation for update;
  perform from lanes l where l.tenant_id = t and l.id = p_lane and l.epoch = p_epoch for update;
  if not found then return; end if;
  update turns set closed_at = clock_timestamp(), outcome = 'deferred' where tenant_id = t and id = p_turn and closed_at is null;
  update conversations set due_at = greatest(due_at, p_until) where tenant_id = t and id = p_conversation and waiting_since is not null;
  -- Under strict ordering the inbox waits with it.
  update lanes set owner = null, attempts = 0, ready_at = p_until where tenant_id = t and id = p_lane;
end $$;

-- What a turn was waiting for is here. Answers when its lane is due, null when nothing waits.
create function app.hasten_turn(p_conversation uuid) returns timestamptz language plpgsql as $$
declare
  t constant uuid := app.tenant();
  lane uuid;
begin
  update conversations set due_at = clock_timestamp() where tenant_id = t and id = p_conversation and waiting_since is not null and due_at > clock_timestamp()
  returning lane_id into lane;
  if lane is null then return null; end if;
  return app.schedule_lane(lane);
end $$;
