import type { Task } from '@salesboy/contract/tasks'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { findTeammate, readTask } from './task.ts'

/** It is done, by whom and when. Completing again keeps the first who did it. */
export async function completeTask(tx: Tx, id: string, by: string): Promise<Task> {
  const { numUpdatedRows } = await tx
    .updateTable('tasks')
    .set({ completedAt: new Date(), completedBy: by })
    .where('id', '=', id)
    .where('completedAt', 'is', null)
    .executeTakeFirst()
  const task = await readTask(tx, id)
  if (!numUpdatedRows) return task
  await record(tx, 'task.completed', { summary: 'A task was done', ...about(task) })
  await audit(tx, 'completed a task', `task:${id}`)
  return task
}

export async function reopenTask(tx: Tx, id: string): Promise<Task> {
  const { numUpdatedRows } = await tx
    .updateTable('tasks')
    .set({ completedAt: null, completedBy: null })
    .where('id', '=', id)
    .where('completedAt', 'is not', null)
    .executeTakeFirst()
  const task = await readTask(tx, id)
  if (!numUpdatedRows) return task
  await record(tx, 'task.reopened', { summary: 'A task is open again', ...about(task) })
  await audit(tx, 'reopened a task', `task:${id}`)
  return task
}

export async function assignTask(tx: Tx, id: string, teammateId: string | null): Promise<Task> {
  await readTask(tx, id)
  if (teammateId) await findTeammate(tx, teammateId)
  await tx.updateTable('tasks').set({ assigneeId: teammateId }).where('id', '=', id).execute()
  const task = await readTask(tx, id)
  await record(tx, 'task.assigned', {
    summary: teammateId ? 'A task was given to someone' : 'A task is for whoever is free',
    ...about(task),
  })
  await audit(tx, 'gave a task to somebody', `task:${id}`, { assigneeId: teammateId })
  return task
}

const about = ({ id, kind, conversationId, assignee }: Task) => ({
  conversationId,
  payload: { taskId: id, kind, assigneeId: assignee?.id ?? null },
})
