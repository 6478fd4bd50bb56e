import { textOf } from '@salesboy/contract/message'
import { extremeIn } from '#llms/offline/extremes.ts'
import type { Ask } from '#llms/offline/material.ts'
import { fold, words } from '#platform/text/fold.ts'
import type { Care } from '../care/care.ts'
import { careOf } from '../care/care-of.ts'
import { asks as askLexicons } from '../lexicons/asks.ts'
import { asksWhich, namesBot, namesHuman, skipsSafety, wantsToBook, wantsToOrder } from '../lexicons/index.ts'
import { type Matcher, plainWords } from '../lexicons/match.ts'
import { EMPTY_WORDS, HOUR_WORDS } from '../lexicons/small-words.ts'
import { tasks } from '../lexicons/tasks.ts'
import { type Day, wallClock } from '../numbers/calendar.ts'
import { months } from '../numbers/calendar-words.ts'
import { inNextWeek, upcoming } from '../numbers/read-day.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import { readDates } from '../reading/read-dates.ts'
import { readTimes } from '../reading/read-times.ts'
import type { Turn } from '../turn.ts'
import { goesOnOrdering, tellsOfOrder } from './goes-on-ordering.ts'
import { type Split, splitQuestions } from './split-questions.ts'
import { contactLines } from './talk.ts'

/** One thing the customer asks. */
export interface Question {
  text: string
  asks: Ask[]
  taskType: string | null
  /** What to look up; '' when nothing needs looking up. A short follow-up carries the line it follows. */
  lookUp: string
  /** That line, '' when the question stands alone. */
  before: string
  /** The day asked about, ISO, in the business's zone. */
  day: Day | null
  /** Whether a lexicon knew it; otherwise it is taken for a question because nothing else fits. */
  sure: boolean
  /** A wrong answer to it could do harm: only what the business states on it is told. */
  care: Care | null
}

/** What a turn asks: the whole of it as one question, or each by itself when there are several. */
export function findQuestions(turn: Turn, text: string, lines: string[]): Question[] {
  const split = splitQuestions(text, (piece) => kindOf(piece, turn))
  const last = lastAsked(turn)
  if (split.length === 0) return [understood(turn, text, lines, { last, before: leans(text, turn) ? last : '', day: dayAsked(text, turn) })]

  const questions: Question[] = []
  const told = split
    .flatMap(({ text, context }) => [context, text])
    .filter((piece) => !/\?/.test(piece))
    .join('\n')
  for (const piece of split) {
    const before = lineBefore(piece, questions.at(-1), turn)
    const day = dayAsked(piece.text, turn) ?? dayAsked(before, turn)
    questions.push(understood(turn, piece.text, [piece.text], { last: questions.at(-1)?.text ?? last, before, told, day }))
  }
  return questions
}

/** `last` is the line before it; `before` the same when this one leans on it; `told` what the same turn only tells. */
interface Follows {
  last: string
  before: string
  told?: string
  day: Day | null
}

function understood(turn: Turn, text: string, lines: string[], { last, before: line, told = '', day }: Follows): Question {
  const taskType = taskIn(text, lines) ?? taskFollowing(text, day, last, turn)
  const found = asksWhatWeAre(text, turn) ? (['bot'] as Ask[]) : findAsks(text, lines)
  const settled = settle(found, text, day, last, turn)
  const care = careOf({ text, asks: settled, taskType, before: line, told })
  const asks = care && !ACTS.has(taskType) ? [...settled, 'care' as const] : settled
  const looksUp = LOOKED_UP.some((ask) => asks.includes(ask)) || taskType === 'show_products' || taskType === 'create_order'
  const before = looksUp ? line : ''
  return {
    text,
    asks,
    // Nothing is shown to somebody for sharing a word with their allergy.
    taskType: care && !ACTS.has(taskType) ? null : taskType,
    lookUp: looksUp ? [text, before].filter(Boolean).join('\n') : '',
    before,
    day,
    sure: found.length > 0 || care !== null,
    care,
  }
}

