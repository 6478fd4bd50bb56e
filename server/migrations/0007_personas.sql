-- At most one draft, which changes in place until it is published; then it is fixed, and the turns it spoke in remember its number.
create table personas (
  tenant_id uuid not null default app.tenant(),
  version int not null,
  settings jsonb not null,
  saved_at timestamptz not null default clock_timestamp(),
  saved_by text not null,
  published_at timestamptz,
  published_by text,
  restored_from int,
  primary key (tenant_id, version),
  check ((published_at is null) = (published_by is null))
);
create unique index personas_one_draft on personas (tenant_id) where published_at is null;
select app.protect('personas');

-- The version published last.
create function app.persona_for_turn(p_conversation uuid) returns jsonb language plpgsql stable as $$
begin
  return (select p.settings || jsonb_build_object('version', p.version) from personas p where p.tenant_id = app.tenant() and p.published_at is not null order by p.version desc limit 1);
end $$;
