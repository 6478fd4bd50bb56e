-- Each save is a version; a turn remembers which one spoke.
create table personas (
  tenant_id uuid not null default app.tenant(),
  version int not null,
  settings jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, version)
);
select app.protect('personas');
