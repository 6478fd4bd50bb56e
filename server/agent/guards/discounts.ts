import { readNumbers } from '../numbers/read-numbers.ts'
import { tidy } from '../numbers/tidy.ts'
import { placeOf } from '../place.ts'
import type { Guard } from './guard.ts'

/** No discount above 20%, whatever any source or person says [S1-72]. Deposits and taxes are not discounts. */
export const discounts: Guard = ({ draft, turn }) => {
  const text = tidy(draft.text)
  const over = readNumbers(draft.text, placeOf(turn)).find(
    (claim) =>
      claim.kind === 'percent' &&
      Number(claim.value) > MOST_PERCENT &&
      (ALWAYS.test(claim.text) || DISCOUNT.test(text.slice(Math.max(0, claim.start - 60), claim.end + 40))),
  )
  return over ? `a discount of "${over.text.trim()}" is above the ${MOST_PERCENT}% that may ever be offered` : null
}

const MOST_PERCENT = 20
const ALWAYS = /half|bogo|buy|for|x|aadh|moiti|mitad|nusu|50[ /-]50/i
const DISCOUNT =
  /\b(?:off|discount\w*|less|reduc\w+|rebate|savings?|save|promo\w*|sale|coupon|voucher|cheaper|knock|remise|rabais|r[eé]duction|descuento|rebaja|punguzo|chh?oot)\b|छूट/i
