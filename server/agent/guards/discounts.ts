import { readNumbers } from '../numbers/read-numbers.ts'
import { tidy } from '../numbers/tidy.ts'
import { placeOf } from '../place.ts'
import type { Guard } from './guard.ts'

/** No discount above 20%, whatever any source or person says [S1-72]. Deposits and taxes are not discounts. */
export const discounts: Guard = ({ draft, turn }) => {
  const text = tidy(draft.text)
  const over = readNumbers(draft.text, placeOf(turn)).find((claim) => {
    if (claim.kind !== 'percent' || Number(claim.value) <= MOST_PERCENT) return false
    const before =
      text
        .slice(Math.max(0, claim.start - 60), claim.start)
        .split(/[.;!?\n]/)
        .at(-1) ?? ''
    const after = text.slice(claim.end, claim.end + 40).split(/[.;!?\n]/)[0] ?? ''
    if (SOMETHING_ELSE_BEFORE.test(before) || SOMETHING_ELSE_AFTER.test(after)) return false
    return ALWAYS.test(claim.text) || DISCOUNT.test(`${before} ${after}`)
  })
  return over ? `a discount of "${over.text.trim()}" is above the ${MOST_PERCENT}% that may ever be offered` : null
}

const MOST_PERCENT = 20
const ALWAYS = /half|bogo|buy|for|x|aadh|moiti|mitad|nusu|50[ /-]50/i
const SOMETHING_ELSE_BEFORE = /\b(?:deposit|advance|tax|vat|gst|hst|balance|interest|surcharge|down payment) (?:of |is |at |: ?)*$/i
const SOMETHING_ELSE_AFTER =
  /^ ?(?:deposit|advance|tax|vat|gst|hst|balance|interest|surcharge|down payment|cotton|silk|pure|silver|gold)\b/i
const DISCOUNT =
  /\b(?:off|discount\w*|less|reduc\w+|rebate|savings?|save|promo\w*|sale|coupon|voucher|cheaper|knock|remise|rabais|r[eé]duction|descuento|rebaja|punguzo|chh?oot)\b|छूट/i
