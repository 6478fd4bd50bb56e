-- What customers may book. Without days it follows the opening hours, without a window all of them.
create table services (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  name text not null,
  minutes int not null check (minutes > 0),
  days text[] not null,
  -- HH:MM on the business's clock; both or none.
  window_from text,
  window_until text,
  lead_time_hours int not null check (lead_time_hours >= 0),
  note text not null,
  primary key (tenant_id, id),
  check ((window_from is null) = (window_until is null))
);
select app.protect('services');

-- What a turn may offer to book, whoever the talk is with.
create function app.services_for_turn(p_conversation uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'name', s.name, 'minutes', s.minutes, 'days', s.days, 'leadTimeHours', s.lead_time_hours, 'note', s.note,
    'window', case when s.window_from is not null then jsonb_build_array(s.window_from, s.window_until) end
  ) order by s.id), '[]')
  from services s where s.tenant_id = app.tenant()
$$;
