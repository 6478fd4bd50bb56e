import type { Run, RunPersona } from '@salesboy/contract/evals'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

/** With how far it is and what it cost so far. */
export async function readRun(tx: Tx, id: string): Promise<Run> {
  const row = await selectRuns(tx).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('run')
  return toRun(row)
}

export const selectRuns = (tx: Tx) =>
  tx
    .selectFrom('runs as r')
    .select(['r.id', 'r.kind', 'r.name', 'r.suiteId', 'r.personas', 'r.k', 'r.offline', 'r.startedAt', 'r.startedBy', 'r.endedAt'])
    .select(['r.outcome', 'r.problem'])
    .select(sql<string>`(select count(*) from run_items i where i.tenant_id = r.tenant_id and i.run_id = r.id)`.as('items'))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('runAttempts as a')
          .whereRef('a.tenantId', '=', 'r.tenantId')
          .whereRef('a.runId', '=', 'r.id')
          .select([
            sql<string>`count(*)`.as('done'),
            sql<string>`count(*) filter (where a.passed)`.as('passed'),
            sql<string>`count(*) filter (where a.changed)`.as('changed'),
            sql<string>`coalesce(sum(a.calls), 0)`.as('calls'),
            sql<string>`coalesce(sum(a.tokens), 0)`.as('tokens'),
            sql<string>`coalesce(sum(a.cost_micros), 0)`.as('costMicros'),
          ])
          .as('sums'),
      (join) => join.onTrue(),
    )
    .select(['sums.done', 'sums.passed', 'sums.changed', 'sums.calls', 'sums.tokens', 'sums.costMicros'])

type Row = Awaited<ReturnType<ReturnType<typeof selectRuns>['execute']>>[number]

export function toRun(row: Row): Run {
  const personas = row.personas as unknown as RunPersona[]
  return {
    id: row.id,
    kind: row.kind as Run['kind'],
    name: row.name,
    suiteId: row.suiteId,
    personas,
    k: row.k,
    offline: row.offline,
    state: (row.outcome as Run['state'] | null) ?? 'running',
    problem: row.problem,
    total: Number(row.items) * personas.length * row.k,
    done: Number(row.done),
    passed: Number(row.passed),
    changed: Number(row.changed),
    usage: { calls: Number(row.calls), tokens: Number(row.tokens), costMicros: Number(row.costMicros) },
    startedAt: row.startedAt.toISOString(),
    startedBy: row.startedBy,
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}
