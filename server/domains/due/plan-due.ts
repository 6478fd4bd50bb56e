import type { CancelOn, DueThing } from '@salesboy/contract/due'
import type { Template } from '@salesboy/contract/message'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { type DueDetails, openDetails, readDueThing, sealDetails } from './due-thing.ts'

export interface DueWish {
  /** A kind that some room offers to carry out. */
  kind: string
  details: DueDetails
  dueAt: Date
  conversationId: string | null
  /** It sends something there: done only while its contact may be written to, and by day. */
  writesToContact: boolean
  cancelOn: CancelOn[]
  /** A person's name, or "bot". */
  by: string
}

/** A time further away than this is a slip of the finger. */
const furthestMs = 2 * 366 * 24 * 3600_000
const mostOpen = 50

/** Plans something to be done once, later. Throws `invalid` for a time that is past or too far, `conflict` when a contact has too many. */
export async function planDue(tx: Tx, { kind, details, dueAt, conversationId, writesToContact, cancelOn, by }: DueWish): Promise<DueThing> {
  checkTime(dueAt)
  const contactId = conversationId ? await contactOf(tx, conversationId) : null
  if (contactId) await checkRoom(tx, contactId)
  const id = newId()
  await tx
    .insertInto('dueThings')
    .values({
      id,
      kind,
      detailsSealed: sealDetails(await openVault(tx), id, details),
      writesToContact,
      contactId,
      conversationId,
      cancelOn,
      dueAt,
      plannedBy: by,
    })
    .execute()
  await audit(tx, 'planned something for later', `due:${id}`, { kind })
  await record(tx, 'due.planned', {
    summary: 'Something was planned for later',
    conversationId,
    payload: { dueId: id, kind, dueAt: dueAt.toISOString() },
  })
  return readDueThing(tx, id)
}

export interface DueChange {
  dueAt?: Date | undefined
  reason?: string | undefined
  text?: string | undefined
  template?: Template | null | undefined
  cancelOn?: CancelOn[] | undefined
}

/** Moves it, changes its words or what makes it pointless. What has ended stays as it ended: a conflict. */
export async function changeDue(tx: Tx, id: string, { dueAt, reason, text, template, cancelOn }: DueChange): Promise<DueThing> {
  if (dueAt) checkTime(dueAt)
  const row = await lockOpen(tx, id)
  const vault = await openVault(tx)
  const before = openDetails(vault, id, row.detailsSealed)
  if ((text || template) && !before.text) {
    const message = 'This sends no words of its own. Plan a message for later instead.'
    throw new Problem('invalid', message, { issues: [{ path: text ? 'text' : 'template', message }] })
  }
  const details = { ...before, ...(reason ? { reason } : {}), ...(text ? { text } : {}), ...(template === undefined ? {} : { template }) }
  await tx
    .updateTable('dueThings')
    .set({ detailsSealed: sealDetails(vault, id, details), ...(dueAt ? { dueAt, attempts: 0 } : {}), ...(cancelOn ? { cancelOn } : {}) })
    .where('id', '=', id)
    .execute()
  await audit(tx, 'changed something planned', `due:${id}`)
  await record(tx, 'due.changed', {
    summary: 'Something planned was changed',
    conversationId: row.conversationId,
    payload: { dueId: id, kind: row.kind },
  })
  return readDueThing(tx, id)
}

export async function lockOpen(tx: Tx, id: string) {
  const row = await tx.selectFrom('dueThings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound('planned thing')
  if (row.endedAt) throw new Problem('conflict', 'This has been done or cancelled already. Plan a new one.')
  return row
}

function checkTime(dueAt: Date) {
  const wrong =
    dueAt.getTime() <= Date.now()
      ? 'This time is past. Choose one that is still to come.'
      : dueAt.getTime() > Date.now() + furthestMs
        ? 'This is more than two years away. Choose an earlier time.'
        : null
  if (wrong) throw new Problem('invalid', wrong, { issues: [{ path: 'dueAt', message: wrong }] })
}

async function contactOf(tx: Tx, conversationId: string): Promise<string> {
  const conversation = await tx.selectFrom('conversations').select('contactId').where('id', '=', conversationId).executeTakeFirst()
  if (!conversation) throw notFound('conversation')
  return conversation.contactId
}

async function checkRoom(tx: Tx, contactId: string) {
  const { count } = await tx
    .selectFrom('dueThings')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('contactId', '=', contactId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostOpen)
    throw new Problem('conflict', `There are ${mostOpen} things planned for this contact already. Cancel some first.`)
}
