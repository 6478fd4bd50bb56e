import { SYNONYMS, stem } from '#llms/offline/question-words.ts'
import { fold, words } from '#platform/text/fold.ts'
import type { Turn } from './turn.ts'

/** Whether a wish crosses one of the business's limits: somebody too young, or expecting a child, for what the limit names. */
export function crossesLimit(turn: Turn, text: string): boolean {
  const said = fold(text)
  const age = Number(said.match(AGE)?.slice(1).find(Boolean) ?? Number.NaN)
  const expecting = EXPECTING.test(said)
  if (Number.isNaN(age) && !expecting) return false
  const about = new Set(words(text).flatMap((word) => [stem(word), ...(SYNONYMS.get(stem(word)) ?? [])]))
  return turn.business.profile.never.some((limit) => {
    const youngest = Number(fold(limit).match(/\b(?:under|below|younger than|before) (?:the age of )?(\d{1,2})\b/)?.[1] ?? Number.NaN)
    const applies = age < youngest || (expecting && EXPECTING.test(fold(limit)))
    return applies && words(limit).some((word) => word.length > 4 && !PLAIN.has(word) && about.has(stem(word)))
  })
}

const AGE =
  /\b(?:is|am|im|shes|hes|aged?|turn(?:s|ed|ing)|only) (\d{1,2})(?! ?(?:am|pm|min|hour|day|week|month|people|pieces|%|[:.]\d))\b|\b(\d{1,2}) ?(?:years?|yrs?|yo|y o|ans|anos)\b/
const EXPECTING = /\b(?:pregnan\w*|breast ?feeding|nursing a baby|enceinte|embarazada|mjamzito|garbhvati)\b/
/** Words of a limit that do not name what it forbids. */
const PLAIN = new Set(['under', 'during', 'pregnancy', 'pregnant', 'breastfeeding', 'never', 'without', 'their', 'customer', 'customers'])
