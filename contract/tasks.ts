import { z } from 'zod'
import { Id, IdParams, Moment, Page, PageQuery, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

/** same_person: two contacts that may be one; nobody notes it but the house itself. */
export const TaskKind = z.enum(['order', 'booking', 'callback', 'same_person', 'other'])
export type TaskKind = z.infer<typeof TaskKind>
export const NotedTaskKind = TaskKind.exclude(['same_person'])

/** Something a person has to do, noted by the bot or by a teammate. */
export const Task = z
  .object({
    id: Id,
    kind: TaskKind,
    title: z.string(),
    note: z.string(),
    /** What was understood: { service, date, time } of a booking, { contactId, otherContactId } of two who may be one. */
    payload: z.record(z.string(), z.unknown()),
    dueAt: Timestamp.nullable(),
    /** Null for a task that belongs to no conversation. */
    conversationId: Id.nullable(),
    contact: z.object({ id: Id, name: z.string().nullable() }).nullable(),
    assignee: z.object({ id: Id, name: z.string() }).nullable(),
    createdAt: Timestamp,
    createdBy: z.string(),
    /** Who did it and when; null while it is open. */
    completed: z.object({ at: Timestamp, by: z.string() }).nullable(),
  })
  .meta({ id: 'Task' })
export type Task = z.infer<typeof Task>

export const tasks = contract({
  listTasks: route({
    method: 'GET',
    path: '/tasks',
    may: 'look',
    summary: 'Tasks: open ones by due time, done ones latest first',
    query: PageQuery.extend({
      state: z.enum(['open', 'done']).default('open'),
      /** Only those assigned to the teammate who asks. */
      mine: z.stringbool().default(false),
      conversationId: Id.optional(),
    }),
    responses: { 200: Page(Task) },
  }),
  createTask: route({
    method: 'POST',
    path: '/tasks',
    may: 'talk',
    summary: 'Note something to do',
    body: z.strictObject({
      kind: NotedTaskKind.default('other'),
      title: z.string().trim().min(1, 'Say what is to be done.').max(200),
      note: z.string().trim().max(2000).default(''),
      dueAt: Moment.nullable().default(null),
      conversationId: Id.nullable().default(null),
      assigneeId: Id.nullable().default(null),
    }),
    responses: { 201: Task },
  }),
  readTask: route({ method: 'GET', path: '/tasks/:id', may: 'look', summary: 'One task', params: IdParams, responses: { 200: Task } }),
  assignTask: route({
    method: 'PUT',
    path: '/tasks/:id/assignee',
    may: 'talk',
    summary: 'Give a task to a teammate, or to nobody',
    params: IdParams,
    body: z.strictObject({ teammateId: Id.nullable() }),
    responses: { 200: Task },
  }),
  completeTask: route({
    method: 'PUT',
    path: '/tasks/:id/completion',
    may: 'talk',
    summary: 'It is done',
    params: IdParams,
    responses: { 200: Task },
  }),
  reopenTask: route({
    method: 'DELETE',
    path: '/tasks/:id/completion',
    may: 'talk',
    summary: 'It is not done after all',
    params: IdParams,
    responses: { 200: Task },
  }),
})
