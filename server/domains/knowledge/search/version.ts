import type { Tx } from '#platform/db.ts'

/** In the transaction that changes what can be found: every index in memory, in any process, is stale from its commit on. */
export async function bumpVersion(tx: Tx) {
  await tx.raw(
    'insert into knowledge_versions (version) values (1) on conflict (tenant_id) do update set version = knowledge_versions.version + 1',
  )
}

/** 0 for a tenant that never had a document. */
export async function currentVersion(tx: Tx): Promise<number> {
  const { rows } = await tx.raw<{ version: string | number }>('select version from knowledge_versions where tenant_id = $1', [tx.tenantId])
  return Number(rows[0]?.version ?? 0)
}
