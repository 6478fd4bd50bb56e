import type { WhichVersion } from '@salesboy/contract/personas'
import { readVersion } from '#domains/personas/versions.ts'
import { sql, type Tx } from '#platform/db.ts'
import type { Blocked, PublishGate } from '#platform/room.ts'
import { listRunItems } from './list-runs.ts'
import { selectRuns, toRun } from './run.ts'

/**
 * A draft may speak when, as it stands now, it passed every case about money, consent and handing over every time, within the last day
 * and since such a case was last changed.
 */
export const publishGate: PublishGate = async (tx, draft) => {
  const { savedAt } = await readVersion(tx, draft)
  const run = await latestCheck(tx, draft, savedAt)
  if (!run)
    return [
      {
        path: 'cases',
        message: 'This draft has not been tried on the cases about money, consent and handing over. Start the publish check, then publish.',
      },
    ]
  const path = `runs.${run.id}`
  if (run.state === 'running') return [{ path, message: 'The publish check is still running. Wait until it has ended.' }]
  if (run.state === 'stopped') return [{ path, message: 'The publish check was stopped before its end. Start it again.' }]
  if (run.state === 'failed') return [{ path, message: run.problem ?? 'The publish check could not be finished. Start it again.' }]
  return failedCases(tx, run.id)
}

/** The latest check of just this state of the draft, unless a case was changed since. */
async function latestCheck(tx: Tx, draft: WhichVersion, savedAt: string) {
  const row = await selectRuns(tx)
    .where('r.kind', '=', 'publish')
    .where(sql<boolean>`r.personas->0 @> ${JSON.stringify({ ...draft, savedAt })}::jsonb`)
    .where(sql<boolean>`r.started_at > clock_timestamp() - interval '1 day'`)
    .where(sql<boolean>`not exists (select from cases c where c.kind <> 'other' and c.changed_at > r.started_at)`)
    .orderBy('r.startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRun(row)
}

/** One sentence for each case that stopped it, named. */
async function failedCases(tx: Tx, runId: string): Promise<Blocked[]> {
  const { items } = await listRunItems(tx, runId, { show: 'failed', limit: MOST_NAMED })
  return items.map(({ id, name, attempts }) => {
    const failed = attempts.filter(({ passed }) => !passed)
    return {
      path: `runs.${runId}.items.${id}`,
      message: `“${name}” failed ${failed.length} of ${attempts.length}: ${failed[0]?.failures.join(' ') ?? ''}`,
    }
  })
}

const MOST_NAMED = 20
