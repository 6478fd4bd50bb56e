import { words } from '#platform/text/fold.ts'
import { wordTable } from '../words/word-table.ts'
import { lexicon, type Matcher, matcher } from './match.ts'
import { EMPTY_WORDS } from './small-words.ts'

/**
 * A matcher for what is said, not for what is only named: "do you sell the 'Unsubscribe' bracelet?" asks for goods. What means something
 * by itself, but stands there as a name, is taken out; when nothing is left that means it, nothing was said.
 */
export const spoken =
  (find: Matcher): Matcher =>
  (text) => {
    const said = find(text)
    if (said === null) return null
    let rest = text
    for (const name of namesIn(text)) if (find(name) !== null) rest = rest.replace(name, ' ')
    return rest === text ? said : find(rest)
  }

/** Words in quotation marks, in capitals or before a noun, where a word before or after them says that they name something. */
function namesIn(text: string): string[] {
  const quoted = [...text.matchAll(QUOTED)].filter(({ index, 0: whole }) => isNamed(text, index, index + whole.length))
  const titled = [...text.matchAll(TITLED)].filter(({ index, 0: whole }) => isAttribute(text, index, index + whole.length))
  const single = [...text.matchAll(SINGLE)].filter(({ index, 0: whole }) => isAttribute(text, index, index + whole.length))
  return [...quoted.map(({ groups }) => groups?.inner ?? ''), ...titled.map(([name]) => name), ...single.map(([name]) => name)].filter(
    Boolean,
  )
}

function isNamed(text: string, start: number, end: number): boolean {
  const { before, after } = around(text, start, end)
  if (NOT.has(after)) return false
  if (BEFORE.has(before) || AFTER.has(after)) return true
  // "¿Tienen la taza «…»?": a question whose noun bears the name.
  if (/[?？؟]/.test(text) && before.length >= SHORTEST_NOUN && !EMPTY_WORDS.has(before)) return true
  return GOODS.some((find) => find(`${text.slice(0, start)} ${text.slice(end)}`) !== null)
}
const SHORTEST_NOUN = 4
/** Whoever looks for goods names them. */
const GOODS = (['browse', 'order', 'price'] as const).map((topic) => matcher(lexicon(topic)))

/** A name in front of the thing that bears it: "your Unsubscribe collection". */
function isAttribute(text: string, start: number, end: number): boolean {
  const { before, after } = around(text, start, end)
  return (
    /\p{L} $/u.test(text.slice(0, start)) &&
    /^ ?\p{Ll}/u.test(text.slice(end)) &&
    !EMPTY_WORDS.has(after) &&
    !NOT.has(after) &&
    BEFORE.has(before)
  )
}

const around = (text: string, start: number, end: number) => ({
  before: words(text.slice(Math.max(0, start - REACH), start)).at(-1) ?? '',
  after: words(text.slice(end, end + REACH))[0] ?? '',
})

const REACH = 40
const QUOTED =
  /(?<![\p{L}\p{N}])(?:"(?<inner>[^"\n]{2,60})"|[“„”](?<inner>[^“”„\n]{2,60})[“”]|[«»]\s?(?<inner>[^«»\n]{2,60}?)\s?[«»]|‘(?<inner>[^‘\n]{2,60}?)’|'(?<inner>[^"\n]{2,60}?)'|`(?<inner>[^`\n]{2,60})`)(?![\p{L}\p{N}])/gu
/** Capitals inside a sentence that is not all capitals. */
const TITLED = /(?<=\p{Ll} )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,5}(?= )/gu
const SINGLE = /(?<= )\p{L}{4,20}(?= \p{Ll})/gu

const table = Object.values(wordTable<{ before: string; after: string; not: string }>('naming'))
const all = (kind: 'before' | 'after' | 'not') => new Set(table.flatMap((language) => language[kind].split(' ').filter(Boolean)))
const [BEFORE, AFTER, NOT] = [all('before'), all('after'), all('not')]
