import { changeIdentities } from '#domains/contacts/change-identities.ts'
import { knownBy } from '#domains/contacts/known-by.ts'
import { nameContact } from '#domains/contacts/name-contact.ts'
import { setMarketingPreference } from '#domains/contacts/set-marketing-preference.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { applyReceipt } from './apply-receipt.ts'
import { changeReaction } from './change-reaction.ts'
import { deleteMessage } from './delete-message.ts'
import { editMessage } from './edit-message.ts'
import type { News } from './news.ts'
import { recordAccountNews } from './record-account-news.ts'

/** What is new about something we have. News of a message we do not have yet waits for it. */
export async function applyNews(tx: Tx, inbox: ConnectedInbox, news: News): Promise<void> {
  if ((await apply(tx, inbox, news)) === 'unknown') await park(tx, inbox, news)
}

/** The message has come: everything that waited for it, in the order it arrived. */
export async function applyParkedNews(tx: Tx, inbox: ConnectedInbox, externalId: string): Promise<void> {
  const vault = await openVault(tx)
  const rows = await tx
    .deleteFrom('parkedNews')
    .where('inboxId', '=', inbox.id)
    .where('externalId', '=', externalId)
    .returning(['id', 'newsSealed'])
    .execute()
  for (const row of rows.sort((a, b) => a.id.localeCompare(b.id))) {
    const news = JSON.parse(openNews(vault, row)) as News
    await apply(tx, inbox, { ...news, ...('at' in news ? { at: new Date(news.at) } : {}) } as News)
  }
}

async function apply(tx: Tx, inbox: ConnectedInbox, news: News): Promise<'done' | 'unknown'> {
  switch (news.kind) {
    case 'status':
      return applyReceipt(tx, inbox, news)
    case 'edit':
      return editMessage(tx, inbox, news)
    case 'revoke':
      return deleteMessage(tx, inbox, news)
    case 'reaction':
      return changeReaction(tx, inbox, news)
    case 'identity_changed':
      return moveContact(tx, inbox, news)
    case 'preference':
      await setMarketingPreference(tx, inbox, news)
      return 'done'
    case 'contact_named':
      await nameContact(tx, inbox, news)
      return 'done'
    case 'account':
      return recordAccountNews(tx, inbox, news)
  }
}

/** Once each, and at most twenty for one message: nobody else's news is worth more of our disk. */
async function park(tx: Tx, inbox: ConnectedInbox, news: News) {
  const externalId = news.kind === 'status' ? news.externalId : 'targetId' in news ? news.targetId : null
  // A reaction to what we never had is nothing to anyone.
  if (!externalId || externalId.length > 512 || news.kind === 'reaction') return
  const words = JSON.stringify({ ...news, raw: null })
  const vault = await openVault(tx)
  const waiting = await tx
    .selectFrom('parkedNews')
    .select(['id', 'newsSealed'])
    .where('inboxId', '=', inbox.id)
    .where('externalId', '=', externalId)
    .execute()
  if (waiting.length >= 20 || waiting.some((row) => openNews(vault, row) === words)) return

  const id = newId()
  await tx
    .insertInto('parkedNews')
    .values({ id, inboxId: inbox.id, externalId, newsSealed: vault.seal(['parked_news', 'news', id], words) })
    .execute()
}

const openNews = (vault: Vault, row: { id: string; newsSealed: string }) => vault.open(['parked_news', 'news', row.id], row.newsSealed)

/** Answers go to where the contact is now: in the conversation at the address they left, where they have several. */
async function moveContact(tx: Tx, inbox: ConnectedInbox, news: Extract<News, { kind: 'identity_changed' }>): Promise<'done'> {
  const contactId = await changeIdentities(tx, inbox, news)
  const address = news.to[0]
  if (!contactId || !address) return 'done'
  const left = [...news.from, ...knownBy(news.from)].map(({ value }) => value)
  const conversation = await tx
    .selectFrom('conversations')
    .select('id')
    .where('contactId', '=', contactId)
    .where('inboxId', '=', inbox.id)
    .orderBy((eb) => eb('replyValue', 'in', left), 'desc')
    .orderBy('updatedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (conversation)
    await tx
      .updateTable('conversations')
      .set({ replyKind: address.kind, replyValue: address.value })
      .where('id', '=', conversation.id)
      .execute()
  return 'done'
}
