import { textOf } from '@salesboy/contract/message'
import { unitsOf } from '#llms/offline/units.ts'
import { cut } from '#platform/text/cut.ts'
import { fold } from '#platform/text/fold.ts'
import { sentencesOf } from '#platform/text/sentences.ts'
import { assures, claimedIn, isBacked } from '../care/is-backed.ts'
import { advises } from '../care/speaks-of.ts'
import { itemOf } from '../facts/shelf.ts'
import type { Checked, Guard } from './guard.ts'

/**
 * What could do harm is said only as a source says it: that something is free of nuts, vegan, safe in a pregnancy, allowed. Where the
 * customer asked such a thing, no goods are named and nobody is reassured beyond what is stated on it.
 */
export const care: Guard = (checked) => {
  const { draft, turn, understood, recalled, shelf } = checked
  // The offline composer tells what is stated word for word, and nothing else of it.
  if (draft.by === 'offline') return null
  const asked = recalled.stated.filter((all) => all !== null)
  const onlyCare = asked.length > 0 && asked.length === understood.questions.length
  const stated = recalled.stated.flatMap((all) => all?.map(({ text }) => text) ?? [])
  const sources = onlyCare ? stated : sourcesOf(checked)
  const question = turn.incoming.map(({ content }) => textOf(content)).join('\n')
  const goods = onlyCare ? shelf.products.map((product) => fold(itemOf(product).name)) : []
  const wrong = sentencesOf(draft.text).find(
    (sentence) => isClaim(sentence, asked.length > 0, goods) && !isBacked(sentence, sources, question),
  )
  return wrong ? `"${cut(wrong.trim(), 80)}" is stated by no source in such words, and a wrong answer could do harm` : null
}

/** A question back ("shall I ask?") claims nothing. */
function isClaim(sentence: string, asked: boolean, goods: string[]): boolean {
  if (/\?\s*$/.test(sentence)) return false
  if (claimedIn(sentence).length > 0) return true
  if (!asked) return false
  return assures(sentence) !== null || advises(sentence) !== null || goods.some((name) => fold(sentence).includes(name))
}

/** All that the turn's material says, piece by piece. */
const sourcesOf = ({ turn, recalled, facts }: Checked): string[] => [
  ...recalled.passages.flatMap(({ heading, text }) =>
    unitsOf(text).map((unit) => [heading, unit.heading, unit.asked, unit.text].filter(Boolean).join('. ')),
  ),
  ...recalled.products.flatMap(({ named, shelf }) => [...named, ...shelf].map(({ name, description }) => `${name}: ${description}`)),
  ...recalled.stated.flatMap((all) => all?.map(({ text }) => text) ?? []),
  ...facts.filter(({ source }) => source.kind === 'business' || source.kind === 'tool').map(({ about, value }) => `${about} ${value}`),
  ...turn.business.profile.publicOffers,
]
