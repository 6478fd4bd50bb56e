import type { Identity } from '#channels/channel.ts'
import type { Tx } from '#platform/db.ts'
import { knownBy } from './known-by.ts'

/** The contact whom any of these identities names, the first one's first; null when nobody. */
export const findContact = (tx: Tx, channel: string, identities: Identity[]): Promise<string | null> =>
  findOther(tx, channel, identities, null)

/** The first contact whom they name beside one who is known already. */
export async function findOther(tx: Tx, channel: string, identities: Identity[], but: string | null): Promise<string | null> {
  for (const { kind, value } of knownBy(identities)) {
    const known = await tx
      .selectFrom('contactIdentities')
      .select('contactId')
      .where('channel', '=', channel)
      .where('kind', '=', kind)
      .where('value', '=', value)
      .executeTakeFirst()
    if (known && known.contactId !== but) return known.contactId
  }
  return null
}
