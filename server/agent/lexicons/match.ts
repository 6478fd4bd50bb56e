import { fold } from '#platform/fold.ts'

/**
 * Words and phrases that mean one thing, as data.
 * `whole` entries count only when nothing else is said; `phrases` count anywhere; `except` takes a match back.
 * Entries are folded words ("dont", not "don't") in regular expression syntax; " .. " stands for up to four words between.
 */
export interface Lexicon {
  whole?: string[]
  phrases?: string[]
  except?: string[]
}

/** A matcher: the words that matched, or null. */
export type Matcher = (text: string) => string | null

export function matcher(lexicon: Lexicon): Matcher {
  const whole = new Set((lexicon.whole ?? []).map(plainWords))
  const phrases = lexicon.phrases?.length ? anyOf(lexicon.phrases) : null
  const except = lexicon.except?.length ? anyOf(lexicon.except) : null
  return (text) => {
    const said = plainWords(text)
    if (said === '') return null
    if (whole.has(said) || whole.has(withoutManners(said))) return said
    const match = phrases?.exec(said)
    if (!match || except?.test(said)) return null
    return match[0].trim()
  }
}

/** A text as plain words: folded, punctuation and emoji gone, elongations cut ("stoooop"), letters spelled apart joined ("s t o p"). */
export function plainWords(text: string): string {
  const said = fold(text)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return /^(?:\p{L} ){2,}\p{L}$/u.test(said) ? said.replaceAll(' ', '') : said
}

/** What is left when greetings and polite words are taken off both ends. */
export function withoutManners(said: string): string {
  let left = said
  for (;;) {
    const next = left.replace(MANNERS_BEFORE, '').replace(MANNERS_AFTER, '')
    if (next === left) return left
    left = next
  }
}

const MANNERS =
  'please|pls|plz|plss|kindly|just|now|ok|okay|hi|hello|hey|thanks|thank you|thx|sir|madam|ma|dear|abeg|abegi|biko|ejo|jo|jor|joor|o|oh|oo|na|sha|abi|ji|bhai|bhaiya|yaar|svp|sil vous plait|merci|stp|por favor|porfa|gracias|tafadhali|asante|kar do|kar dijiye|karo|minallah|immediately|at once|right now|bot|i said|dude|bro|guys|everyone|for good|already|from now on'
const MANNERS_BEFORE = new RegExp(`^(?:${MANNERS}) (?=\\S)`, 'u')
const MANNERS_AFTER = new RegExp(`(?<=\\S) (?:${MANNERS})$`, 'u')

const anyOf = (phrases: string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${phrases.map((phrase) => phrase.replaceAll(' .. ', '(?: [^ ]+){0,4} ')).join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'u',
  )
