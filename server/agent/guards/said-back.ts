import { remembered } from '#platform/remembered.ts'
import { samePhone } from '../numbers/backs.ts'
import type { Claim } from '../numbers/claim.ts'
import { isDuration } from '../numbers/quantities.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import type { Checked } from './guard.ts'

/**
 * The customer's own date, time, number or budget, said back to them as theirs: in a question, as what they asked for, or beside what the
 * sources state in the same measure (“at 168 cm the 50 cm frame fits: it is for 160 to 172 cm”; “under £250 there is the 20 inch at £239”).
 */
export function isSaidBack(
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

const restates = remembered(50, (sentence) => RESTATES.test(sentence))
const RESTATES =
  /\?\s*$|\b(?:you (?:said|asked|want|wanted|wrote|mentioned|need|needed|prefer|would like|are looking)|you'd like|your (?:request|message|wish|order|enquiry|group|guests|party|event|number|budget)|noted|as you|for your|to confirm|call you|reach you|vous (?:avez|voulez|souhaitez)|votre|tu (?:pedido|mensaje)|aapne|ulisema|you talk say|i have noted|don note|note kar liya|j'ai noté|he anotado|nimeandika)\b/i
const REPEATABLE = new Set<Claim['kind']>(['date', 'time', 'phone', 'quantity'])
