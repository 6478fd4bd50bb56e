import type { House } from './house.ts'

/** As erasing does: the contact goes, and with it all that hangs on it. */
export const deleteContactForTests = (house: House, who: string) =>
  house.inTenant((tx) =>
    tx
      .deleteFrom('contacts')
      .where('id', 'in', tx.selectFrom('contactIdentities').select('contactId').where('value', '=', who))
      .execute(),
  )
