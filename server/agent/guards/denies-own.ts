import { words } from '#platform/text/fold.ts'
import type { Around } from '../facts/beside.ts'
import { isDenial } from '../lexicons/negations.ts'
import type { Claim } from '../numbers/claim.ts'

/** “I am afraid we cannot give 30% off”: the customer's own number, said in a part of a sentence that turns it down. */
export const deniesOwn = (claim: Claim, { wider, sentence }: Around, own: readonly Claim[]): boolean =>
  (claim.kind === 'amount' || claim.kind === 'percent') &&
  claim.value !== '0' &&
  own.some((mine) => mine.kind === claim.kind && mine.value === claim.value) &&
  words(wider[0] ?? sentence).some(isDenial)
