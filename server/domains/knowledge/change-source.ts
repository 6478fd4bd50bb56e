import type { Audience, Source } from '@salesboy/contract/knowledge'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { bumpVersion } from '#platform/version.ts'
import { toSource } from './source.ts'

interface Changes {
  audience?: Audience | undefined
  validUntil?: string | null | undefined
  supersededById?: string | null | undefined
}

/** Who a document is for, until when it holds and what took its place; holds for the very next question. */
export async function changeSource(tx: Tx, sourceId: string, { audience, validUntil, supersededById }: Changes): Promise<Source> {
  if (supersededById === sourceId) throw new Problem('invalid', 'A document cannot take its own place. Choose another one.')
  if (supersededById && !(await tx.selectFrom('sources').select('id').where('id', '=', supersededById).executeTakeFirst()))
    throw notFound('newer document')
  const row = await tx
    .updateTable('sources')
    .set({
      ...(audience === undefined ? {} : { audience }),
      ...(validUntil === undefined ? {} : { validUntilSet: validUntil }),
      ...(supersededById === undefined ? {} : { supersededBy: supersededById }),
      // Kysely refuses to set nothing.
      id: sourceId,
    })
    .where('id', '=', sourceId)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw notFound('document')
  if (audience !== undefined) await restore(tx, sourceId)
  await bumpVersion(tx, 'knowledge')
  await audit(tx, audience ? `made a document ${audience}` : 'changed a document', `source:${sourceId}`)
  return toSource(row)
}

/** A store outside filters by audience itself, so it has to be told. */
const restore = (tx: Tx, sourceId: string) =>
  tx
    .updateTable('passageVectors')
    .set({ stored: false })
    .where('passageId', 'in', tx.selectFrom('passages').select('id').where('sourceId', '=', sourceId))
    .execute()
