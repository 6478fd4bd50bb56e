import type { Fact } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import { remembered } from '#platform/remembered.ts'
import { words } from '#platform/text/fold.ts'
import { belongings } from '../facts/belongs.ts'
import { type Around, besides, nowhere } from '../facts/beside.ts'
import { sameNumber, samePhone } from '../numbers/backs.ts'
import { wallClock, weekdayOf } from '../numbers/calendar.ts'
import type { Claim } from '../numbers/claim.ts'
import { countOf } from '../numbers/digitize.ts'
import { isDuration } from '../numbers/quantities.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { tidy } from '../numbers/tidy.ts'
import { placeOf } from '../place.ts'
import { deniesOwn } from './denies-own.ts'
import type { Checked, Guard } from './guard.ts'

/**
 * Every amount, percentage, date, time, stock figure and quantity in a draft is stated by a fact of this turn, and of the very thing that
 * the draft says it of; or it is worked out from such numbers; or it is the customer's own, said back as theirs.
 */
export const numbers: Guard = (checked) => {
  const place = placeOf(checked.turn)
  const claims = readNumbers(checked.draft.text, place)
  if (claims.length === 0) return null
  if (claims.length > MOST_CLAIMS) return `more than ${MOST_CLAIMS} numbers, which nobody reads`

  const text = tidy(checked.draft.text)
  const asked = linesOfCustomer(checked)
  const near = besides(text, claims)
  const around = (claim: Claim): Around => {
    const found = near.get(claim) ?? nowhere(text)
    return { ...found, wider: [...found.wider, ...asked] }
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
  const sentence = (claim: Claim) => near.get(claim)?.sentence ?? text
  const excused = (claim: Claim): boolean =>
    inName(claim, text) ||
    claim.relative === true ||
    isOnNamedDay(claim, claims, sentence(claim), place.now, place.timeZone) ||
    (claim.kind === 'weekday' && own.some((mine) => mine.value === claim.value || mine.kind === 'date')) ||
    deniesOwn(claim, near.get(claim)?.wider[0] ?? text, own) ||
    ((standing.get(claim) === 'unknown' || claim.kind !== 'amount') && isSaidBack(claim, checked, own, counted, stated, sentence(claim)))
  const passed = new Set([...stated, ...claims.filter(excused)])
  const amounts = [...stated.filter(({ kind }) => kind === 'amount'), ...saidBefore(checked)]
    .filter((claim) => claim.value !== '0')
    .map(({ value, currency }) => ({ value: Number(value), currency }))
  const counts = [1, ...counted, ...[...claims.filter((claim) => !inName(claim, text)), ...own].flatMap(countIn)]
  const shares = claims
    .filter(
      ({ kind, value }) => kind === 'percent' && checked.facts.some((fact) => fact.kind === 'percent' && sameNumber(fact.value, value)),
    )
    .map(({ value }) => Number(value) / 100)
  const named = [text, asked[0] ?? ''].map((said) => known.amountsNamedIn(said))
  const reached = (claim: Claim): boolean =>
    isWorkedOut(claim, amounts, counts, shares) ||
    ((claim.currency ?? place.currency) === place.currency &&
      [...named, known.amountsNamedIn(near.get(claim)?.near ?? '')].some((all) => isTotalOf(claim, all, counts, shares)))
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

/**
 * The customer's own date, time, number or budget, said back to them as theirs: in a question, as what they asked for, or beside what the
 * sources state in the same measure (“at 168 cm the 50 cm frame fits: it is for 160 to 172 cm”; “under £250 there is the 20 inch at £239”).
 */
function isSaidBack(
  claim: Claim,
  checked: Checked,
  own: readonly Claim[],
  counted: readonly number[],
  stated: readonly Claim[],
  sentence: string,
): boolean {
  // "Saturday" is said back with its date.
  const theirDay = claim.kind === 'date' && claim.value === checked.understood.day
  // How many of a thing is theirs to say; what so many cost is checked by itself.
  const isBare = claim.kind === 'quantity' && !claim.unit
  const priced = readNumbers(sentence, placeOf(checked.turn)).some(({ kind, value }) => kind === 'amount' && value !== '0')
  if (isBare && priced && (claim.value === '1' || counted.includes(Number(claim.value)))) return true
  const same =
    theirDay ||
    own.some(
      (mine) => mine.kind === claim.kind && (claim.kind === 'phone' ? samePhone(mine.value, claim.value) : mine.value === claim.value),
    )
  if (!same) return false
  const beside = stated.filter((other) => other !== claim && sentence.includes(other.text))
  if (claim.kind === 'amount')
    return (
      claim.value !== '0' &&
      beside.some((other) => other.kind === 'amount' && Number(other.value) > 0 && Number(other.value) <= Number(claim.value))
    )
  if (!REPEATABLE.has(claim.kind)) return false
  // "2 trays at ₦24,000".
  return (
    (claim.kind === 'quantity' && !isDuration(claim.unit) && priced) ||
    restates(sentence) ||
    beside.some((other) => other.kind === claim.kind && other.unit === claim.unit)
  )
}

/** Amounts of our last answers, which were checked when they were given: “and for two?” is worked out from them. */
function saidBefore({ turn }: Checked): readonly Claim[] {
  const answers = turn.history.filter(({ author }) => author === 'bot').slice(-2)
  return answers.flatMap(({ content }) => readNumbers(textOf(content), placeOf(turn)).filter(({ kind }) => kind === 'amount')).slice(-4)
}

/**
 * Sums, multiples, differences, shares and backed percentages of amounts that the draft itself states, or our answer before it: "₦24,000 +
 * ₦2,500 = ₦26,500". At most three amounts, and never an amount that is merely repeated.
 */
function isWorkedOut(claim: Claim, stated: readonly Amount[], counts: readonly number[], shares: readonly number[]): boolean {
  const target = Number(claim.value)
  const amounts = [...new Set(stated.map(({ value }) => value))].slice(0, 6)
  if (amounts.length === 0 || target <= 0) return false
  if (stated.some(({ currency }) => currency && claim.currency && currency !== claim.currency)) return false
  const terms = [...new Set(amounts.flatMap((amount) => counts.map((count) => amount * count)))].slice(0, 40)
  const close = (value: number) => isSame(value, target) && !amounts.includes(value)
  const reached = (value: number) =>
    close(value) ||
    counts.some((count) => count > 1 && close(Math.round((value / count) * 100) / 100)) ||
    shares.some((share) => close(value * share) || (share <= 0.2 && close(value * (1 - share))) || close(value * (1 + share)))
  return terms.some(
    (a, i) =>
      reached(a) ||
      terms.slice(i + 1).some((b, j) => reached(a + b) || close(Math.abs(a - b)) || terms.slice(i + j + 2).some((c) => reached(a + b + c))),
  )
}

/** “Two helmets come to £70”: the things that are named cost so much together, or so many of the one that is named. */
function isTotalOf(claim: Claim, named: readonly number[], counts: readonly number[], shares: readonly number[]): boolean {
  const target = Number(claim.value)
  if (named.length > 1)
    return isSame(
      named.reduce((sum, value) => sum + value, 0),
      target,
    )
  return named.some(
    (value) =>
      counts.some((count) => count > 1 && isSame(value * count, target)) ||
      shares.some((share) => isSame(value * share, target) || (share <= 0.2 && isSame(value * (1 - share), target))),
  )
}

interface Amount {
  value: number
  currency: string | undefined
}
const isSame = (value: number, target: number): boolean => Math.abs(value - target) < 0.005 * Math.max(1, target * 0.001)

/** What the customer wrote, the last line first. */
const linesOfCustomer = ({ turn }: Checked): string[] =>
  [...turn.history.filter((message) => message.author === 'contact'), ...turn.incoming].map((message) => textOf(message.content)).reverse()

const restates = remembered(50, (sentence) => RESTATES.test(sentence))
/** Each claim is weighed against every fact. */
const MOST_CLAIMS = 200
const RESTATES =
  /\?\s*$|\b(?:you (?:said|asked|want|wanted|wrote|mentioned|need|needed|prefer|would like|are looking)|you'd like|your (?:request|message|wish|order|enquiry|group|guests|party|event|number|budget)|noted|as you|for your|to confirm|call you|reach you|vous (?:avez|voulez|souhaitez)|votre|tu (?:pedido|mensaje)|aapne|ulisema|you talk say|i have noted|don note|note kar liya|j'ai noté|he anotado|nimeandika)\b/i
const REPEATABLE = new Set<Claim['kind']>(['date', 'time', 'phone', 'quantity'])
