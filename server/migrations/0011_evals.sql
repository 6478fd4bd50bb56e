create table suites (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('suites');

create table cases (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  suite_id uuid not null,
  kind text not null check (kind in ('money', 'consent', 'handover', 'other')),
  -- The dialogue, its contact and what is expected: may quote a customer.
  case_sealed text not null,
  turn_id uuid,
  -- Whose real particulars it holds: erased with them. Null: stand-in ones.
  contact_id uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  foreign key (tenant_id, suite_id) references suites (tenant_id, id) on delete cascade,
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete set null (turn_id),
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade
);
select app.protect('cases');
create index on cases (tenant_id, suite_id);
create index on cases (tenant_id, turn_id);
create index on cases (tenant_id, contact_id);

create table runs (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  kind text not null check (kind in ('suite', 'publish', 'replay')),
  name text not null,
  -- Without a foreign key: the built-in suite has no row, and a run outlives its suite.
  suite_id uuid,
  -- The personas as they were when it began: [{personaId, name, version, agentName, savedAt}], and in full.
  personas jsonb not null,
  personas_sealed text not null,
  k int not null check (k between 1 and 10),
  offline boolean not null,
  started_at timestamptz not null default clock_timestamp(),
  started_by text not null,
  ended_at timestamptz,
  -- finished, stopped or failed.
  outcome text check (outcome in ('finished', 'stopped', 'failed')),
  problem text,
  primary key (tenant_id, id),
  check ((ended_at is null) = (outcome is null))
);
select app.protect('runs');
create index on runs (tenant_id, started_at desc, id desc);

create table run_items (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  run_id uuid not null,
  position int not null,
  -- Null in a replay.
  kind text,
  case_id uuid,
  turn_id uuid,
  conversation_id uuid,
  contact_id uuid,
  -- The case as it was, or what was asked and decided in the turn.
  item_sealed text not null,
  primary key (tenant_id, id),
  unique (tenant_id, run_id, position),
  foreign key (tenant_id, run_id) references runs (tenant_id, id) on delete cascade,
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade
);
select app.protect('run_items');
create index on run_items (tenant_id, turn_id);
create index on run_items (tenant_id, contact_id);

create table run_attempts (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  side int not null,
  attempt int not null,
  passed boolean not null,
  changed boolean not null,
  calls int not null,
  tokens int not null,
  cost_micros bigint not null,
  -- Answer, actions, facts and failures; and the whole decision.
  outcome_sealed text not null,
  decision_sealed text not null,
  primary key (tenant_id, id),
  -- Resumed after a kill, nothing is decided twice.
  unique (tenant_id, item_id, side, attempt),
  foreign key (tenant_id, item_id) references run_items (tenant_id, id) on delete cascade
);
select app.protect('run_attempts');
create index on run_attempts (tenant_id, run_id);
