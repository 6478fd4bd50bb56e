import { inTenant } from '#platform/db.ts'
import { files } from '#platform/files.ts'
import { notFound } from '#platform/problem.ts'

/** A stored file of the tenant, whole. */
export async function openFile(tenantId: string, id: string): Promise<{ bytes: Buffer; mimeType: string; fileName: string }> {
  const row = await inTenant(tenantId, (tx) => tx.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst())
  if (!row) throw notFound('file')
  return { bytes: await files.read(row.key), mimeType: row.mimeType, fileName: row.fileName }
}
