import type { TaskKind } from '@salesboy/contract/tasks'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { findTeammate, sealDetails } from './task.ts'

export interface TaskWish {
  kind: TaskKind
  title: string
  note: string
  dueAt: string | null
  payload?: Record<string, unknown>
  conversationId: string | null
  assigneeId?: string | null
  /** A person's name, or "bot". */
  by: string
}

/** Notes something for a person to do; the contact is the conversation's. Answers its id. */
export async function createTask(tx: Tx, wish: TaskWish): Promise<string> {
  const { kind, title, note, dueAt, payload = {}, conversationId, assigneeId = null, by } = wish
  const contactId = conversationId ? await contactOf(tx, conversationId) : null
  if (assigneeId) await findTeammate(tx, assigneeId)

  const id = newId()
  await tx
    .insertInto('tasks')
    .values({
      id,
      kind,
      conversationId,
      contactId,
      detailsSealed: sealDetails(await openVault(tx), id, { title, note, payload }),
      dueAt: dueAt ? new Date(dueAt) : null,
      assigneeId,
      createdBy: by,
    })
    .execute()
  await record(tx, 'task.created', { summary: summaries[kind], conversationId, payload: { taskId: id, kind, contactId, assigneeId } })
  await audit(tx, 'added a task', `task:${id}`)
  return id
}

async function contactOf(tx: Tx, conversationId: string) {
  const conversation = await tx.selectFrom('conversations').select('contactId').where('id', '=', conversationId).executeTakeFirst()
  if (!conversation) throw notFound('conversation')
  return conversation.contactId
}

const summaries: Record<TaskKind, string> = {
  order: 'Someone wants to order: a task for a person',
  booking: 'Someone wants an appointment: a task for a person',
  callback: 'Someone wants to be called back: a task for a person',
  same_person: 'Two contacts may be the same person: a task for a person',
  other: 'A task for a person',
}
