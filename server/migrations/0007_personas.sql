-- A bot: what its owner calls it. How it speaks stands in its versions.
create table personas (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  name text not null,
  -- Answers wherever no inbox names another; it cannot be removed.
  is_default boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
create unique index personas_one_name on personas (tenant_id, lower(name));
create unique index personas_one_default on personas (tenant_id) where is_default;
select app.protect('personas');

-- A business has a bot from its first moment, so nobody has to ask whether there is one.
create function app.add_default_persona() returns trigger language plpgsql as $$
begin
  insert into personas (tenant_id, id, name, is_default) values (new.tenant_id, gen_random_uuid(), 'Main bot', true);
  return new;
end $$;
create trigger add_default_persona after insert on tenants for each row execute function app.add_default_persona();

-- At most one draft, which changes in place until it is published; then it is fixed, and the turns it spoke in remember its number.
create table persona_versions (
  tenant_id uuid not null default app.tenant(),
  persona_id uuid not null,
  version int not null,
  settings jsonb not null,
  saved_at timestamptz not null default clock_timestamp(),
  saved_by text not null,
  published_at timestamptz,
  published_by text,
  restored_from int,
  primary key (tenant_id, persona_id, version),
  foreign key (tenant_id, persona_id) references personas (tenant_id, id) on delete cascade,
  check ((published_at is null) = (published_by is null))
);
create unique index persona_versions_one_draft on persona_versions (tenant_id, persona_id) where published_at is null;
select app.protect('persona_versions');

-- Who answers in an inbox; null: the default persona.
alter table inboxes add column persona_id uuid;
alter table inboxes add constraint inboxes_persona foreign key (tenant_id, persona_id) references personas (tenant_id, id);

-- The persona of the conversation's inbox, with the version it published last; 0 while it has published none.
create function app.persona_for_turn(p_conversation uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(v.settings, '{}') || jsonb_build_object('personaId', p.id, 'version', coalesce(v.version, 0))
    from personas p
    left join lateral (
      select s.settings, s.version from persona_versions s
      where s.tenant_id = p.tenant_id and s.persona_id = p.id and s.published_at is not null order by s.version desc limit 1
    ) v on true
    where p.tenant_id = app.tenant() and p.id = coalesce(
      (
        select i.persona_id from conversations c join inboxes i on i.tenant_id = c.tenant_id and i.id = c.inbox_id
        where c.tenant_id = app.tenant() and c.id = p_conversation
      ),
      (select d.id from personas d where d.tenant_id = app.tenant() and d.is_default)
    )
  );
end $$;
