import { words } from '#platform/fold.ts'
import type { OfflineMaterial } from './material.ts'
import { STOP_WORDS, SYNONYMS, stem } from './question-words.ts'
import { isPriced, nameOf } from './say-row.ts'
import { type Unit, unitsOf } from './units.ts'

/** A unit and how much of the question it answers, 0 to 1. */
export interface Answer {
  unit: Unit
  /** The passage it stands in, by its `at`. */
  passage: number
  coverage: number
  score: number
  /** Which of the question's words it holds. */
  covered: Set<string>
  /** The question has a word that no passage knows: often the very point of it. */
  missesPoint: boolean
}

/**
 * The units that answer the question best, best first. A unit is worth what it covers of the question, rare words counting more;
 * a word that no passage holds counts most, because it is usually the point of the question.
 */
export function findAnswers(material: Pick<OfflineMaterial, 'question' | 'before' | 'passages'>, priceAsked: boolean): Answer[] {
  const terms = weighted(material.question, material.before)
  if (terms.size === 0) return []

  const candidates = material.passages.flatMap((passage, rank) => {
    const title = new Set(words(`${passage.title} ${passage.heading ?? ''}`).map(stem))
    return unitsOf(passage.text).map((unit) => ({ unit, passage: passage.at, rank, title, ...stems(unit) }))
  })
  const spellings = new Map([...terms.keys()].map((term) => [term, spellingsOf(term, candidates)] as const))
  const rarity = new Map<string, number>()
  for (const [term, written] of spellings) {
    const holding = candidates.filter(
      ({ own, joined, heading }) => joined.has(term) || matches(written, own) > 0 || matches(written, heading) > 0,
    ).length
    rarity.set(term, holding === 0 ? UNKNOWN : Math.log(1 + candidates.length / (holding + 0.5)))
  }
  const missesPoint = [...terms].some(
    ([term, weight]) => weight === 1 && term.length > 3 && !/\d/.test(term) && rarity.get(term) === UNKNOWN,
  )
  const total = [...terms].reduce((sum, [term, weight]) => sum + weight * (rarity.get(term) ?? 0), 0)
  if (total === 0) return []
  const asked = [...terms].filter(([, weight]) => weight === 1)
  const standsAlone = asked.some(([term]) => term.length > 3 && !/\d/.test(term))
  const alone = standsAlone ? asked.reduce((sum, [term]) => sum + (rarity.get(term) ?? 0), 0) : 0

  const answers: Answer[] = []
  for (const { unit, passage, rank, title, own, joined, heading } of candidates) {
    let held = 0
    let heldAlone = 0
    const covered = new Set<string>()
    for (const [term, weight] of terms) {
      const written = spellings.get(term) ?? NONE
      const match = joined.has(term) ? 1 : Math.max(matches(written, own), 0.85 * matches(written, heading), 0.5 * matches(written, title))
      if (match === 0) continue
      held += match * weight * (rarity.get(term) ?? 0)
      if (weight === 1) heldAlone += match * (rarity.get(term) ?? 0)
      covered.add(term)
    }
    const together = held / total
    // A follow-up that is covered by itself needs nothing of the line before it.
    const coverage = alone > 0 ? Math.max(together, (0.9 * heldAlone) / alone) : together
    if (coverage < 0.25) continue
    const priced = isPriced(unit)
    const spare = Math.max(0, own.size - covered.size) / Math.max(8, own.size)
    answers.push({
      unit,
      passage,
      coverage,
      covered,
      missesPoint,
      score: together + (priceAsked ? (priced ? 0.15 : -0.3) : 0) + 0.12 * inName(unit, covered, spellings) - 0.06 * spare - 0.01 * rank,
    })
  }
  return answers.sort((a, b) => b.score - a.score)
}

/** What a word weighs that no passage holds: often the point of the question, sometimes only how people talk. */
const UNKNOWN = 2.4

/** The question's telling words; those of the line it follows weigh less. */
function weighted(asked: string, before: string): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const word of words(text)) {
      const term = stem(word)
      if (!STOP_WORDS.has(word) && !STOP_WORDS.has(term) && !terms.has(term)) terms.set(term, weight)
    }
  }
  add(asked, 1)
  add(before, 0.6)
  return terms
}

/** The share of the question that a row's very name holds: "Plus Monthly" before "Premium: Plus benefits and more". */
function inName(unit: Unit, covered: Set<string>, spellings: Map<string, Spellings>): number {
  if (!unit.cells) return 0
  const { name } = stems(unit)
  return [...covered].filter((term) => matches(spellings.get(term) ?? NONE, name) > 0).length / spellings.size
}

interface Stems {
  own: Set<string>
  /** Neighbours joined: "chin chin" is also written "chinchin". */
  joined: Set<string>
  heading: Set<string>
  name: Set<string>
}

const stemsOf = new WeakMap<Unit, Stems>()
function stems(unit: Unit): Stems {
  const known = stemsOf.get(unit)
  if (known) return known
  const own = unit.words.map(stem)
  const made = {
    own: new Set(own),
    joined: new Set(own.slice(1).map((word, i) => `${own[i]}${word}`)),
    heading: new Set(words(unit.heading).map(stem)),
    name: new Set(unit.cells ? words(nameOf(unit)).map(stem) : []),
  }
  stemsOf.set(unit, made)
  return made
}

/** The words that count as a term, and how much: itself 1, a synonym 0.9, a slip of the pen 0.8. */
type Spellings = [word: string, weight: number][]
const NONE: Spellings = []

function spellingsOf(term: string, candidates: Stems[]): Spellings {
  const found: Spellings = [[term, 1], ...(SYNONYMS.get(term) ?? []).map((synonym): [string, number] => [synonym, 0.9])]
  if (term.length < 5 || /\d/.test(term)) return found
  const seen = new Set(found.map(([word]) => word))
  for (const { own, heading } of candidates) {
    for (const held of [own, heading]) {
      for (const word of held) {
        if (word[0] !== term[0] || word.length < 4 || Math.abs(word.length - term.length) > 2 || seen.has(word)) continue
        seen.add(word)
        if (distance(term, word, term.length >= 8 ? 2 : 1)) found.push([word, 0.8])
      }
    }
  }
  return found
}

const matches = (written: Spellings, held: Set<string>): number => written.find(([word]) => held.has(word))?.[1] ?? 0

/** Whether two words are within `most` slips: letters left out, put in, changed or swapped. */
function distance(a: string, b: string, most: number): boolean {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      next.push(best)
    }
    before = row
    row = next
  }
  return (row[b.length] ?? 99) <= most
}
