import type { Inbound } from '#channels/channel.ts'
import type { ConnectedInbox } from '#domains/inboxes/inbox.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { openVault } from '#platform/secrets.ts'
import { applyReceipt } from './apply-receipt.ts'
import { changeIdentities } from './change-identities.ts'
import { changeReaction } from './change-reaction.ts'
import { deleteMessage } from './delete-message.ts'
import { editMessage } from './edit-message.ts'
import { nameContact } from './name-contact.ts'
import { recordAccountNews } from './record-account-news.ts'
import { setMarketingPreference } from './set-marketing-preference.ts'

export type News = Exclude<Inbound, { kind: 'message' | 'echo' | 'history' | 'quarantine' | 'ignored' }>

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
    const news = JSON.parse(vault.open(['parked_news', 'news', row.id], row.newsSealed)) as News
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
      return changeIdentities(tx, inbox, news)
    case 'preference':
      return setMarketingPreference(tx, inbox, news)
    case 'contact_named':
      return nameContact(tx, inbox, news)
    case 'account':
      return recordAccountNews(tx, inbox, news)
  }
}

/** At most twenty for one message: nobody else's news is worth more of our disk. */
async function park(tx: Tx, inbox: ConnectedInbox, news: News) {
  const externalId = news.kind === 'status' ? news.externalId : 'targetId' in news ? news.targetId : null
  // A reaction to what we never had is nothing to anyone.
  if (!externalId || externalId.length > 512 || news.kind === 'reaction') return
  const { count } = await tx
    .selectFrom('parkedNews')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('inboxId', '=', inbox.id)
    .where('externalId', '=', externalId)
    .executeTakeFirstOrThrow()
  if (count >= 20) return

  const id = newId()
  const vault = await openVault(tx)
  await tx
    .insertInto('parkedNews')
    .values({
      id,
      inboxId: inbox.id,
      externalId,
      newsSealed: vault.seal(['parked_news', 'news', id], JSON.stringify({ ...news, raw: null })),
    })
    .execute()
}
