-- What is due later, in one place: reminders, follow-ups, what customers asked us to come back for. Done once, or not at all with the reason.
create table due_things (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  -- Whose verb carries it out.
  kind text not null,
  -- {reason, text, …}: may quote the customer.
  details_sealed text not null,
  -- It sends something to the contact, so it needs their consent and that no person has the conversation.
  writes_to_contact boolean not null,
  -- Null although it writes to one: the contact is gone.
  contact_id uuid,
  conversation_id uuid,
  cancel_on text[] not null default '{}' check (cancel_on <@ array['answered', 'ordered', 'handed_over']),
  due_at timestamptz not null,
  planned_at timestamptz not null default clock_timestamp(),
  planned_by text not null,
  attempts int not null default 0,
  ended_at timestamptz,
  ending text check (ending in ('done', 'cancelled', 'skipped', 'failed')),
  because text,
  primary key (tenant_id, id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete set null (contact_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete set null (conversation_id),
  check ((ended_at is null) = (ending is null))
);
select app.protect('due_things');
select app.let_system('due_things', 'select');
create index due_things_open on due_things (due_at) where ended_at is null;
create index on due_things (tenant_id, due_at, id) where ended_at is null;
create index on due_things (tenant_id, ended_at desc, id) where ended_at is not null;
create index on due_things (tenant_id, contact_id);
create index on due_things (tenant_id, conversation_id);

create function app.due_now(p_limit int) returns table (tenant_id uuid, id uuid) language sql stable
as $$ select d.tenant_id, d.id from due_things d where d.ended_at is null and d.due_at <= clock_timestamp() order by d.due_at limit p_limit $$;
select app.across_tenants('app.due_now(int)');

-- What happened to the contact since it was planned that makes it pointless, or that forbids it; null: do it.
create function app.why_not_due(p_id uuid) returns text language sql stable as $$
  select case
    when d.writes_to_contact and k.id is null then 'contact_gone'
    when d.writes_to_contact and k.opted_out_at is not null then 'opted_out'
    when 'answered' = any (d.cancel_on) and exists (
      select from messages m join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
      where c.tenant_id = d.tenant_id and c.id = d.conversation_id and m.seq > c.last_seq - 100 and m.direction = 'in' and m.answerable and m.created_at > d.planned_at
    ) then 'answered'
    when 'ordered' = any (d.cancel_on) and exists (select from orders o where o.tenant_id = d.tenant_id and o.contact_id = d.contact_id and o.drafted_at > d.planned_at) then 'ordered'
    when 'handed_over' = any (d.cancel_on) and exists (select from handovers h where h.tenant_id = d.tenant_id and h.conversation_id = d.conversation_id and h.started_at > d.planned_at) then 'handed_over'
    when d.writes_to_contact and exists (select from handovers h where h.tenant_id = d.tenant_id and h.conversation_id = d.conversation_id and h.ended_at is null) then 'with_person'
  end
  from due_things d left join contacts k on k.tenant_id = d.tenant_id and k.id = d.contact_id
  where d.tenant_id = app.tenant() and d.id = p_id
$$;

-- When each schedule of each business comes next; made anew when its hours or the business's zone change.
create table schedules (
  tenant_id uuid not null default app.tenant(),
  name text not null,
  at text not null,
  time_zone text not null,
  next_at timestamptz not null,
  primary key (tenant_id, name)
);
select app.protect('schedules');
select app.let_system('schedules', 'select');
create index on schedules (next_at);

-- Schedules that are due, and those that have no time yet or one of other hours or another zone.
create function app.schedules_to_see(p_names text[], p_at text[], p_limit int) returns table (tenant_id uuid, name text, time_zone text) language sql stable as $$
  select b.tenant_id, w.name, b.time_zone from tenants b cross join unnest(p_names, p_at) w (name, at)
  left join schedules s on s.tenant_id = b.tenant_id and s.name = w.name and s.at = w.at and s.time_zone = b.time_zone
  where s.name is null or s.next_at <= clock_timestamp() limit p_limit
$$;
select app.across_tenants('app.schedules_to_see(text[], text[], int)');
