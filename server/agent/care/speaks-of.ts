import { remembered } from '#platform/remembered.ts'
import { lexicon, type Matcher, matcher } from '../lexicons/match.ts'
import { mattersIn, ofKind, wordsOf } from '../lexicons/matters.ts'

/** Whether a text says something about a matter, whatever it says: "may contain traces of nuts". */
export const speaksOf = (text: string, matter: string): boolean =>
  mattersIn(text).includes(matter) && (speaking(matter)(text) !== null || isFreeOf(text, matter))

/** Whether a text says that a thing is without a matter, or fit for who keeps a diet: "nut free", "vegan". */
export const isFreeOf = (text: string, matter: string): boolean => mattersIn(text).includes(matter) && freeing(matter)(text) !== null

/** Whether a text says what is safe, healthy or allowed at all. */
export const advises: Matcher = matcher(lexicon('advises'))

const listsOf = (matter: string) => ({
  matter: wordsOf([matter]),
  diet: wordsOf(ofKind([matter], 'diet')),
  condition: wordsOf(ofKind([matter], 'condition')),
})
const speaking = remembered(100, (matter): Matcher => matcher(lexicon('speaks-of', listsOf(matter))))
const freeing = remembered(100, (matter): Matcher => matcher(lexicon('free-of', listsOf(matter))))
