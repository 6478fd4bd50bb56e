import { maySend } from '#domains/conversations/gate.ts'
import { outgoing, send } from '#domains/conversations/send.ts'
import { createTask } from '#domains/tasks/create-task.ts'
import type { CarryDue } from '#platform/room.ts'
import { cut } from '#platform/text/cut.ts'

/** Sends the words that were written for it; where they may not be sent any more, a person is asked to. */
export const followUp: CarryDue = async (tx, { text = '', reason, conversationId, plannedBy }) => {
  if (!conversationId) return
  const message = { conversationId, content: { type: 'text', text: text || reason }, author: 'bot', class: 'service' } as const
  const [gate] = await maySend(tx, conversationId, [outgoing(message)])
  if (gate?.outcome !== 'refused') return void (await send(tx, message))
  await createTask(tx, {
    kind: 'callback',
    title: cut(reason, 200),
    note: cut(`This was not sent. ${gate.detail} It would have said: ${text}`, 2000),
    dueAt: null,
    conversationId,
    by: plannedBy,
  })
  return 'may_not_send'
}