/** "Are you one?", when a bot or a human was spoken of, in the same breath or just before. */
const asksWhatWeAre = (text: string, turn: Turn): boolean =>
  asksWhich(text) !== null &&
  [text, ...turn.history.slice(-2).map(({ content }) => textOf(content)), ...turn.incoming.map(({ content }) => textOf(content))].some(
    (line) => namesBot(line) ?? namesHuman(line),
  )

/** A task that only the talk makes of a line. */
function taskFollowing(text: string, day: Day | null, last: string, turn: Turn): string | null {
  const asks = findAsks(text, [])
  // "Basic monthly" names goods, though a month is a word of prices.
  const onlyNames = asks.every((ask) => (COURTESIES.has(ask) && ask !== 'goodbye') || (ask === 'price' && !INTERROGATIVE.test(text)))
  if (onlyNames && goesOnOrdering(text, turn)) return 'create_order'
  return fixesTime(text, day, last, turn) || movesBooking(text, turn) ? 'book_appointment' : null
}

/** "Pedicure this Saturday 10:30": a day and a time are a wish for an appointment, where appointments are made and nobody asked or ordered. */
const fixesTime = (text: string, day: Day | null, last: string, turn: Turn): boolean =>
  day !== null &&
  turn.services.length > 0 &&
  !/\?/.test(text) &&
  skipsSafety(text) === null &&
  readTimes(text).length === 1 &&
  findAsks(text, []).every((ask) => COURTESIES.has(ask)) &&
  ![last, ...contactLines(turn, REMEMBERED)].some(wantsToOrder)

/** "Ok Monday then, same time", "kesho basi": another day or hour right after a wish for an appointment goes on with it. */
function movesBooking(text: string, turn: Turn): boolean {
  const wished = contactLines(turn, REMEMBERED)
    .slice(-2)
    .some((line) => wantsToBook(line) !== null)
  if (!wished || /\?/.test(text) || contentWords(text, turn).length > MOST_OF_A_DAY) return false
  const named = readDates(text, placeOf(turn)).some(({ kind, past }) => kind === 'day' && !past) || readTimes(text).length === 1
  return named && findAsks(text, []).every((ask) => COURTESIES.has(ask))
}

/** What a piece of a longer text wants: a task by its name, a question, or null for what only tells or greets. */
function kindOf(piece: string, turn: Turn): string | null {
  const task = taskIn(piece, [])
  if (task) return task
  if (findAsks(piece, []).some((ask) => !COURTESIES.has(ask))) return 'question'
  return ASKING.test(piece) && contentWords(piece, turn).length > 0 ? 'question' : null
}

/** Inside one turn only what cannot stand alone leans on what came before it: "and how much is it?". */
function lineBefore({ text, context }: Split, previous: Question | undefined, turn: Turn): string {
  if (!previous) return leans(text, turn) ? context || lastAsked(turn) : ''
  const content = contentWords(text, turn)
  if (content.length === 0 || (content.length <= 3 && POINTS.test(text))) return context || previous.text
  return content.length === 1 ? context || (GOES_ON.test(text) ? previous.text : '') : ''
}

function taskIn(text: string, lines: string[]): string | null {
  const task = TASKS.find(([, find]) => find(text) ?? lines.map(find).find(Boolean))?.[0] ?? null
  return task !== 'show_products' && skipsSafety(text) ? null : task
}

function findAsks(text: string, lines: string[]): Ask[] {
  return ASKS.filter(([, find]) => find(text) ?? lines.map(find).find(Boolean)).map(([ask]) => ask)
}

/**
 * Hours and address are answered from the profile only when the line is about the business as a whole: "what time is yoga on Sunday"
 * names something else and is a question for the sources.
 */
