import type { Decision } from '@salesboy/contract/decision'
import { z } from 'zod'
import { endRun } from '#domains/evals/end-run.ts'
import { type Due, type OpenRun, openRun } from '#domains/evals/open-run.ts'
import { outcomeOf, sameOutcome } from '#domains/evals/outcome-of.ts'
import { readPast } from '#domains/evals/past-lines.ts'
import { dropItem, saveAttempt } from '#domains/evals/save-attempt.ts'
import { recordCalls } from '#domains/models/record-calls.ts'
import { inTenant } from '#platform/db.ts'
import { enqueue, job } from '#platform/jobs.ts'
import { decide } from '../decide.ts'
import { readStage, type Stage } from '../stage.ts'
import { judge } from './judge.ts'
import { turnOfCase, turnOfPast } from './turn-of.ts'

/**
 * Decides what a run still owes, a few at a time, each attempt kept as it comes: killed at any moment, the job comes back and goes on
 * where it was. After a while it makes way and queues itself again, so that no slice outlives the engine's patience.
 */
export const runCases = job(z.object({ runId: z.uuid() }), async ({ runId }, tenantId) => {
  const until = Date.now() + SLICE_MS
  while (Date.now() < until) {
    const run = await inTenant(tenantId, (tx) => openRun(tx, runId, AT_ONCE))
    if (!run) return
    if (run.due.length === 0) {
      await inTenant(tenantId, (tx) => endRun(tx, runId, 'finished'))
      return
    }
    if (run.kind === 'publish' && Date.now() - run.startedAt.getTime() > PUBLISH_MS) {
      await inTenant(tenantId, (tx) => endRun(tx, runId, 'failed', TOO_SLOW))
      return
    }
    const stage = await inTenant(tenantId, readStage)
    if (run.offline) stage.models = []
    await Promise.all(run.due.map((due) => attempt(runId, run, stage, due)))
  }
  await inTenant(tenantId, (tx) => enqueue(tx, runCases, { runId }))
})

async function attempt(runId: string, run: OpenRun, stage: Stage, due: Due) {
  const { tenantId } = stage
  const { itemId, side, attempt } = due
  const decision = await decided(run, stage, due)
  await inTenant(tenantId, async (tx) => {
    if (!decision) return dropItem(tx, itemId)
    const { item } = due
    const failures = 'case' in item ? judge(item.case.expect, decision) : []
    const changed = 'turn' in item && !sameOutcome(item.turn.before, outcomeOf(decision))
    await saveAttempt(tx, { runId, itemId, side, attempt, decision, failures, changed })
    await recordCalls(tx, decision.calls)
  })
}

/** Null when what was written is gone by now. */
async function decided(run: OpenRun, stage: Stage, { item, side, turnId }: Due): Promise<Decision | null> {
  const persona = run.personas[side]
  if (!persona) throw new Error(`The run has no persona ${side}.`)
  if ('case' in item) return decide(turnOfCase(stage, persona, item.case))

  const past = await inTenant(stage.tenantId, (tx) => readPast(tx, turnId ?? ''))
  return past && decide(turnOfPast(stage, persona, past))
}

/** Decided side by side: models answer slowly, and their owners limit how many may be asked at once. */
const AT_ONCE = 4
/** Well below the ten minutes after which the job engine thinks a job lost. */
const SLICE_MS = 60_000
const PUBLISH_MS = 10 * 60_000
const TOO_SLOW =
  'The publish check took longer than 10 minutes. The model answers too slowly, or there are too many cases: try again, or with a faster model.'
