import { audit } from '#domains/identity/audit.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { Problem } from '#platform/problem.ts'
import { checkValue } from './check-value.ts'
import { endField, lockContact, showOnContact, storedFields, storeField } from './stored-field.ts'

const maxFields = 60

/** A person sets, corrects or confirms a value. Confirming keeps where the agent read it; a suggestion that agrees is taken up. */
export async function saveField(tx: Tx, named: string, field: string, typed: string, personId: string | null): Promise<void> {
  const contactId = await lockContact(tx, named)
  const value = checkValue(field, typed, (await readTenant(tx)).country)
  const standing = (await storedFields(tx, contactId)).filter(({ ending }) => ending === null)
  const mine = standing.filter((other) => other.field === field)
  if (mine.length === 0 && standing.length >= maxFields)
    throw new Problem('invalid', `A contact has at most ${maxFields} fields. Remove one that is not needed any more.`)
  if (mine.length === 1 && mine[0]?.by === 'person' && mine[0].value === value) return

  const heard = mine.find((other) => other.value === value)?.said
  for (const { id } of mine) await endField(tx, id, 'replaced')
  await storeField(tx, {
    contactId,
    field,
    value,
    said: heard?.text ? { ...heard, text: heard.text } : null,
    by: 'person',
    personId,
    confidence: 1,
  })
  await showOnContact(tx, contactId, field, value)
  await changed(tx, contactId, field)
  await audit(tx, 'changed a contact', `contact:${contactId}`, { field })
}

/** A person removes a value, and with it what was suggested. The agent does not learn the same again. */
export async function deleteField(tx: Tx, named: string, field: string): Promise<void> {
  const contactId = await lockContact(tx, named)
  const mine = (await storedFields(tx, contactId, field)).filter(({ ending }) => ending === null)
  if (mine.length === 0) return
  for (const { id } of mine) await endField(tx, id, 'removed')
  await showOnContact(tx, contactId, field, null)
  await changed(tx, contactId, field)
  await audit(tx, 'removed what we know of a contact', `contact:${contactId}`, { field })
}

const changed = (tx: Tx, contactId: string, field: string) =>
  record(tx, 'contact.field_changed', { summary: 'A person changed what we know of a contact', payload: { contactId, field } })
