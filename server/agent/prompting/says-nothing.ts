import { DECLINING, speaksOfNotKnowing, speaksOfUs } from '#llms/manners/declines.ts'
import { words } from '#platform/text/fold.ts'
import { promisesPerson } from '../lexicons/index.ts'
import { isDenial } from '../lexicons/negations.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import { dayNames } from '../numbers/calendar-words.ts'

export interface Asked {
  /** The kinds of what is asked. */
  asks: readonly string[]
  question: string
  /** What could be told: sources, goods, facts. */
  known: string[]
}

/**
 * A polite way round the question: the writer cannot, does not know, or somebody will see, and not one word of what the business has to
 * say. To a question that may well be declined it is an answer.
 */
export function saysNothing(text: string, { asks, question, known }: Asked): boolean {
  if (text.length > LONGEST || text.includes('?') || asks.some((ask) => MAY_DECLINE.has(ask))) return false
  const said = words(text)
  const declines =
    (speaksOfNotKnowing(text) && !speaksOfUs(text)) ||
    (asks.some((ask) => WANTS_VALUE.has(ask)) && (said.some(isDenial) || promisesPerson(text) !== null))
  if (!declines || /\d/.test(text) || said.some((word) => dayNames.has(word))) return false
  const asked = new Set(words(question))
  const tellable = new Set(known.flatMap(words).filter((word) => word.length >= 4 && !EMPTY_WORDS.has(word)))
  return !said.some((word) => tellable.has(word) && !asked.has(word) && !DECLINING.has(word))
}

/** A "no" is an answer to these. */
const MAY_DECLINE = new Set(['bargain', 'advice', 'care', 'private', 'bot', 'smallTalk', 'thanks', 'goodbye', 'greeting'])
/** Answered with a number, a time or a name, or not at all. */
const WANTS_VALUE = new Set(['price', 'hours', 'address', 'phone', 'email', 'website'])
const LONGEST = 300