function settle(found: Ask[], text: string, day: Day | null, last: string, turn: Turn): Ask[] {
  const asked = new Set(found)
  const content = contentWords(text, turn)
  const own = ['address', 'phone', 'email', 'website'] as const
  const about = content.filter(
    (word) => !HOUR_WORDS.has(word) && !CLOCK.test(word) && !(day && (months.has(word) || namesHoliday(word, turn))),
  )
  // "Whitening 399?" checks a price.
  if (found.length === 0 && PRICE_CHECK.test(text)) asked.add('price')
  // "ok Saturday nko?", "and on 26 March?" go on asking what was asked before.
  if (day && about.length === 0 && !asked.has('price') && askLexicons.hours(last)) asked.add('hours')
  if (day && !asked.has('price') && VISITS.test(text)) return ['hours']
  if (asked.has('hours') && about.length > 0) {
    asked.delete('hours')
    asked.add('knowledge')
  }
  if (asked.has('hours')) asked.delete('address')
  const particulars = own.some((ask) => asked.has(ask))
  const courtesy = found.length > 0 && found.every((ask) => COURTESIES.has(ask))
  const polite = new Set(ASKS.flatMap(([ask, find]) => (COURTESIES.has(ask) ? (find(text) ?? '').split(' ') : [])))
  if (found.length === 0 && DETAILS.test(text) && !INTERROGATIVE.test(text)) return ['details']
  // A bare number after a price may be a counter-offer; after an order it is a count.
  if (found.every((ask) => ask === 'bargain') && about.length === 0 && tellsOfOrder(text, turn, day)) return ['details']
  if (asked.has('private') && !asked.has('hours') && !particulars) return ['private']
  asked.delete('private')
  const extreme = extremeIn(fold(text)) !== null
  if (extreme || INFORMS.test(text)) asked.delete('bargain')
  if (extreme) asked.add('price')
  if (asked.has('advice') || asked.has('bargain')) asked.add('knowledge')
  if (asked.has('price')) asked.add('knowledge')
  else if (
    !particulars &&
    !asked.has('hours') &&
    !asked.has('bot') &&
    about.length > 0 &&
    !(courtesy && about.filter((word) => !polite.has(word)).length <= 2 && !/\?/.test(text))
  )
    asked.add('knowledge')
  if (asked.has('knowledge')) for (const ask of ['acknowledged', 'smallTalk', 'goodbye'] as const) asked.delete(ask)
  if (asked.size === 0) asked.add(QUESTION.test(text) || ASKS_ABOUT.test(text) ? 'knowledge' : 'acknowledged')
  return [...asked]
}

/** Words that name what the line is about. */
const contentWords = (text: string, turn: Turn): string[] => {
  const own = new Set(words(turn.business.name))
  return plainWords(text)
    .split(' ')
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word) && !own.has(word))
}

/** "ok Saturday nko?", "and in rose gold?", "the mini one": a short line leans on what was asked before it. */
function leans(text: string, turn: Turn): boolean {
  const content = contentWords(text, turn)
  return content.length <= 2 || (content.length <= 3 && LEANS.test(text)) || /^(?:and|ok and|what about|how about)\b/i.test(text)
}

/** The line before this one, with the one that it leans on itself, however many lean on that between them. */
function lastAsked(turn: Turn): string {
  const lines = contactLines(turn, REMEMBERED)
  const last = lines.at(-1) ?? ''
  if (!last || !leans(last, turn) || lines.length < 2) return last
  const base = lines.slice(0, -1).findLast((line) => !leans(line, turn)) ?? lines.at(-2)
  return `${base}\n${last}`
}

/** The day a text names, seen from the turn's own day. */
export function dayAsked(text: string, turn: Turn): Day | null {
  const place = placeOf(turn)
  const claims = readNumbers(text, place)
  const dated = claims.find((claim) => claim.kind === 'date' && claim.value.length === 10)
  if (dated) return dated.value
  const holiday = holidayIn(text, turn)
  if (holiday) return holiday
  const weekday = claims.find((claim) => claim.kind === 'weekday')
  if (!weekday) return null
  const today = wallClock(turn.now, turn.business.timeZone).day
  return /next/i.test(text) ? inNextWeek(weekday.value as never, today) : upcoming(weekday.value as never, today)
}

const namesHoliday = (word: string, turn: Turn): boolean =>
  turn.business.profile.hoursExceptions.some(({ reason }) => words(reason).includes(word))

/** A day that the business keeps differently, called by its reason: "open on Labour Day?" */
function holidayIn(text: string, turn: Turn): Day | null {
  const said = new Set(words(text))
  const today = wallClock(turn.now, turn.business.timeZone).day
  const named = turn.business.profile.hoursExceptions.filter(
    ({ date, reason }) =>
      date >= today &&
      words(reason)
        .filter((word) => word.length > 3 && word !== 'holiday')
        .some((word) => said.has(word)),
  )
  return named.map(({ date }) => date).sort()[0] ?? null
}

