-- Models that write for a business, in the order in which they are asked.
create table models (
  tenant_id uuid not null default app.tenant(),
  id uuid not null,
  position int not null,
  provider text not null,
  settings_sealed text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select app.protect('models');

-- How a model's last calls went. The operator's have no row in models, so the id is text: "operator:gemini".
create table model_states (
  tenant_id uuid not null default app.tenant(),
  model_id text not null,
  last_ok_at timestamptz,
  failing_since timestamptz,
  fault text,
  -- The owner was told of this failure.
  told_at timestamptz,
  primary key (tenant_id, model_id)
);
select app.protect('model_states');

-- What a business has said about models as a whole; without a row, the defaults hold.
create table model_policies (
  tenant_id uuid not null default app.tenant() primary key,
  limits jsonb,
  embedder text
);
select app.protect('model_policies');

-- Each call that left the process. The day is the business's own.
create table model_calls (
  tenant_id uuid not null default app.tenant(),
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  day date not null,
  turn_id uuid,
  model_id text not null,
  provider text not null,
  model text not null,
  purpose text not null,
  outcome text not null,
  fault text,
  input_tokens int not null,
  output_tokens int not null,
  -- Millionths of a US dollar; null when the price is not known.
  cost_micros bigint,
  primary key (tenant_id, id)
);
select app.protect('model_calls');
create index on model_calls (tenant_id, day);

-- Sums that are asked for with every turn. The scope is the tenant with a month (2026-11), or a contact with a day (2026-11-21).
create table model_spending (
  tenant_id uuid not null default app.tenant(),
  scope uuid not null,
  period text not null,
  tokens bigint not null,
  cost_micros bigint not null,
  warned_at timestamptz,
  spent_at timestamptz,
  primary key (tenant_id, scope, period)
);
select app.protect('model_spending');

-- What choosing the models of a turn needs; the contact may be null. In plpgsql its plan is kept from turn to turn.
create function app.models_for(p_contact uuid) returns jsonb language plpgsql stable as $$
begin
  return (select jsonb_build_object(
    'own', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'provider', m.provider, 'settingsSealed', m.settings_sealed) order by m.position, m.id), '[]') from models m where m.tenant_id = b.tenant_id),
    'limits', (select p.limits from model_policies p where p.tenant_id = b.tenant_id),
    'month', (select jsonb_build_object('tokens', s.tokens, 'costMicros', s.cost_micros) from model_spending s where s.tenant_id = b.tenant_id and s.scope = b.tenant_id and s.period = to_char(now() at time zone b.time_zone, 'YYYY-MM')),
    'contact', (select jsonb_build_object('tokens', s.tokens, 'costMicros', s.cost_micros) from model_spending s where s.tenant_id = b.tenant_id and s.scope = p_contact and s.period = to_char(now() at time zone b.time_zone, 'YYYY-MM-DD'))
  ) from tenants b where b.tenant_id = app.tenant());
end $$;

create function app.models_for_turn(p_conversation uuid) returns jsonb language plpgsql stable as $$
begin
  return app.models_for((select c.contact_id from conversations c where c.tenant_id = app.tenant() and c.id = p_conversation));
end $$;

-- Adds to one sum and says once that most of the limit, or all of it, is used.
create function app.add_spending(p_scope uuid, p_period text, p_tokens bigint, p_cost bigint, p_limit jsonb, p_what text, p_trace text) returns void language plpgsql as $$
declare
  total record;
  used numeric;
