import type { Fact } from '@salesboy/contract/decision'
import { cut } from '#platform/text/cut.ts'
import type { Claim, Place } from '../numbers/claim.ts'
import { numbersSaid } from './beside.ts'
import { meaningWords } from './meaning-words.ts'

/** A number with what it is said of, before anybody says where it was read. */
export type Stated = Omit<Fact, 'source'>

/** Every number of a text as a fact about the whole text, `near` being `of` and the words right beside the number. */
export const factsIn = (text: string, place: Place, { about = cut(text, LONGEST_ABOUT), of = '' } = {}): Stated[] =>
  numbersIn(text, place, of).map(({ claim, near }) => factOf(claim, place, about, near))

/** Every number of a text with the words beside it, or where those tell nothing with the nearest that do, and its sentence. */
export function numbersIn(text: string, place: Place, of = ''): { claim: Claim; near: string; sentence: string }[] {
  const { claims, around } = numbersSaid(text, place)
  return claims.map((claim) => {
    const { near, goesOn, wider, sentence } = around(claim)
    const telling = [`${near} ${goesOn}`, ...wider].find((words) => meaningWords(words).some((word) => /\p{L}/u.test(word))) ?? ''
    return { claim, near: `${of} ${telling}`.trim(), sentence }
  })
}

/** A number that a text states, as a fact. */
export const factOf = (claim: Claim, place: Place, about: string, near: string): Stated => ({
  kind: claim.kind === 'weekday' ? 'text' : claim.kind,
  value: claim.unit ? `${claim.value} ${claim.unit}` : claim.value,
  ...(claim.kind === 'amount' ? { currency: claim.currency ?? place.currency } : {}),
  about,
  near: cut(near, LONGEST_ABOUT),
})

export const LONGEST_ABOUT = 300
