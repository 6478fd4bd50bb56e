import { textOf } from '@salesboy/contract/message'
import { numbersSaid } from '../facts/beside.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import { discountLimit, MOST_PERCENT } from '../skills/discounts/discount-limit.ts'
import { deniesOwn } from './denies-own.ts'
import type { Guard } from './guard.ts'

/**
 * No discount above 20%, whatever any source or person says, and none above the persona's authority that the business does not state
 * itself [S1-72]. Deposits and taxes are not discounts.
 */
export const discounts: Guard = ({ draft, turn, facts }) => {
  const { text, claims, around } = numbersSaid(draft.text, placeOf(turn))
  const limit = discountLimit(turn)
  const stated = facts.filter(({ kind, source }) => kind === 'percent' && source.kind !== 'tool')
  const own = readNumbers(turn.incoming.map(({ content }) => textOf(content)).join('\n'), placeOf(turn))
  const over = claims.find((claim) => {
    const percent = Number(claim.value)
    if (claim.kind !== 'percent' || percent <= limit) return false
    if (percent <= MOST_PERCENT && stated.some(({ value }) => Number(value) === percent)) return false
    if (deniesOwn(claim, around(claim), own)) return false
    const before =
      text
        .slice(Math.max(0, claim.start - 60), claim.start)
        .split(/[.;!?\n]/)
        .at(-1) ?? ''
    const after = text.slice(claim.end, claim.end + 40).split(/[.;!?\n]/)[0] ?? ''
    if (SOMETHING_ELSE_BEFORE.test(before) || SOMETHING_ELSE_AFTER.test(after)) return false
    return ALWAYS.test(claim.text) || DISCOUNT.test(`${before} ${after}`)
  })
  if (!over) return null
  return Number(over.value) > MOST_PERCENT
    ? `a discount of "${over.text.trim()}" is above the ${MOST_PERCENT}% that may ever be offered`
    : `a discount of "${over.text.trim()}" that neither a source states nor the bot may give`
}

const ALWAYS = /half|bogo|buy|for|x|aadh|moiti|mitad|nusu|50[ /-]50/i
const SOMETHING_ELSE_BEFORE = /\b(?:deposit|advance|tax|vat|gst|hst|balance|interest|surcharge|down payment) (?:of |is |at |: ?)*$/i
const SOMETHING_ELSE_AFTER =
  /^ ?(?:deposit|advance|tax|vat|gst|hst|balance|interest|surcharge|down payment|cotton|silk|pure|silver|gold)\b/i
const DISCOUNT =
  /\b(?:off|discount\w*|less|reduc\w+|rebate|savings?|save|promo\w*|sale|coupon|voucher|cheaper|knock|remise|rabais|r[eé]duction|descuento|rebaja|punguzo|chh?oot)\b|छूट/i
