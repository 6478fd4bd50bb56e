import { sql, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { cut } from '#platform/text/cut.ts'

/** A value of a contact's field as it is kept: standing, suggested, or ended. */
export interface StoredField {
  id: string
  field: string
  value: string
  said: { text: string | null; messageId: string | null; conversationId: string | null } | null
  by: 'agent' | 'person'
  person: string | null
  confidence: number
  suggested: boolean
  at: Date
  ending: 'replaced' | 'removed' | null
}

export interface NewField {
  contactId: string
  field: string
  value: string
  said?: { text: string; messageId: string | null; conversationId: string | null } | null
  by: 'agent' | 'person'
  personId?: string | null
  confidence: number
  suggested?: boolean
}

/** Every value that a contact has or had, newest first; of one field when it is named. */
export async function storedFields(tx: Tx, contactId: string, field?: string): Promise<StoredField[]> {
  const rows = await tx
    .selectFrom('contactFields')
    .selectAll()
    .select(sql<string | null>`(select t.name from app.teammates() t where t.id = contact_fields.person_id)`.as('person'))
    .where('contactId', '=', contactId)
    .$if(field !== undefined, (query) => query.where('field', '=', field!))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  const vault = await openVault(tx)
  return rows.map((row) => ({
    id: row.id,
    field: row.field,
    value: vault.open(contextOf('value', row.id), row.valueSealed),
    said:
      row.saidSealed === null
        ? null
        : { text: vault.open(contextOf('said', row.id), row.saidSealed), messageId: row.messageId, conversationId: row.conversationId },
    by: row.by as StoredField['by'],
    person: row.person,
    confidence: row.confidence,
    suggested: row.suggested,
    at: row.at,
    ending: row.ending as StoredField['ending'],
  }))
}

export async function storeField(tx: Tx, { contactId, field, value, said, by, personId, confidence, suggested = false }: NewField) {
  const id = newId()
  const vault: Vault = await openVault(tx)
  await tx
    .insertInto('contactFields')
    .values({
      id,
      contactId,
      field,
      valueSealed: vault.seal(contextOf('value', id), value),
      saidSealed: said ? vault.seal(contextOf('said', id), cut(said.text, 1000)) : null,
      messageId: said?.messageId ?? null,
      conversationId: said?.conversationId ?? null,
      by,
      personId: personId ?? null,
      confidence,
      suggested,
    })
    .execute()
}

/** What stood there is kept, as history. */
export async function endField(tx: Tx, id: string, ending: 'replaced' | 'removed') {
  await tx.updateTable('contactFields').set({ endedAt: new Date(), ending }).where('id', '=', id).where('endedAt', 'is', null).execute()
}

/** One writer at a time for one contact; answers who it is today, if it was merged into another. `not_found` when there is none. */
export async function lockContact(tx: Tx, contactId: string): Promise<string> {
  const known = await tx.selectFrom('contacts').select(['id', 'mergedInto']).where('id', '=', contactId).forUpdate().executeTakeFirst()
  if (!known) throw notFound('contact')
  return known.mergedInto ? lockContact(tx, known.mergedInto) : known.id
}

/** The name and e-mail address of a contact are fields like the others; what is searched and shown everywhere follows them. */
export async function showOnContact(tx: Tx, contactId: string, field: string, value: string | null) {
  if (field !== 'name' && field !== 'email') return
  await tx
    .updateTable('contacts')
    .set({ [field]: value, updatedAt: new Date() })
    .where('id', '=', contactId)
    .execute()
}

const contextOf = (column: 'value' | 'said', id: string) => ['contact_fields', column, id] as const