begin
  insert into model_spending as s (scope, period, tokens, cost_micros) values (p_scope, p_period, p_tokens, p_cost)
  on conflict (tenant_id, scope, period) do update set tokens = s.tokens + excluded.tokens, cost_micros = s.cost_micros + excluded.cost_micros
  returning s.* into total;
  used := greatest(total.tokens / nullif((p_limit->>'tokens')::numeric, 0), total.cost_micros / nullif((p_limit->>'costMicros')::numeric, 0));
  if used >= 1 and total.spent_at is null then
    update model_spending set warned_at = coalesce(warned_at, now()), spent_at = now() where tenant_id = app.tenant() and scope = p_scope and period = p_period;
    perform app.record('budget.spent', 'The model budget ' || p_what || ' is spent: the built-in composer answers', null, jsonb_build_object('scope', p_scope, 'period', p_period), p_trace);
  elsif used >= 0.8 and total.warned_at is null then
    update model_spending set warned_at = now() where tenant_id = app.tenant() and scope = p_scope and period = p_period;
    perform app.record('budget.warned', 'Most of the model budget ' || p_what || ' is used: the cheapest model answers', null, jsonb_build_object('scope', p_scope, 'period', p_period), p_trace);
  end if;
end $$;

-- Writes down calls, adds up what they cost and keeps how each model does. p_calls as in the contract's ModelCall.
create function app.record_calls(p_turn uuid, p_contact uuid, p_calls jsonb, p_limits jsonb, p_trace text) returns void language plpgsql as $$
declare
  t constant uuid := app.tenant();
  here constant timestamp := (select now() at time zone b.time_zone from tenants b where b.tenant_id = t);
  tokens bigint;
  cost bigint;
  call record;
  state record;
  person boolean;
begin
  insert into model_calls (day, turn_id, model_id, provider, model, purpose, outcome, fault, input_tokens, output_tokens, cost_micros)
  select here::date, p_turn, c."modelId", c.provider, c.model, c.purpose, c.outcome, c.fault, coalesce(c."inputTokens", 0), coalesce(c."outputTokens", 0), c."costMicros"
  from jsonb_to_recordset(p_calls) c("modelId" text, provider text, model text, purpose text, outcome text, fault text, "inputTokens" int, "outputTokens" int, "costMicros" bigint);

  for call in
    select c.value->>'modelId' as id, c.value->>'outcome' as outcome, c.value->>'fault' as fault
    from jsonb_array_elements(p_calls) with ordinality c(value, at) order by 1, c.at
  loop
    -- Locked, so that of two turns at once one tells the owner.
    insert into model_states (model_id) values (call.id) on conflict do nothing;
    select s.* into state from model_states s where s.tenant_id = t and s.model_id = call.id for update;
    if call.outcome = 'ok' then
      if state.failing_since is not null or state.last_ok_at is null or state.last_ok_at < now() - interval '1 minute' then
        update model_states set last_ok_at = now(), failing_since = null, fault = null, told_at = null where tenant_id = t and model_id = call.id;
      end if;
      if state.told_at is not null then
        perform app.record('model.recovered', 'A model that had failed answers again', null, jsonb_build_object('modelId', call.id), p_trace);
      end if;
    else
      person := call.fault in ('key', 'credit', 'model', 'request') or state.failing_since < now() - interval '10 minutes';
      update model_states set failing_since = coalesce(failing_since, now()), fault = call.fault, told_at = coalesce(told_at, case when person then now() end)
      where tenant_id = t and model_id = call.id;
      if person and state.told_at is null then
        perform app.record('model.failed', 'A model fails and needs a person; customers are answered without it', null, jsonb_build_object('modelId', call.id, 'fault', call.fault), p_trace);
      end if;
    end if;
  end loop;

  select coalesce(sum(coalesce(c."inputTokens", 0) + coalesce(c."outputTokens", 0)), 0), coalesce(sum(c."costMicros"), 0) into tokens, cost
  from jsonb_to_recordset(p_calls) c("inputTokens" int, "outputTokens" int, "costMicros" bigint);
  if tokens = 0 then return; end if;
  if p_contact is not null then
    perform app.add_spending(p_contact, to_char(here, 'YYYY-MM-DD'), tokens, cost, p_limits->'contact', 'of a customer for today', p_trace);
  end if;
  -- Last, because every turn of the business waits for this row.
  perform app.add_spending(t, to_char(here, 'YYYY-MM'), tokens, cost, p_limits->'month', 'of this month', p_trace);
end $$;
