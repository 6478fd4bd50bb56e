import type { Run, RunItem } from '@salesboy/contract/evals'
import { fromCursor, isSmallCount, isTime, isUuid, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { readRun, selectRuns, toRun } from './run.ts'
import { openItem, openOutcome } from './run-item.ts'

/** Latest first. */
export async function listRuns(
  tx: Tx,
  { kind, cursor, limit }: { kind?: Run['kind'] | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: Run[]; nextCursor: string | null }> {
  const [at, id] = cursor ? fromCursor(cursor, isTime, isUuid) : []
  const rows = await selectRuns(tx)
    .$if(kind !== undefined, (query) => query.where('r.kind', '=', kind ?? ''))
    .$if(at !== undefined, (query) =>
      query.where(sql<boolean>`(date_trunc('milliseconds', r.started_at), r.id) < (${at}::timestamptz, ${id}::uuid)`),
    )
    .orderBy(sql`date_trunc('milliseconds', r.started_at) desc, r.id desc`)
    .limit(limit + 1)
    .execute()
  const last = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map(toRun),
    nextCursor: rows.length > limit && last ? toCursor(last.startedAt.toISOString(), last.id) : null,
  }
}

interface ItemFilter {
  show: 'all' | 'failed' | 'changed'
  cursor?: string | undefined
  limit: number
}

/** In the order of the run, each with its attempts so far. */
export async function listRunItems(
  tx: Tx,
  runId: string,
  { show, cursor, limit }: ItemFilter,
): Promise<{ items: RunItem[]; nextCursor: string | null }> {
  const run = await readRun(tx, runId)
  const after = cursor ? Number(fromCursor(cursor, isSmallCount)[0]) : -1
  const rows = await tx
    .selectFrom('runItems as i')
    .selectAll('i')
    .where('i.runId', '=', runId)
    .where('i.position', '>', after)
    .$if(show !== 'all', (query) =>
      query.where(
        sql<boolean>`exists (select from run_attempts a where a.tenant_id = i.tenant_id and a.item_id = i.id and ${show === 'failed' ? sql`not a.passed` : sql`a.changed`})`,
      ),
    )
    .orderBy('i.position')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const attempts = await attemptsOf(
    tx,
    shown.map(({ id }) => id),
  )
  const vault = await openVault(tx)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => toItem(row, run, attempts.get(row.id) ?? [], vault)),
    nextCursor: rows.length > limit && last ? toCursor(last.position) : null,
  }
}

async function attemptsOf(tx: Tx, itemIds: string[]) {
  if (itemIds.length === 0) return new Map<string, AttemptRow[]>()
  const rows = await tx
    .selectFrom('runAttempts')
    .select(['id', 'itemId', 'side', 'attempt', 'passed', 'changed', 'outcomeSealed'])
    .where('itemId', 'in', itemIds)
    .orderBy('side')
    .orderBy('attempt')
    .execute()
  return Map.groupBy(rows, ({ itemId }) => itemId)
}

interface AttemptRow {
  id: string
  itemId: string
  side: number
  attempt: number
  passed: boolean
  changed: boolean
  outcomeSealed: string
}

interface ItemRow {
  id: string
  position: number
  kind: string | null
  caseId: string | null
  conversationId: string | null
  turnId: string | null
  itemSealed: string
}

function toItem(row: ItemRow, run: Run, attempts: AttemptRow[], vault: Vault): RunItem {
  const item = openItem(vault, row.id, row.itemSealed)
  const lines = 'case' in item ? item.case.lines : []
  const lastOurs = lines.findLastIndex(({ author }) => author !== 'contact')
  return {
    id: row.id,
    position: row.position,
    name: 'case' in item ? item.case.name : item.turn.contactName,
    kind: row.kind as RunItem['kind'],
    caseId: run.kind === 'replay' ? null : row.caseId,
    conversationId: row.conversationId,
    turnId: row.turnId,
    asked:
      'case' in item
        ? lines
            .slice(lastOurs + 1)
            .map(({ text }) => text)
            .join('\n')
        : item.turn.asked,
    before: 'case' in item ? null : item.turn.before,
    attempts: attempts.map(({ id, side, attempt, passed, changed, outcomeSealed }) => ({
      id,
      side,
      attempt,
      passed,
      changed,
      ...openOutcome(vault, id, outcomeSealed),
    })),
  }
}
