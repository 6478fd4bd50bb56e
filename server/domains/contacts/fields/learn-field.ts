import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { fold } from '#platform/text/fold.ts'
import { endField, lockContact, showOnContact, storedFields, storeField } from './stored-field.ts'

export interface Learned {
  field: string
  value: string
  said: { text: string; messageId: string | null; conversationId: string | null }
  confidence: number
}

/**
 * Keeps what the agent read in a contact's words. A newer value takes the place of the agent's older one; beside what a person typed
 * or confirmed it is only a suggestion, and what a person removed does not come back. Learning the same twice changes nothing.
 */
export async function learnField(tx: Tx, named: string, { field, value, said, confidence }: Learned): Promise<void> {
  const contactId = await lockContact(tx, named)
  const known = await storedFields(tx, contactId, field)
  const standing = known.find(({ ending, suggested }) => ending === null && !suggested)
  const suggestion = known.find(({ ending, suggested }) => ending === null && suggested)
  const isSame = (other: { value: string } | undefined) => other !== undefined && fold(other.value) === fold(value)
  if (isSame(standing) || isSame(suggestion)) return
  if (known.some((other) => other.ending === 'removed' && isSame(other))) return

  const suggested = standing?.by === 'person'
  const giveWay = suggested ? suggestion : standing
  if (giveWay) await endField(tx, giveWay.id, 'replaced')
  await storeField(tx, { contactId, field, value, said, by: 'agent', confidence, suggested })
  if (!suggested) await showOnContact(tx, contactId, field, value)
  await record(tx, 'contact.field_learned', {
    summary: suggested ? 'A contact said something else than what we have noted' : 'A contact told us something about themselves',
    conversationId: said.conversationId,
    payload: { contactId, field, messageId: said.messageId, suggested },
  })
}
