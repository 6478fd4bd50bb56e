import type { Tx } from '#platform/db.ts'
import { fold } from '#platform/text/fold.ts'

/**
 * A document uploaded under the name of an earlier one takes its place: from then on the earlier one answers only where
 * nothing newer does. "Menu (2).pdf" and "menu copy.pdf" are named like "Menu.pdf". Pages of sites have addresses instead.
 */
export async function supersede(tx: Tx, source: { id: string; fileName: string }): Promise<void> {
  const others = await tx
    .selectFrom('sources')
    .select(['id', 'fileName'])
    .where('id', '<', source.id)
    .where('address', 'is', null)
    .where('supersededBy', 'is', null)
    .execute()
  const name = nameOf(source.fileName)
  const earlier = others.filter(({ fileName }) => nameOf(fileName) === name).map(({ id }) => id)
  if (earlier.length) await tx.updateTable('sources').set({ supersededBy: source.id }).where('id', 'in', earlier).execute()
}

const nameOf = (fileName: string) =>
  fold(fileName)
    .replace(/\.\w+$/, '')
    .replace(/(?<![\s_-])[\s_-]*(?:\(\d{1,3}\)|(?:copy|copia|copie|kopie|final|new)[\s_-]{0,5}\d{0,3}[\s_-]{0,5}){1,5}$/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
