import type { Tx } from '#platform/db.ts'
import { notFound, Problem } from '#platform/problem.ts'

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
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw new Problem('invalid', 'That cursor is not one of this list. Start again without a cursor.')
  const source = await tx.selectFrom('sources').select('reading').where('id', '=', sourceId).executeTakeFirst()
  if (!source) throw notFound('document')
  if (!source.reading) return { items: [], nextCursor: null }

  const rows = await tx
    .selectFrom('passages')
    .select(['id', 'index', 'heading', 'text', 'tokens'])
    .where('sourceId', '=', sourceId)
    .where('reading', '=', source.reading)
    .where('index', '>', cursor === undefined ? -1 : Number(cursor))
    .orderBy('index')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { items: page, nextCursor: rows.length > limit ? String(page.at(-1)!.index) : null }
}
