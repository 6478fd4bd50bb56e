import { createTask } from '#domains/tasks/create-task.ts'
import type { CarryDue } from '#platform/room.ts'
import { cut } from '#platform/text/cut.ts'

/** A reminder becomes a task when its time has come, for whoever looks at tasks. */
export const remind: CarryDue = async (tx, { reason, conversationId, plannedBy }) => {
  await createTask(tx, {
    kind: 'other',
    title: cut(reason, 200),
    note: reason.length > 200 ? reason : '',
    dueAt: null,
    conversationId,
    by: plannedBy,
  })
}
