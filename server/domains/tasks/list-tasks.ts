import type { Task } from '@salesboy/contract/tasks'
import { fromCursor, isTime, isUuid, toCursor } from '#platform/cursor.ts'
import { sql, type Tx } from '#platform/db.ts'
import { openVault } from '#platform/secrets.ts'
import { selectTasks, toTask } from './task.ts'

export interface TaskFilter {
  state: 'open' | 'done'
  conversationId?: string | undefined
  assigneeId?: string | null | undefined
  cursor?: string | undefined
  limit: number
}

// Tasks without a due time come after all that have one.
const never = '9999-12-31T00:00:00.000Z'
const due = sql`coalesce(t.due_at, ${never}::timestamptz)`

/** Open ones by due time, done ones latest first; the cursor is the last one's time and id. */
export async function listTasks(
  tx: Tx,
  { state, conversationId, assigneeId, cursor, limit }: TaskFilter,
): Promise<{ items: Task[]; nextCursor: string | null }> {
  const open = state === 'open'
  const [at, id] = cursor ? fromCursor(cursor, isTime, isUuid) : []
  const conditions = [
    open ? sql`t.completed_at is null` : sql`t.completed_at is not null`,
    ...(conversationId ? [sql`t.conversation_id = ${conversationId}`] : []),
    ...(assigneeId === undefined ? [] : [sql`t.assignee_id = ${assigneeId}`]),
    ...(at
      ? [open ? sql`(${due}, t.id) > (${at}::timestamptz, ${id}::uuid)` : sql`(t.completed_at, t.id) < (${at}::timestamptz, ${id}::uuid)`]
      : []),
  ]
  const order = open ? sql`${due}, t.id` : sql`t.completed_at desc, t.id desc`
  const { rows } = await selectTasks(sql.join(conditions, sql` and `), order, limit + 1).execute(tx)
  const vault = await openVault(tx)
  const last = rows[limit - 1]
  const lastAt = last && (open ? (last.dueAt?.toISOString() ?? never) : last.completedAt!.toISOString())
  return {
    items: rows.slice(0, limit).map((row) => toTask(row, vault)),
    nextCursor: rows.length > limit && last && lastAt ? toCursor(lastAt, last.id) : null,
  }
}
