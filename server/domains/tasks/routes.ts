import { tasks } from '@salesboy/contract/tasks'
import { serve } from '#platform/http.ts'
import { assignTask, completeTask, reopenTask } from './complete-task.ts'
import { createTask } from './create-task.ts'
import { listTasks } from './list-tasks.ts'
import { readTask } from './task.ts'

export const routes = serve(tasks, {
  listTasks: ({ query: { mine, ...filter }, caller, inTenant }) =>
    inTenant((tx) => listTasks(tx, { ...filter, assigneeId: mine ? caller.userId : undefined })),
  createTask: ({ body, caller, inTenant }) => inTenant(async (tx) => readTask(tx, await createTask(tx, { ...body, by: caller.name }))),
  readTask: ({ params, inTenant }) => inTenant((tx) => readTask(tx, params.id)),
  assignTask: ({ params, body, inTenant }) => inTenant((tx) => assignTask(tx, params.id, body.teammateId)),
  completeTask: ({ params, caller, inTenant }) => inTenant((tx) => completeTask(tx, params.id, caller.name)),
  reopenTask: ({ params, inTenant }) => inTenant((tx) => reopenTask(tx, params.id)),
})
