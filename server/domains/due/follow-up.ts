import { maySend } from '#domains/conversations/gate.ts'
import { outgoing, send } from '#domains/conversations/send.ts'
import { createTask } from '#domains/tasks/create-task.ts'
import type { CarryDue } from '#platform/room.ts'
import { cut } from '#platform/text/cut.ts'

/**
 * Sends the words that were written for it, or, where the channel takes free words no more, the template that was named; where neither may
 * be sent, a person is asked to.
 */
export const followUp: CarryDue = async (tx, { text = '', template = null, reason, conversationId, plannedBy }) => {
  if (!conversationId) return
  const inWords = { conversationId, content: { type: 'text', text: text || reason }, author: 'bot', class: 'service' } as const
  const byTemplate = template && ({ conversationId, content: template, author: 'bot', class: 'utility' } as const)
  const [gate, templateGate] = await maySend(tx, conversationId, [inWords, ...(byTemplate ? [byTemplate] : [])].map(outgoing))
  if (gate?.outcome !== 'refused') return void (await send(tx, inWords))
  if (gate.reason === 'window_closed' && byTemplate && templateGate?.outcome !== 'refused') return void (await send(tx, byTemplate))
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
