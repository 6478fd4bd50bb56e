import type { Run } from '@salesboy/contract/evals'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Problem } from '#platform/problem.ts'
import { readRun } from './run.ts'

/** Ends a run that is still on; one that has ended stays as it ended. */
export async function endRun(tx: Tx, id: string, outcome: 'finished' | 'stopped' | 'failed', problem: string | null = null): Promise<Run> {
  const { numUpdatedRows } = await tx
    .updateTable('runs')
    .set({ endedAt: new Date(), outcome, problem })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  const run = await readRun(tx, id)
  if (!numUpdatedRows) return run
  await record(tx, 'run.ended', {
    summary: `A run ended: ${run.passed} of ${run.total} attempts passed`,
    payload: { runId: id, outcome },
  })
  await audit(tx, 'ended a test run', `run:${id}`)
  return run
}

export async function deleteRun(tx: Tx, id: string): Promise<void> {
  const { state } = await readRun(tx, id)
  if (state === 'running') throw new Problem('conflict', 'These tests are still running. Stop them first.')
  await tx.deleteFrom('runs').where('id', '=', id).execute()
  await audit(tx, 'deleted a test run', `run:${id}`)
}
