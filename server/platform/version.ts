import type { Tx } from './db.ts'

/** What each process keeps a copy of in memory, for each tenant. */
type Subject = 'knowledge' | 'catalog'

/** In the transaction that changes the subject: every copy in memory, in any process, is stale from its commit on. */
export async function bumpVersion(tx: Tx, subject: Subject) {
  await tx.raw(
    'insert into versions (subject, version) values ($1, 1) on conflict (tenant_id, subject) do update set version = versions.version + 1',
    [subject],
  )
}

/** 0 while it has never changed. */
export async function currentVersion(tx: Tx, subject: Subject): Promise<number> {
  const { rows } = await tx.raw<{ version: number }>('select version from versions where tenant_id = $1 and subject = $2', [
    tx.tenantId,
    subject,
  ])
  return rows[0]?.version ?? 0
}
