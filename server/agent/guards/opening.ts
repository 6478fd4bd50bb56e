import type { Weekday } from '@salesboy/contract/identity'
import { fold, words } from '#platform/text/fold.ts'
import { sentencesOf } from '#platform/text/sentences.ts'
import { openingOn, type Span } from '../facts/opening.ts'
import { isDenial } from '../lexicons/negations.ts'
import { addDays, wallClock, weekdayOf } from '../numbers/calendar.ts'
import type { Claim } from '../numbers/claim.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import { wordTable } from '../words/word-table.ts'
import type { Checked, Guard } from './guard.ts'

/**
 * “We are closed on Sundays”: what a sentence says of one day has to agree with the hours, unless a source says the same of that day (the
 * workshop may be shut while the shop is open).
 */
export const opening: Guard = (checked) => {
  for (const sentence of sentencesOf(checked.draft.text)) {
    const said = stateIn(sentence)
    if (said === null || /\?\s*$/.test(sentence)) continue
    const days = new Set(
      readNumbers(sentence, placeOf(checked.turn))
        .filter(isDay)
        .map(({ value }) => value),
    )
    const [day] = days
    if (days.size !== 1 || !day) continue
    const spans = openingsMeant(checked, day)
    if (spans.length === 0 || spans.some((all) => said === (all.length > 0 ? 'open' : 'closed')) || isStated(checked, day, said)) continue
    return `says that it is ${said} on ${day}, the hours say otherwise`
  }
  return null
}

/** Whatever a named day may mean: of a weekday its hours of every week, those of its next date, and those of the date asked about. */
function openingsMeant({ turn, understood }: Checked, day: string): Span[][] {
  const { profile, timeZone } = turn.business
  if (day.length > 3) return [openingOn(profile, day)].filter((spans) => spans !== null)
  const today = wallClock(turn.now, timeZone).day
  const dates = [...Array.from({ length: 7 }, (_, ahead) => addDays(today, ahead)), ...(understood.day ? [understood.day] : [])]
  const ofWeek = profile.hours[day as Weekday]
  return [ofWeek ?? null, ...dates.filter((date) => weekdayOf(date) === day).map((date) => openingOn(profile, date))].filter(
    (spans) => spans !== null,
  )
}

type State = 'open' | 'closed'

/** Null when a text says neither, or both. A denial turns it around. */
function stateIn(text: string): State | null {
  const said = words(text)
  const isOpen = said.some((word) => NAMES.open.has(word))
  const isClosed = said.some((word) => NAMES.closed.has(word))
  if (isOpen === isClosed) return null
  const isTurned = said.some(
    (word, at) => isDenial(word) && [1, 2].some((step) => NAMES.open.has(said[at + step] ?? '') || NAMES.closed.has(said[at + step] ?? '')),
  )
  return isOpen !== isTurned ? 'open' : 'closed'
}

const isStated = ({ facts, turn }: Checked, day: string, said: State): boolean =>
  facts.some(
    ({ source, about }) =>
      source.kind === 'knowledge' &&
      stateIn(about) === said &&
      readNumbers(about, placeOf(turn)).some((claim) => isDay(claim) && claim.value === day),
  )

const isDay = ({ kind, value }: Claim): boolean => kind === 'weekday' || (kind === 'date' && value.length === 10)

const table = Object.values(wordTable<Record<State, string[]>>('opening'))
const NAMES: Record<State, ReadonlySet<string>> = {
  open: new Set(table.flatMap(({ open }) => open.map(fold))),
  closed: new Set(table.flatMap(({ closed }) => closed.map(fold))),
}