/** How many lines of the talk a line may follow. */
const REMEMBERED = 4
/** More words than these say something else than a day and an hour. */
const MOST_OF_A_DAY = 6
/** Wishes that go on, with a person who reads them, whatever else is asked. */
const ACTS = new Set<string | null>(['create_order', 'book_appointment'])
const COURTESIES = new Set<Ask>(['greeting', 'thanks', 'goodbye', 'acknowledged', 'smallTalk'])
const LOOKED_UP: Ask[] = ['care', 'knowledge', 'price', 'bargain', 'advice', 'hours', 'address', 'phone', 'email', 'website']
const INTERROGATIVE =
  /\?|\b(?:ngapi|nini|gani|wapi|kiedy|gdzie|ile|jaki|jaka|jakie|quel|quelle|comment|où|donde|que|cual|elo|nibo|how|what|which|when|where|who|why|wetin|kya|kab|kaise|kitne|combien|quand|cuando|cuanto|lini|gani)\b/i
const QUESTION = new RegExp(`\\d|${INTERROGATIVE.source}`, 'i')
// A name, an e-mail address or a phone number, given and not asked for.
const DETAILS =
  /\S@[^\s@]+\.\S|\+?\d[\d ()-]{7,}\d|\b(?:name(?:’s|'s| is)?|jina(?: langu)?(?: ni)?|naam|naitwa|me llamo|a nombre de|je m'appelle|au nom de|nazywam si[eę]|na nazwisko|oruko mi ni|na me be|my name na),? \p{L}|\bnaam (?:se|hai)\b|नाव |नाम /iu
// Not every piece with a question word in it asks: "I know what I want." does not.
const ASKING =
  /\?|^(?:(?:and|so|ok|okay|but|also|please|pls|hi|hello|hey|abeg|then) )*(?:how|what|which|when|where|who|why|do|does|is|are|can|could|will|would|may|wetin|una|kya|kab|kaise|kitne|combien|quand|est ce|cuando|cuanto|lini|gani)\b/iu
// "Do you have a day pass": a question without its mark; "will do" is none.
const ASKS_ABOUT =
  /^(?:(?:and|so|ok|okay|but|also|please|pls|hi|hello|hey|abeg) )*(?:do|does|is|are|can|could|have) (?:you|u|i|we|it|there|they|una|the|this|that|these|those|your) \p{L}/iu
const CLOCK = /^\d{1,2}(?:am|pm|h|st|nd|rd|th)?$|^\d{4}$/
// "Do you have a student discount?" asks what there is; "give me 30% off" haggles.
const INFORMS =
  /\b(?:do (?:you|u|y'?all|una) (?:guys |people |all )?(?:have|offer|give|do)|have (?:you|u) got|is there|are there|any|what|which)\b[^.?!%]{0,40}\b(?:discounts?|offers?|deals?|promo\w*)\b|\b(?:is|are|would) (?:it|they|that|this)(?: be)? cheaper\b|\bdoes (?:the|your)\b[^.?!]{0,40}\b(?:discount|offer|deal|promo\w*|%)/i
const PRICE_CHECK = /(?<![\d:/-])\d{2,6}(?:[.,]\d{2,3})?k? ?\?/
// Whoever wants to come by on a day needs to know whether anybody is there.
const VISITS =
  /\b(?:come|visit|pass|drop|stop|swing|pop|walk)(?:ing)? (?:by|in|over|around|round|to|on|there|today|tomorrow)\b|\bstop by\b/i
const POINTS = /\b(?:it|its|that|this|them|they|one|ones|there|same|nko)\b/i
const GOES_ON = /^and (?:in|on|with|without|for|to|the)\b/i
const LEANS = /\b(?:it|its|that|this|them|they|one|ones|there|same|also|and|then|what about|how about|nko|instead)\b/i
const ASKS = Object.entries(askLexicons) as [Ask, Matcher][]
const TASKS = Object.entries(tasks)
