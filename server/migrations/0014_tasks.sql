create table tasks (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  kind text not null check (kind in ('order', 'booking', 'callback', 'same_person', 'other')),
  conversation_id uuid,
  contact_id uuid,
  -- {title, note, payload}: may quote the customer.
  details_sealed text not null,
  due_at timestamptz,
  assignee_id uuid,
  created_at timestamptz not null default now(),
  created_by text not null,
  completed_at timestamptz,
  completed_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade,
  check ((completed_at is null) = (completed_by is null))
);
select app.protect('tasks');
create index on tasks (tenant_id, conversation_id);
create index on tasks (tenant_id, contact_id);
create index tasks_open on tasks (tenant_id, due_at, id) where completed_at is null;
create index tasks_done on tasks (tenant_id, completed_at) where completed_at is not null;
