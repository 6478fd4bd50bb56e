import { fromCursor, isSmallCount, toCursor } from '#platform/cursor.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

interface Passage {
  id: string
  index: number
  heading: string | null
  text: string
  tokens: number
}

/** What was read out of a document, in its order; the last index of a page is its cursor. */
export async function listPassages(
  tx: Tx,
  sourceId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Passage[]; nextCursor: string | null }> {
  const after = cursor === undefined ? -1 : Number(fromCursor(cursor, isSmallCount)[0])
  const source = await tx.selectFrom('sources').select('reading').where('id', '=', sourceId).executeTakeFirst()
  if (!source) throw notFound('document')
  if (!source.reading) return { items: [], nextCursor: null }

  const rows = await tx
    .selectFrom('passages')
    .select(['id', 'index', 'heading', 'text', 'tokens'])
    .where('sourceId', '=', sourceId)
    .where('reading', '=', source.reading)
    .where('index', '>', after)
    .orderBy('index')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { items: page, nextCursor: rows.length > limit ? toCursor(page.at(-1)!.index) : null }
}
