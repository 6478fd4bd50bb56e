import { type ContactField, knownFields } from '@salesboy/contract/contacts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { type StoredField, storedFields } from './stored-field.ts'

const maxEarlier = 10

/** What we know of a contact, known fields in their usual order first. A field without a standing value is left out. */
export async function listFields(tx: Tx, contactId: string): Promise<ContactField[]> {
  const known = await tx.selectFrom('contacts').select('id').where('id', '=', contactId).executeTakeFirst()
  if (!known) throw notFound('contact')

  const byField = Map.groupBy(await storedFields(tx, contactId), ({ field }) => field)
  return [...byField.values()]
    .flatMap((values) => present(values) ?? [])
    .sort((a, b) => placeOf(a.field) - placeOf(b.field) || a.field.localeCompare(b.field))
}

export async function readField(tx: Tx, contactId: string, field: string): Promise<ContactField> {
  const found = present(await storedFields(tx, contactId, field))
  if (!found) throw notFound('field')
  return found
}

/** `values` newest first. */
function present(values: StoredField[]): ContactField | null {
  const standing = values.find(({ ending, suggested }) => ending === null && !suggested)
  if (!standing) return null
  const suggestion = values.find(({ ending, suggested }) => ending === null && suggested)
  return {
    field: standing.field,
    value: standing.value,
    by: standing.by,
    person: standing.person,
    confidence: standing.confidence,
    said: standing.said,
    at: standing.at.toISOString(),
    suggestion: suggestion ? { value: suggestion.value, said: suggestion.said, at: suggestion.at.toISOString() } : null,
    earlier: values
      .flatMap(({ value, by, at, ending }) => (ending === null ? [] : [{ value, by, at: at.toISOString(), ending }]))
      .slice(0, maxEarlier),
  }
}

function placeOf(field: string): number {
  const place = (knownFields as readonly string[]).indexOf(field)
  return place < 0 ? knownFields.length : place
}
