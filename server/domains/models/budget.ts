import type { Budget, Limits } from '@salesboy/contract/models'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Problem } from '#platform/problem.ts'
import { embeddingOf } from './embedder-for.ts'
import { readModel } from './list-models.ts'
import { limitsOf, usedOf, WARNED } from './turn-models.ts'

/** What models may cost and have cost this month, in the business's time zone. */
export async function readBudget(tx: Tx): Promise<Budget> {
  const policy = await tx.selectFrom('modelPolicies').select(['limits', 'embedder']).executeTakeFirst()
  const limits = limitsOf(policy?.limits)
  const { rows: byModel } = await tx.raw<ByModel>(
    `select provider, model, count(*)::int as calls, sum(input_tokens + output_tokens)::bigint as tokens,
       coalesce(sum(cost_micros), 0)::bigint as cost_micros, bool_or(cost_micros is null and outcome = 'ok') as unpriced
     from model_calls, (select now() at time zone b.time_zone as now from tenants b where b.tenant_id = app.tenant()) here
     where day >= date_trunc('month', here.now)::date group by provider, model order by cost_micros desc, tokens desc`,
  )
  const { rows: sums } = await tx.raw<{ read: { month: { tokens: number; costMicros: number } | null } }>(
    'select app.models_for(null) as read',
  )
  const month = sums[0]?.read.month ?? { tokens: 0, costMicros: 0 }
  const used = usedOf(month, limits.month)
  return {
    limits,
    month,
    state: used >= 1 ? 'spent' : used >= WARNED ? 'warned' : 'open',
    byModel: byModel.map(({ provider, model, calls, tokens, cost_micros, unpriced }) => ({
      provider,
      model,
      calls,
      tokens: Number(tokens),
      costMicros: Number(cost_micros),
      unpriced,
    })),
    embedder: policy?.embedder ?? null,
  }
}

interface ByModel {
  provider: string
  model: string
  calls: number
  tokens: number
  cost_micros: number
  unpriced: boolean
}

/** A new limit is a new start for its warnings. */
export async function changeLimits(tx: Tx, limits: Limits) {
  await savePolicy(tx, { limits: JSON.stringify(limits) })
  await tx.updateTable('modelSpending').set({ warnedAt: null, spentAt: null }).execute()
  await record(tx, 'model.changed', { summary: 'The limits of the model budget were changed', payload: { modelId: null } })
  await audit(tx, 'changed the model budget', 'models', { ...limits })
}

/** Null is the built-in one. Throws `invalid` for a model that cannot do it. Listeners of `embedder.changed` read everything again. */
export async function chooseEmbedder(tx: Tx, id: string | null) {
  if (id !== null) {
    if (!(await embeddingOf(await readModel(tx, id))))
      throw new Problem('invalid', 'Name an embedding model in its settings first.', {
        issues: [{ path: 'id', message: 'It names no embedding model.' }],
      })
  }
  await savePolicy(tx, { embedder: id })
  await record(tx, 'embedder.changed', { summary: 'Another model turns documents into vectors', payload: { modelId: id } })
  await audit(tx, 'chose the embedding model', `model:${id ?? 'built-in'}`)
}

const savePolicy = (tx: Tx, row: { limits: string } | { embedder: string | null }) =>
  tx
    .insertInto('modelPolicies')
    .values(row)
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(row))
    .execute()
