import { thesaurus } from '#platform/text/thesaurus.ts'
import { stem } from './terms.ts'

const groups = thesaurus.map((group) => [...new Set(group.map(stem))])

const byTerm = new Map<string, Set<string>>()
for (const group of groups) {
  for (const term of group) {
    const known = byTerm.get(term) ?? new Set()
    for (const other of group) if (other !== term) known.add(other)
    byTerm.set(term, known)
  }
}

/** Other words for a term, cut to their stems. */
export const synonymsOf = (term: string): Iterable<string> => byTerm.get(term) ?? []
