import { escaped } from '#platform/text/escaped.ts'
import { everyMatch } from '#platform/text/every-match.ts'
import { fold } from '#platform/text/fold.ts'
import { dayNames, months } from '../numbers/calendar-words.ts'
import { wordTable } from '../words/word-table.ts'

/** What helps to tell a name from other words. */
export interface NameContext {
  /** Our last message asked for a name, or a booking or order stands open in which one is missing. */
  asked?: boolean
  /** A talk is under way: two or three capitals that say nothing else, or stand first in a short line, are a name. */
  underWay?: boolean
  /** A name may stand behind the last sentence: an order or a letter is signed so. */
  signed?: boolean
  /** Folded words that are goods, services or places here, never people. */
  known?: Set<string>
}

/**
 * The name a customer gives for themselves: "I'm Tunde", "my name is", "Nidhi this side", "na me be", "mera naam … hai", "naitwa".
 * Never "I'm looking for". Bare names count next to an e-mail address or phone number, at the end of a booking, or when we asked.
 */
export function readName(text: string, context: NameContext = {}): { value: string; text: string } | null {
  const plain = text.normalize('NFC').replace(/[’‘ʼ]/g, "'")
  for (const match of everyMatch(plain, INTRODUCED)) {
    const weak = WEAK.has(fold(match[1] ?? ''))
    const name = nameFrom(plain.slice((match.index ?? 0) + match[0].length), weak, context)
    if (name) return { value: name, text: `${match[0]}${name}`.trim() }
  }
  const behind = plain.match(BEHIND) ?? plain.match(BEHIND_INDIC)
  const name = behind && nameFrom(behind[1] ?? '', true, context)
  if (name) return { value: name, text: behind[0] }
  return bareName(plain, context)
}

/** The name at the start of `rest`; after a weak opening ("I'm") it must look like one. */
function nameFrom(rest: string, weak: boolean, context: NameContext): string | null {
  const words: string[] = []
  let untitled = rest.replace(/^[\s:,-]+/, '')
  while (TITLE.test(untitled)) untitled = untitled.replace(TITLE, '')
  for (const [word = ''] of untitled.matchAll(/[\p{L}\p{M}]+(?:['-]\p{L}+)*\.?[^\p{L}\p{M}]*/gu)) {
    const bare = word.replace(/[^\p{L}\p{M}'-]+$/u, '')
    if (NOT_NAMES.has(fold(bare)) || context.known?.has(fold(bare)) || bare.length < 2 || words.length === 3) break
    const capital = /^\p{Lu}|^[\p{Script=Devanagari}]/u.test(bare)
    if (!capital && (weak || words.length > 0) && !(words.length === 1 && !/^\p{Lu}/u.test(words[0] ?? '') && !weak)) break
    words.push(bare)
    if (/[^\p{L}\p{M}\s'-]/u.test(word.slice(bare.length))) break
  }
  // "I'm Nigerian", "this is Paris": said of many things, a weak opening needs a capital and no more than the name.
  if (words.length === 0 || dayNames.has(fold(words[0] ?? '')) || months.has(fold(words[0] ?? ''))) return null
  return words.map((word) => (/^\p{Ll}/u.test(word) ? word[0]?.toUpperCase() + word.slice(1) : word)).join(' ')
}

/** "Derek Holm, derek@…", "Olivia Tran, new patient", "… Thursday 10am. Linda Marsh". */
function bareName(plain: string, context: NameContext): { value: string; text: string } | null {
  const given = /\S@[^\s@]+\.\S|\+?\d[\d ()-]{7,}\d/.test(plain)
  if (!given && !context.asked) return aloneOrSigned(plain, context)
  const parts = plain
    .split(/[\n,;.!?]+\s*|(?= \+?\d)/u)
    .map((part) => part.trim().replace(/^(?:for|from|to|and|yes|ok|okay|it's|its)\s+/i, ''))
    .slice(0, MOST_PARTS)
  const alone = context.asked === true && parts.filter(Boolean).length === 1 && !plain.includes('?')
  for (const part of parts) {
    const words = part.split(/\s+/)
    const lone = alone && words.length === 1
    if (!lone && (words.length < 2 || words.length > 3)) continue
    if (words.some((word) => /^\p{Lu}{2,}$/u.test(word)) && !words.every((word) => /^\p{Lu}{2,}$/u.test(word))) continue
    if (!words.every((word) => /^\p{Lu}[\p{L}\p{M}'-]+\.?$/u.test(word) || (lone && /^\p{L}+$/u.test(word)))) continue
    const name = nameFrom(part, true, context) ?? (lone ? nameFrom(part, false, context) : null)
    if (name && name.split(' ').length >= (lone ? 1 : 2 - (TITLE.test(part) ? 1 : 0))) return { value: name, text: part }
  }
  return null
}

function aloneOrSigned(plain: string, context: NameContext): { value: string; text: string } | null {
  const short = plain.trim().split(/\s+/).length <= MOST_BESIDE
  const alone = context.underWay && short && !plain.includes('?') ? plain.trim().match(/^[^.,;\n]+/u)?.[0] : undefined
  const signed = context.signed ? plain.trim().match(/(?<=[.!?\n])[^.!?,;\n]+$/u)?.[0] : undefined
  for (const part of [alone, signed?.trim()]) {
    if (!part || !/^\p{Lu}[\p{L}\p{M}'-]+(?: \p{Lu}[\p{L}\p{M}'-]+){1,2}$/u.test(part) || part === part.toUpperCase()) continue
    const name = nameFrom(part, true, context)
    if (name === part) return { value: name, text: part }
  }
  return null
}
const MOST_BESIDE = 6
/** A name stands near the beginning, or at the end. */
const MOST_PARTS = 100

const table = wordTable<Record<string, string | string[]>>('names') as unknown as Record<
  'titles' | 'before' | 'weak' | 'not',
  Record<string, string | string[]>
>
const NOT_NAMES = new Set(String(table.not.all).split(' ').map(fold))
const WEAK = new Set((table.weak.all as string[]).map(fold))
const TITLE = new RegExp(String.raw`^(?:${String(table.titles.all).split(' ').join('|')})\.?\s+(?=\p{L})`, 'iu')
const BEFORE = Object.values(table.before)
  .flat()
  .sort((a, b) => b.length - a.length)
  .map((phrase) => escaped(phrase).replaceAll("'", "'?").replaceAll(' ', '\\s+'))
  .join('|')
const INTRODUCED = new RegExp(String.raw`(?<![\p{L}\p{M}'])(${BEFORE})(?:\s+is|\s+hai)?(?:\s*[:,-])?\s+`, 'giu')
// What follows a name: "Asha here", "Asha this side", "Asha naam se", "आशा नावाने".
const BEHIND =
  /(?<![\p{L}\p{M}]|[\p{L}'-]['-])((?:\p{Lu}[\p{L}'-]+ ){1,3})(?:this side|here(?=[,.!]|$| (?:from|frm|again|wanted|pls|please)\b)|from \p{Lu}|speaking|bol raha|bol rahi|baat kar|hai mera naam|(?:ke )?(?:naam|nam) (?:se|par|pe|ka|ke)|à l'appareil|z tej strony|hapa(?=[,.!]|$)|na (?:me|my name)\b)/u
const BEHIND_INDIC =
  /(?<!\p{Script=Devanagari})((?:\p{Script=Devanagari}+ ){1,2})(?:नाम से|के नाम से|नावाने|या नावाने|च्या नावाने|बोल रहा|बोल रही|बोलतोय|बोलतेय)/u
