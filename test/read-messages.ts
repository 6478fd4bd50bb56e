import { textOf } from '../contract/message.ts'
import { openContent } from '../server/domains/conversations/sealed-content.ts'
import { inTenant } from '../server/platform/db.ts'
import { openVault } from '../server/platform/secrets.ts'

/** Every message to or from the contact whom this identity names, unsealed, in the order of the conversation. */
export async function readMessages(tenantId: string, who: string) {
  return inTenant(tenantId, async (tx) => {
    const vault = await openVault(tx)
    const rows = await tx
      .selectFrom('messages')
      .innerJoin('conversations', (join) =>
        join.onRef('conversations.id', '=', 'messages.conversationId').onRef('conversations.tenantId', '=', 'messages.tenantId'),
      )
      .innerJoin('contactIdentities', (join) =>
        join
          .onRef('contactIdentities.contactId', '=', 'conversations.contactId')
          .onRef('contactIdentities.tenantId', '=', 'conversations.tenantId'),
      )
      .selectAll('messages')
      .where('contactIdentities.value', '=', who)
      .orderBy('seq')
      .execute()
    return rows.map((row) => {
      const content = openContent(vault, row.id, row.contentSealed)
      return { ...row, content, text: textOf(content) }
    })
  })
}
