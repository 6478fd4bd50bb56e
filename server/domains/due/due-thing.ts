import type { CancelOn, DueThing, EndReason } from '@salesboy/contract/due'
import type { Template } from '@salesboy/contract/message'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'

/** What is said about it in words: sealed, because it may quote the customer. */
export interface DueDetails {
  reason: string
  /** The words to send, where the planner wrote them. */
  text?: string
  /** Sent in their place once the window is closed. */
  template?: Template | null
}

export const sealDetails = (vault: Vault, id: string, details: DueDetails) =>
  vault.seal(['due_things', 'details', id], JSON.stringify(details))
export const openDetails = (vault: Vault, id: string, sealed: string) =>
  JSON.parse(vault.open(['due_things', 'details', id], sealed)) as DueDetails

interface DueRow {
  id: string
  kind: string
  detailsSealed: string
  writesToContact: boolean
  contactId: string | null
  contactName: string | null
  conversationId: string | null
  cancelOn: CancelOn[]
  dueAt: Date
  plannedAt: Date
  plannedBy: string
  endedAt: Date | null
  ending: NonNullable<DueThing['ended']>['how'] | null
  because: EndReason | null
}

export const selectDueThings = (where: ReturnType<typeof sql>, order: ReturnType<typeof sql>, limit: number) => sql<DueRow>`
  select d.id, d.kind, d.details_sealed, d.writes_to_contact, d.contact_id, k.name as contact_name, d.conversation_id, d.cancel_on, d.due_at,
    d.planned_at, d.planned_by, d.ended_at, d.ending, d.because
  from due_things d left join contacts k on k.tenant_id = d.tenant_id and k.id = d.contact_id
  where ${where} order by ${order} limit ${limit}`

export async function readDueThing(tx: Tx, id: string): Promise<DueThing> {
  const { rows } = await selectDueThings(sql`d.id = ${id}`, sql`d.id`, 1).execute(tx)
  if (!rows[0]) throw notFound('planned thing')
  return toDueThing(rows[0], await openVault(tx))
}

export function toDueThing(row: DueRow, vault: Vault): DueThing {
  const { reason, text, template = null } = openDetails(vault, row.id, row.detailsSealed)
  return {
    id: row.id,
    kind: row.kind,
    reason,
    writesToContact: row.writesToContact,
    text: text || null,
    template,
    dueAt: row.dueAt.toISOString(),
    contact: row.contactId ? { id: row.contactId, name: row.contactName } : null,
    conversationId: row.conversationId,
    cancelOn: row.cancelOn,
    plannedAt: row.plannedAt.toISOString(),
    plannedBy: row.plannedBy,
    ended: row.endedAt && row.ending ? { at: row.endedAt.toISOString(), how: row.ending, because: row.because } : null,
  }
}
