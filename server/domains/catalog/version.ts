import type { Tx } from '#platform/db.ts'

/** In the transaction that changes what can be sold: every catalogue in memory, in any process, is stale from its commit on. */
export async function bumpVersion(tx: Tx) {
  await tx.raw(
    'insert into catalog_versions (version) values (1) on conflict (tenant_id) do update set version = catalog_versions.version + 1',
  )
}

/** 0 for a tenant that never had a product. */
export async function currentVersion(tx: Tx): Promise<number> {
  const { rows } = await tx.raw<{ version: string | number }>('select version from catalog_versions where tenant_id = $1', [tx.tenantId])
  return Number(rows[0]?.version ?? 0)
}
