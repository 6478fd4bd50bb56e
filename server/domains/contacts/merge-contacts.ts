import type { ContactMerge } from '@salesboy/contract/contacts'
import { audit } from '#domains/identity/audit.ts'
import { ring } from '#platform/bell.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'

/**
 * Two contacts are one person: conversations, addresses, fields, orders, tasks and whatever else names the other one moves to the one
 * who stays, with the stricter consent of the two. Said twice, it changes nothing. The other contact's row stays, so that it can be undone.
 */
export async function mergeContacts(tx: Tx, contactId: string, otherId: string): Promise<ContactMerge> {
  const { rows } = await tx.raw<{ outcome: string }>('select app.merge_contacts($1, $2, $3, $4) as outcome', [
    contactId,
    otherId,
    newId(),
    byWhom(tx),
  ])
  const outcome = rows[0]!.outcome
  const [merge] = await standingMerges(tx, contactId, otherId)
  if (outcome === 'missing') throw notFound('contact')
  if (outcome === 'same') throw new Problem('invalid', 'That is the same contact. Choose another one.')
  if (outcome === 'gone' && !merge)
    throw new Problem('conflict', 'One of them is part of another contact already. Merge with that one, or undo that merge first.')
  if (outcome === 'merged') {
    await record(tx, 'contact.merged', { summary: 'Two contacts became one', payload: { contactId, mergedId: otherId } })
    await audit(tx, 'merged two contacts', `contact:${contactId}`, { otherId })
    // An answer in work is thought of anew.
    tx.afterCommit(() => ring('turns'))
  }
  return merge!
}

/** They are two after all: what moved goes back, and with it what came since by the other one's addresses. */
export async function unmergeContacts(tx: Tx, contactId: string, otherId: string): Promise<void> {
  const { rows } = await tx.raw<{ outcome: string }>('select app.unmerge_contacts($1, $2, $3) as outcome', [contactId, otherId, byWhom(tx)])
  if (rows[0]!.outcome === 'missing') throw notFound('merge')
  if (rows[0]!.outcome === 'later') throw new Problem('conflict', 'This contact was merged again after that. Undo the latest merge first.')
  await record(tx, 'contact.unmerged', { summary: 'A contact is two again', payload: { contactId, mergedId: otherId } })
  await audit(tx, 'undid a merge of two contacts', `contact:${contactId}`, { otherId })
  tx.afterCommit(() => ring('turns'))
}

const byWhom = (tx: Tx) => tx.by?.actor ?? 'system'

/** The standing merges into a contact, the latest first. Throws `not_found` for a contact that is not there. */
export async function listMerges(tx: Tx, contactId: string): Promise<ContactMerge[]> {
  const contact = await tx.selectFrom('contacts').select('id').where('id', '=', contactId).executeTakeFirst()
  if (!contact) throw notFound('contact')
  return standingMerges(tx, contactId)
}

async function standingMerges(tx: Tx, contactId: string, otherId?: string): Promise<ContactMerge[]> {
  const rows = await tx
    .selectFrom('contactMerges')
    .innerJoin('contacts', (join) =>
      join.onRef('contacts.id', '=', 'contactMerges.fromId').onRef('contacts.tenantId', '=', 'contactMerges.tenantId'),
    )
    .select(['contactMerges.id', 'fromId', 'contacts.name', 'mergedBy', 'mergedAt'])
    .where('intoId', '=', contactId)
    .where('undoneAt', 'is', null)
    .$if(otherId !== undefined, (query) => query.where('fromId', '=', otherId!))
    .orderBy('mergedAt', 'desc')
    .execute()
  return rows.map(({ id, fromId, name, mergedBy, mergedAt }) => ({
    id,
    contactId,
    mergedId: fromId,
    mergedName: name,
    mergedBy,
    mergedAt: mergedAt.toISOString(),
  }))
}
