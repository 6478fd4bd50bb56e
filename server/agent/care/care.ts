import { lexicon, type Matcher, matcher } from '../lexicons/match.ts'
import { mattersIn, wordsOfKind } from '../lexicons/matters.ts'

/** What a question asks to which a wrong answer could do harm: allergens, diets, ingredients, medicine, safety, law. */
export interface Care {
  /** The words that gave it away. */
  said: string
  /** What it names of what we have words for in every language: nuts, gluten, pregnancy. */
  matters: string[]
}

/** Null for a question that needs none: "do you have almond cake?" names a cake. */
export function careIn(text: string): Care | null {
  const said = needsCare(text)
  return said === null ? null : { said, matters: [...mattersIn(text)] }
}

export const needsCare: Matcher = matcher(
  lexicon('care', { ingredient: wordsOfKind('ingredient'), diet: wordsOfKind('diet'), condition: wordsOfKind('condition') }),
)
