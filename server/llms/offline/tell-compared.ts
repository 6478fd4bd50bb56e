import { fold } from '#platform/text/fold.ts'
import { compares } from './compares.ts'
import type { Answer } from './find-answers.ts'
import { stem } from './question-words.ts'
import { nameOf, sayRow } from './say-row.ts'
import { sentence, type Teller } from './teller.ts'

/** "What is the difference between the two": the products that are named, each with all that is known of it. Null when nobody compares, or not two to four are named. */
export function tellCompared(answers: readonly Answer[], material: Teller): string | null {
  if (!compares(fold(material.question))) return null
  const rows = answers
    .filter(({ product }) => product)
    .map((answer) => ({ ...answer, said: new Set([...answer.covered].filter((term) => stemsOf(nameOf(answer.unit)).has(term))).size }))
  const most = Math.max(1, ...rows.map(({ said }) => said))
  const meant = rows.filter(({ said }) => said === most)
  if (meant.length < 2 || meant.length > 4) return null
  return meant.map(({ unit }) => sentence(sayRow(unit, material.currency))).join('\n')
}

const stemsOf = (name: string): Set<string> =>
  new Set(
    fold(name)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .map(stem),
  )
