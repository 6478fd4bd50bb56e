import { conversations } from '@salesboy/contract/conversations'
import { readInbox } from '#domains/inboxes/inbox.ts'
import { record } from '#platform/events.ts'
import { files } from '#platform/files.ts'
import { serve } from '#platform/http.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { readSending } from './gate.ts'
import { handOver, isResumeCommand } from './hand-over.ts'
import { listConversations, readConversation } from './list-conversations.ts'
import { listMessages } from './list-messages.ts'
import { uploadMedia } from './media/upload-media.ts'
import { openConversation } from './open-conversation.ts'
import { readTurn } from './read-turn.ts'
import { release } from './release.ts'
import { sendAgain, settleUnknown } from './send-again.ts'
import { writeMessage } from './write-message.ts'

export const routes = serve(conversations, {
  listConversations: ({ query, inTenant }) => inTenant((tx) => listConversations(tx, query)),
  openConversation: ({ body: { inboxId, identity, name }, inTenant }) =>
    inTenant(async (tx) => {
      const { conversationId } = await openConversation(tx, await readInbox(tx, inboxId), identity, name)
      return readConversation(tx, conversationId)
    }),

  readConversation: ({ params, inTenant }) => inTenant((tx) => readConversation(tx, params.id)),
  listMessages: ({ params, query, inTenant }) => inTenant((tx) => listMessages(tx, params.id, query)),
  async sendMessage({ params, body, caller, inTenant }) {
    if (body.content.type === 'text' && isResumeCommand(body.content.text)) {
      await inTenant((tx) => release(tx, params.id, caller.actor))
      throw new Problem(
        'conflict',
        'That is the command that gives the conversation back to the bot: done. Nothing was sent to the customer.',
      )
    }
    return inTenant((tx) => writeMessage(tx, params.id, body, caller))
  },

  readSending: ({ params, inTenant }) => inTenant((tx) => readSending(tx, params.id)),

  sendAgain: ({ params, caller, inTenant }) => inTenant((tx) => sendAgain(tx, params.id, caller)),
  settleUnknown: ({ params, body, inTenant }) => inTenant((tx) => settleUnknown(tx, params.id, body.verdict)),

  markRead: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('conversations')
        .set({ unread: 0 })
        .where('id', '=', params.id)
        .where('unread', '>', 0)
        .executeTakeFirst()
      if (numUpdatedRows)
        await record(tx, 'conversation.read', { summary: 'A conversation was read', conversationId: params.id, payload: {} })
      else await readConversation(tx, params.id)
      return null
    }),

  takeOver: ({ params, body, caller, inTenant }) =>
    inTenant(async (tx) => {
      await handOver(tx, params.id, {
        reason: 'person_took_over',
        note: body.note,
        teammateId: caller.userId,
        resumesAt: body.resumesAt ? new Date(body.resumesAt) : null,
      })
      return readConversation(tx, params.id)
    }),

  release: ({ params, caller, inTenant }) =>
    inTenant(async (tx) => {
      await release(tx, params.id, caller.actor)
      return readConversation(tx, params.id)
    }),

  readTurn: ({ params, inTenant }) => inTenant((tx) => readTurn(tx, params.id)),
  uploadMedia: ({ file, caller }) => uploadMedia(caller.tenantId, file),

  async readMedia({ params, inTenant }) {
    const row = await inTenant((tx) => tx.selectFrom('files').selectAll().where('id', '=', params.id).executeTakeFirst())
    if (!row) throw notFound('file')
    return { ...(await files.stream(row.key)), mimeType: row.mimeType, fileName: row.fileName }
  },
})
