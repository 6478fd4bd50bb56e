import type { Fact } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import { remembered } from '#platform/remembered.ts'
import { words } from '#platform/text/fold.ts'
import { backs, sameNumber, samePhone } from '../numbers/backs.ts'
import type { Claim } from '../numbers/claim.ts'
import { hoursOf } from '../numbers/quantities.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { tidy } from '../numbers/tidy.ts'
import { placeOf } from '../place.ts'
import type { Checked, Guard } from './guard.ts'

/**
 * Every amount, percentage, date, time, stock figure and quantity in a draft is backed by a fact of this turn.
 * The customer's own numbers may be repeated back, except as a price, a percentage or a stock figure: those are never theirs to set.
 */
export const numbers: Guard = (checked) => {
  const place = placeOf(checked.turn)
  const claims = readNumbers(checked.draft.text, place)
  if (claims.length === 0) return null
  if (claims.length > MOST_CLAIMS) return `more than ${MOST_CLAIMS} numbers, which nobody reads`

  const own = readNumbers(customerText(checked), place)
  const backed = claims.filter((claim) => isBacked(claim, checked, own))
  const stated = backed.filter((claim) => claim.kind === 'amount' && claim.value !== '0')
  const unbacked = claims.filter(
    (claim) => !backed.includes(claim) && !(claim.kind === 'amount' && isWorkedOut(claim, stated, claims, own, checked.facts)),
  )
  return unbacked.length === 0 ? null : `no source for ${[...new Set(unbacked.map((claim) => `"${claim.text.trim()}"`))].join(', ')}`
}

function isBacked(claim: Claim, checked: Checked, own: readonly Claim[]): boolean {
  const backing = checked.facts.filter((fact) => backs(fact, claim))
  if (claim.kind === 'amount' && claim.value === '0')
    return backing.some((fact) => sharesSubject(sentenceAround(checked.draft.text, claim), fact))
  if (backing.length > 0 || claim.relative) return true
  if (claim.kind === 'weekday') return own.some((mine) => mine.value === claim.value || mine.kind === 'date')
  return REPEATABLE.has(claim.kind) && isRepeated(claim, checked, own)
}

/** The customer's own date, time or number, said back to them as theirs: in a question, or as what they asked for. */
function isRepeated(claim: Claim, checked: Checked, own: readonly Claim[]): boolean {
  // "Saturday" is said back with its date.
  const theirDay = claim.kind === 'date' && claim.value === checked.understood.day
  const same =
    theirDay ||
    own.some(
      (mine) => mine.kind === claim.kind && (claim.kind === 'phone' ? samePhone(mine.value, claim.value) : mine.value === claim.value),
    )
  const sentence = sentenceAround(checked.draft.text, claim)
  // "2 trays at ₦24,000": how many is theirs to say; what it costs is checked by itself.
  const counted =
    claim.kind === 'quantity' &&
    hoursOf(claim.value, claim.unit) === undefined &&
    readNumbers(sentence, placeOf(checked.turn)).some((other) => other.kind === 'amount')
  return same && (counted || restates(sentence))
}

/**
 * Sums, multiples and backed percentages of amounts that the draft itself states: "₦24,000 + ₦2,500 = ₦26,500".
 * Multipliers are whole numbers the customer or the draft names; a percentage must be a fact. At most three amounts.
 */
function isWorkedOut(claim: Claim, stated: readonly Claim[], claims: readonly Claim[], own: readonly Claim[], facts: Fact[]): boolean {
  const target = Number(claim.value)
  const amounts = [...new Set(stated.map((other) => Number(other.value)))].slice(0, 6)
  if (amounts.length === 0 || target <= 0) return false
  const counts = [
    1,
    ...[...claims, ...own]
      .filter((other) => other.kind === 'quantity' && /^[1-9]\d{0,3}$/.test(other.value))
      .map((other) => Number(other.value)),
  ]
  const shares = claims
    .filter((other) => other.kind === 'percent' && facts.some((fact) => fact.kind === 'percent' && sameNumber(fact.value, other.value)))
    .map((other) => Number(other.value) / 100)
  const terms = [...new Set(amounts.flatMap((amount) => counts.map((count) => amount * count)))].slice(0, 40)
  const close = (value: number) => Math.abs(value - target) < 0.005 * Math.max(1, target * 0.001)
  const reached = (value: number) =>
    close(value) ||
    shares.some((share) => close(value * share) || (share <= 0.2 && close(value * (1 - share))) || close(value * (1 + share)))
  return terms.some(
    (a, i) => reached(a) || terms.slice(i + 1).some((b, j) => reached(a + b) || terms.slice(i + j + 2).some((c) => reached(a + b + c))),
  )
}

const customerText = ({ turn }: Checked): string =>
  [...turn.history.filter((message) => message.author === 'contact'), ...turn.incoming].map((message) => textOf(message.content)).join('\n')

/** The sentence of the tidied draft in which a claim stands. */
function sentenceAround(draft: string, claim: Claim): string {
  const text = tidied(draft)
  const start = Math.max(...['. ', '! ', '? ', '\n'].map((end) => text.lastIndexOf(end, claim.start)))
  const ends = ['. ', '! ', '? ', '\n'].map((end) => text.indexOf(end, claim.end)).filter((at) => at >= 0)
  return text.slice(start + 1, Math.min(text.length, ...ends) + 1)
}

/** "Free" is only as true as what it is said of: the sentence must share two telling words with the source, or its only one. */
function sharesSubject(sentence: string, fact: Fact): boolean {
  const source = new Set(words(fact.about).map(root))
  const telling = words(sentence)
    .map(root)
    .filter((word) => word.length >= 4 && !NOT_TELLING.has(word))
  const shared = new Set(telling.filter((word) => source.has(word)))
  return shared.size >= Math.min(2, Math.max(1, new Set(telling).size))
}
const root = (word: string): string => word.replace(/(?:ing|ies|es|s)$/, '')
const NOT_TELLING = new Set([
  'free',
  'charge',
  'today',
  'cost',
  'every',
  'with',
  'your',
  'from',
  'that',
  'this',
  'have',
  'will',
  'complimentary',
  'gratis',
  'nothing',
  'extra',
  'also',
  'they',
])

/** Looked for claim by claim. */
const tidied = remembered(20, (text) => tidy(text))
const restates = remembered(50, (sentence) => RESTATES.test(sentence))
/** Each claim is weighed against every fact. */
const MOST_CLAIMS = 200
const RESTATES =
  /\?\s*$|\b(?:you (?:said|asked|want|wanted|wrote|mentioned|need|needed|prefer|would like|are looking)|you'd like|your (?:request|message|wish|order|enquiry|group|guests|party|event|number|budget)|noted|as you|for your|to confirm|call you|reach you|vous (?:avez|voulez|souhaitez)|votre|tu (?:pedido|mensaje)|aapne|ulisema|you talk say|i have noted|don note|note kar liya|j'ai noté|he anotado|nimeandika)\b/i
const REPEATABLE = new Set<Claim['kind']>(['date', 'time', 'phone', 'quantity'])
