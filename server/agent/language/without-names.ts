import { words } from '#platform/text/fold.ts'

/** A text with every name in it made unreadable: "la vie est belle" on a shelf in London says nothing about who asks for it. */
export function withoutNames(text: string, names: string[]): string {
  const said = words(text)
  const named = new Set<number>()
  for (const name of names) for (const at of placesOf(words(name), said)) named.add(at)
  return named.size === 0 ? text : said.map((word, at) => (named.has(at) ? NAME : word)).join(' ')
}

/** In its place, so that what stands around it still reads as it did: "you get … ?". */
const NAME = 'xx'

/** Where a name is said: all of it, or at least two of its words in a row, since nobody says "Kilim rug, hand woven, 2 m". */
function placesOf(name: string[], said: string[]): number[] {
  const atLeast = Math.min(name.length, 2)
  return said.flatMap((_, from) => {
    const start = name.indexOf(said[from] ?? '')
    if (start < 0) return []
    let length = 1
    while (start + length < name.length && name[start + length] === said[from + length]) length++
    return length >= atLeast ? Array.from({ length }, (_, i) => from + i) : []
  })
}
