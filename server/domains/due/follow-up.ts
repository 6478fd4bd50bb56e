import { channelNamed } from '#channels/index.ts'
import { send } from '#domains/conversations/send.ts'
import { createTask } from '#domains/tasks/create-task.ts'
import type { Tx } from '#platform/db.ts'
import type { CarryDue } from '#platform/room.ts'

/** Sends the words that were written for it; where the channel allows none any more, a person is asked to. */
export const followUp: CarryDue = async (tx, { text = '', reason, conversationId, plannedBy }) => {
  if (!conversationId) return
  if (await mayWrite(tx, conversationId)) await send(tx, { conversationId, content: { type: 'text', text: text || reason }, author: 'bot' })
  else
    await createTask(tx, {
      kind: 'callback',
      title: reason.slice(0, 200),
      note: `The time to write freely is over on this channel, so this was not sent: ${text}`.slice(0, 2000),
      dueAt: null,
      conversationId,
      by: plannedBy,
    })
}

/** Whether free words may be sent in this conversation now. */
async function mayWrite(tx: Tx, conversationId: string): Promise<boolean> {
  const { channel, lastInboundAt, windowClosed } = await tx
    .selectFrom('conversations as c')
    .innerJoin('inboxes as i', (join) => join.onRef('i.tenantId', '=', 'c.tenantId').onRef('i.id', '=', 'c.inboxId'))
    .select(['i.channel', 'c.lastInboundAt', 'c.windowClosed'])
    .where('c.id', '=', conversationId)
    .executeTakeFirstOrThrow()
  const { windowHours } = channelNamed(channel)
  return windowHours === null || (!windowClosed && lastInboundAt !== null && lastInboundAt.getTime() > Date.now() - windowHours * 3600_000)
}
