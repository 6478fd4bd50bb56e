import { remembered } from '#platform/remembered.ts'
import { lexicon, type Matcher, matcher } from '../lexicons/match.ts'
import { mattersIn, ofKind, wordsOf } from '../lexicons/matters.ts'

/** What a question asks to which a wrong answer could do harm: allergens, diets, ingredients, medicine, safety, law. */
export interface Care {
  /** The words that gave it away. */
  said: string
  /** What it names of what we have words for in every language: nuts, gluten, pregnancy. */
  matters: string[]
  /** Not said by the question but told beside it: "I'm allergic to nuts. Do you deliver?" */
  told?: true
}

/** Null for a question that needs none: "do you have almond cake?" names a cake. */
export function careIn(text: string): Care | null {
  const said = needsCare(text)
  return said === null ? null : { said, matters: [...mattersIn(text)] }
}

export const needsCare: Matcher = (text) => knowing(mattersIn(text).join())(text)

/** The lexicon with the words of these matters alone: most texts name none, and then its long lists cost nothing. */
const knowing = remembered(200, (named): Matcher => {
  const matters = named === '' ? [] : named.split(',')
  const words = (kind: Parameters<typeof ofKind>[1]) => wordsOf(ofKind(matters, kind))
  return matcher(lexicon('care', { ingredient: words('ingredient'), diet: words('diet'), condition: words('condition') }))
})
