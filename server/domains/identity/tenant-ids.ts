import { asRole } from '#platform/db.ts'

/** Every tenant here, for chores that go through all of them. */
export async function tenantIds(): Promise<string[]> {
  return asRole('salesboy_auth', async (session) =>
    (await session.query<{ id: string }>('select "id" from auth.organizations order by "id"')).rows.map(({ id }) => id),
  )
}
