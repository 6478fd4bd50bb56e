import { readFileSync } from 'node:fs'
import { stem } from '#llms/offline/question-words.ts'
import { cut } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { sentencesOf } from '#platform/text/sentences.ts'
import { isDenial } from '../lexicons/negations.ts'
import type { Guard } from './guard.ts'

/** Nothing that the business wrote down as never to be done: a sentence that is about such a thing passes only as a refusal of it. */
export const never: Guard = ({ draft, turn }) => {
  const limits = turn.business.profile.never.map((limit) => ({ limit, about: aboutOf(limit) })).filter(({ about }) => about.length > 0)
  if (limits.length === 0) return null
  for (const sentence of sentencesOf(draft.text)) {
    if (/\?\s*$/.test(sentence) || words(sentence).some(isDenial)) continue
    const said = new Set(tellingOf(sentence))
    const crossed = limits.find(({ about }) => about.filter((word) => said.has(word)).length >= Math.ceil(about.length * MOST_OF_IT))
    if (crossed) return `"${cut(sentence.trim(), 80)}" does what must never be done here`
  }
  return null
}

/**
 * What a limit is about: "quote today's gold rate" is about gold and its rate, "promise same-day cakes" about cakes on that day. Of
 * "guarantee results" the verb is half: results alone are not forbidden. A verb alone is all that "diagnose" has. "Only with a guardian"
 * forbids nothing that words could be held against.
 */
function aboutOf(limit: string): string[] {
  if (words(limit).some((word) => CONDITIONAL.has(word))) return []
  const telling = tellingOf(limit.split(':')[0] ?? '')
  const things = telling.filter((word) => !PLAIN.has(word))
  const promised = things.filter((word) => !PROMISING.has(word))
  if (promised.length > 1) return promised
  return things.length > 0 ? things : telling
}

const tellingOf = (text: string): string[] =>
  words(text)
    .filter((word) => word.length > 2 && !LITTLE.has(word))
    .map(stem)

const table = JSON.parse(readFileSync(new URL('../lexicons/limit-words.json', import.meta.url), 'utf8')) as Record<
  'plain' | 'promising' | 'little' | 'conditional',
  Record<string, string>
>
const listed = (lists: Record<string, string>): string[] => Object.values(lists).flatMap((list) => list.split(' '))
const LITTLE = new Set(listed(table.little))
const CONDITIONAL = new Set(listed(table.conditional))
/** What a bot does with words: it says what the limit is about only when nothing else does. */
const PLAIN = new Set(listed(table.plain).map(stem))
const PROMISING = new Set(listed(table.promising).map(stem))
/** Of a longer limit a sentence need not repeat every word. */
const MOST_OF_IT = 0.8
