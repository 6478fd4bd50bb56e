import type { House } from './house.ts'

/** The time of something planned has come, and it is noon in the shop: no test depends on the hour it is run at. */
export async function comesDue(house: House, id: string) {
  await house.inTenant(async (tx) => {
    await tx.updateTable('tenants').set({ timeZone: zoneWhereItIsNoon() }).execute()
    await tx
      .updateTable('dueThings')
      .set({ dueAt: new Date(Date.now() - 1000) })
      .where('id', '=', id)
      .execute()
  })
}

function zoneWhereItIsNoon() {
  const offset = 12 - new Date().getUTCHours()
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}
