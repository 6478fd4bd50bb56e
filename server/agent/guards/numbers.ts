import type { Fact } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import { words } from '#platform/text/fold.ts'
import { belongings } from '../facts/belongs.ts'
import { type Around, numbersSaid } from '../facts/beside.ts'
import { sameNumber } from '../numbers/backs.ts'
import { wallClock, weekdayOf } from '../numbers/calendar.ts'
import type { Claim } from '../numbers/claim.ts'
import { countOf } from '../numbers/digitize.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { tidy } from '../numbers/tidy.ts'
import { placeOf } from '../place.ts'
import { deniesOwn } from './denies-own.ts'
import type { Checked, Guard } from './guard.ts'
import { isSaidBack } from './said-back.ts'
import { type Amount, isTotalOf, isWorkedOut } from './worked-out.ts'

/**
 * Every amount, percentage, date, time, stock figure and quantity in a draft is stated by a fact of this turn, and of the very thing that
 * the draft says it of; or it is worked out from such numbers; or it is the customer's own, said back as theirs.
 */
export const numbers: Guard = (checked) => {
  const place = placeOf(checked.turn)
  const { text, claims, around: aroundIn } = numbersSaid(checked.draft.text, place)
  if (claims.length === 0) return null
  if (claims.length > MOST_CLAIMS) return `more than ${MOST_CLAIMS} numbers, which nobody reads`

  const asked = linesOfCustomer(checked)
  const around = (claim: Claim): Around => {
    const here = aroundIn(claim)
    return { ...here, wider: [...here.wider, ...asked] }
  }
  const names = [
    ...checked.facts.filter(({ about }) => about === 'product').map(({ value }) => value),
    ...checked.turn.services.map(({ name }) => name),
  ].map((name) => tidy(name).toLowerCase())
  const inName = (claim: Claim, said: string) => isInName(claim, said.toLowerCase(), names)
  const own = asked.flatMap((line) => readNumbers(line, place).filter((claim) => !inName(claim, tidy(line))))
  const counted = [...words(asked.join(' ')), ...words(text)].flatMap((word) => countOf(word) ?? [])
  const known = belongings(sayable(checked), place)

  const standing = new Map(claims.map((claim) => [claim, known.of(claim, around(claim))]))
  // “Free” and a percentage are told by no rival: they are true only of what their source says them of.
  const stated = claims.filter(
    (claim) => standing.get(claim) === 'stated' && (!(isFree(claim) || claim.kind === 'percent') || known.shares(claim, around(claim))),
  )
  const sentence = (claim: Claim) => aroundIn(claim).sentence
  const excused = (claim: Claim): boolean =>
    inName(claim, text) ||
    claim.relative === true ||
    isOnNamedDay(claim, claims, sentence(claim), place.now, place.timeZone) ||
    (claim.kind === 'weekday' && own.some((mine) => mine.value === claim.value || mine.kind === 'date')) ||
    deniesOwn(claim, aroundIn(claim), own) ||
    ((standing.get(claim) === 'unknown' || claim.kind !== 'amount') && isSaidBack(claim, checked, own, counted, stated, sentence(claim)))
  const passed = new Set([...stated, ...claims.filter(excused)])
  const amounts: Amount[] = [...stated.filter(({ kind }) => kind === 'amount'), ...saidBefore(checked)]
    .filter((claim) => claim.value !== '0')
    .map(({ value, currency }) => ({ value: Number(value), currency }))
  const counts = [1, ...counted, ...[...claims.filter((claim) => !inName(claim, text)), ...own].flatMap(countIn)]
  const shares = claims
    .filter(
      ({ kind, value }) => kind === 'percent' && checked.facts.some((fact) => fact.kind === 'percent' && sameNumber(fact.value, value)),
    )
    .map(({ value }) => Number(value) / 100)
  const reached = (claim: Claim): boolean =>
    isWorkedOut(claim, amounts, counts, shares) ||
    ((claim.currency ?? place.currency) === place.currency &&
      [text, asked[0] ?? '', aroundIn(claim).near].some((said) => isTotalOf(claim, known.amountsNamedIn(said), counts, shares)))
  const faults = claims.filter((claim) => {
    if (passed.has(claim)) return false
    if (claim.kind !== 'amount' || !reached(claim)) return true
    // The next one may build on it: “2 lights are £49, with the lock £91”.
    amounts.push({ value: Number(claim.value), currency: claim.currency })
    return false
  })
  if (faults.length === 0) return null
  const misplaced = faults.filter((claim) => standing.get(claim) === 'misplaced')
  const unknown = faults.filter((claim) => !misplaced.includes(claim))
  return [
    unknown.length > 0 && `no source for ${quoted(unknown)}`,
    misplaced.length > 0 && `${quoted(misplaced)} stands in the sources, but of something else than it is said of`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** When the customer wants to come is said back in our own phrases; in a model's words it might be told as our hours. */
const sayable = ({ draft, facts }: Checked): Fact[] =>
  draft.by === 'offline' ? facts : facts.filter(({ source, kind }) => source.kind !== 'customer' || kind === 'quantity')

/** Whole numbers that the customer or the draft names may count things. */
const countIn = ({ kind, value }: Claim): number[] => (kind === 'quantity' && /^[1-9]\d{0,3}$/.test(value) ? [Number(value)] : [])

const quoted = (claims: Claim[]): string => [...new Set(claims.map((claim) => `"${claim.text.trim()}"`))].join(', ')
const isFree = (claim: Claim): boolean => claim.kind === 'amount' && claim.value === '0'

/** “Retinol 0.5%”, “Free first class”: what a thing is called claims nothing. */
const isInName = (claim: Claim, text: string, names: string[]): boolean =>
  (claim.kind !== 'amount' || isFree(claim)) &&
  names.some((name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (claim.start >= at && claim.end <= at + name.length) return true
    return false
  })

/** “Saturday, 23 May”, “tomorrow, 21 May”: the calendar vouches for a date beside the day it falls on. */
function isOnNamedDay(claim: Claim, claims: readonly Claim[], sentence: string, now: Date, timeZone: string): boolean {
  if (claim.kind !== 'date' || claim.value.length !== 10) return false
  const today = wallClock(now, timeZone).day
  const away = (Date.parse(claim.value) - Date.parse(today)) / DAY
  if (away < 0 || away > LONGEST_WAIT) return false
  return claims.some((other) => {
    if (other === claim || !sentence.includes(other.text)) return false
    if (other.kind === 'weekday') return other.value === weekdayOf(claim.value)
    return other.kind === 'date' && other.relative === true && other.value === claim.value
  })
}
const DAY = 86_400_000
/** In days. */
const LONGEST_WAIT = 60

/** Amounts of our last answers, which were checked when they were given: “and for two?” is worked out from them. */
function saidBefore({ turn }: Checked): readonly Claim[] {
  const answers = turn.history.filter(({ author }) => author === 'bot').slice(-2)
  return answers.flatMap(({ content }) => readNumbers(textOf(content), placeOf(turn)).filter(({ kind }) => kind === 'amount')).slice(-4)
}

/** What the customer wrote, the last line first. */
const linesOfCustomer = ({ turn }: Checked): string[] =>
  [...turn.history.filter((message) => message.author === 'contact'), ...turn.incoming].map((message) => textOf(message.content)).reverse()

/** Each claim is weighed against every fact. */
const MOST_CLAIMS = 200
