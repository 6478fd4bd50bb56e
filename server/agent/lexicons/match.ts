import { readFileSync } from 'node:fs'
import { remembered } from '#platform/remembered.ts'
import { fold } from '#platform/text/fold.ts'

/**
 * Words and phrases that mean one thing. `whole` entries count only when nothing else is said, `sentence` entries when a
 * sentence says nothing else, `phrases` anywhere; `except` takes a match of a phrase back. The syntax of an entry is in README.md beside this file.
 */
export interface Lexicon {
  whole?: string[]
  sentence?: string[]
  phrases?: string[]
  except?: string[]
}

/** A matcher: the words that matched, or null. */
export type Matcher = (text: string) => string | null

/**
 * The lexicon of a topic: `<topic>.json` beside this file, all its languages together, since customers mix them. `given` are lists that
 * its entries may name beside the file's own.
 */
export function lexicon(topic: string, given: Record<string, string> = {}): Lexicon {
  const { lists: own = {}, ...languages } = JSON.parse(readFileSync(new URL(`${topic}.json`, import.meta.url), 'utf8')) as LexiconFile
  const lists = { ...given, ...own }
  const all = (kind: keyof Lexicon) => Object.values(languages).flatMap((language) => language[kind] ?? [])
  const filled = (entries: string[]) => entries.map((entry) => fill(entry, lists))
  return { whole: all('whole'), sentence: all('sentence'), phrases: filled(all('phrases')), except: filled(all('except')) }
}

type LexiconFile = { lists?: Record<string, string> } & Record<string, Lexicon>

/** One turn asks the same of the same words several times over. */
const keptTexts = 50

/** A text as plain words: folded, punctuation and emoji gone, elongations cut ("stoooop"), letters spelled apart joined ("s t o p"). */
export const plainWords = remembered(keptTexts, (text: string): string => {
  const said = fold(text)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return /^(?:\p{L} ){2,}\p{L}$/u.test(said) ? said.replaceAll(' ', '') : said
})

export function matcher(lexicon: Lexicon): Matcher {
  const whole = new Set((lexicon.whole ?? []).map(plainWords))
  const sentence = new Set((lexicon.sentence ?? []).map(plainWords))
  const phrases = lexicon.phrases?.length ? anyOf(lexicon.phrases) : null
  const except = lexicon.except?.length ? anyOf(lexicon.except) : null
  return remembered(keptTexts, (text) => {
    const said = plainWords(text)
    if (said === '') return null
    if (whole.has(said) || whole.has(withoutManners(said))) return said
    if (sentence.size > 0) {
      const alone = sentencesOf(text).find((one) => sentence.has(one))
      if (alone) return alone
    }
    const match = phrases?.(said) ?? null
    if (match === null || (except?.(said) ?? null) !== null) return null
    return match.trim()
  })
}

const sentencesOf = (text: string): string[] => text.split(/[.!?।؟\n]+/u).map((one) => withoutManners(plainWords(one)))

/** What is left when greetings and polite words are taken off both ends. */
export function withoutManners(said: string): string {
  let left = said
  for (;;) {
    const next = left.replace(MANNERS_BEFORE, '').replace(MANNERS_AFTER, '')
    if (next === left) return left
    left = next
  }
}

const MANNERS = (JSON.parse(readFileSync(new URL('manners.json', import.meta.url), 'utf8')) as string[]).join('|')
const MANNERS_BEFORE = new RegExp(`^(?:${MANNERS}) (?=\\S)`, 'u')
const MANNERS_AFTER = new RegExp(`(?<=\\S) (?:${MANNERS})$`, 'u')

/** Lists may use lists. */
function fill(entry: string, lists: Record<string, string>): string {
  return entry.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const list = lists[name]
    if (list === undefined) throw new Error(`A lexicon entry names the list {${name}}, which its file does not have.`)
    return fill(list, lists)
  })
}

/**
 * The first place where one of the phrases stands, and of those that stand there the first in order. In parts, because the engine
 * gives up every shortcut on a pattern of 20 KB and more: the one of "opt-out" then takes 3 ms for a long text instead of 0.3.
 */
function anyOf(phrases: string[]): (said: string) => string | null {
  const parts = inParts(phrases.map((phrase) => phrase.replaceAll(' .. ', '(?: [^ ]+){0,4} '))).map(
    (part) => new RegExp(`${WORD_BEGINS}(?:${part.join('|')})${WORD_ENDS}`, 'u'),
  )
  return (said) => {
    let first: RegExpExecArray | null = null
    for (const part of parts) {
      const match = part.exec(said)
      if (match && (!first || match.index < first.index)) first = match
    }
    return first?.[0] ?? null
  }
}

/** In plain words, where nothing but a blank parts one from the next. */
export const WORD_BEGINS = '(?<= |^)'
export const WORD_ENDS = '(?![\\p{L}\\p{M}\\p{N}])'

const MOST_OF_A_PART = 12_000

function inParts(phrases: string[]): string[][] {
  const parts: string[][] = []
  let length = MOST_OF_A_PART
  for (const phrase of phrases) {
    if (length + phrase.length > MOST_OF_A_PART) {
      parts.push([])
      length = 0
    }
    parts.at(-1)!.push(phrase)
    length += phrase.length + 1
  }
  return parts
}
