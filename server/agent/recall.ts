import type { Fact, PassageUsed } from '@salesboy/contract/decision'
import { findPassages } from '#domains/knowledge/find-passages.ts'
import { cleanMaterial } from './clean-material.ts'
import { factsOfPassage } from './facts-of-passage.ts'
import { factsOfProfile } from './facts-of-profile.ts'
import { isOutdated } from './is-outdated.ts'
import { placeOf } from './place.ts'
import type { Turn } from './turn.ts'
import type { Understood } from './understand.ts'

export interface Recalled {
  /** Numbers and particulars a draft of this turn may state. */
  facts: Fact[]
  /** Best first; cleaned of what addresses a model, without those that say they are out of date. */
  passages: PassageUsed[]
  /** For each question of the turn the places of its passages in `passages`, best first. */
  perQuestion: number[][]
}

/** Where passages come from: the tenant's knowledge base, or a list held in memory by whoever decides without one. */
export type FindPassages = (turn: Turn, question: string) => Promise<PassageUsed[]>

/** Facts from the profile and passages from the knowledge base that may answer this turn. */
export async function recall(turn: Turn, understood: Understood, find: FindPassages = findInKnowledge): Promise<Recalled> {
  const found = await Promise.all(understood.questions.map(({ lookUp }) => (turn.knowledge && lookUp ? find(turn, lookUp) : [])))
  const place = placeOf(turn)
  const passages: PassageUsed[] = []
  const perQuestion = found.map((read) =>
    read
      .filter((passage) => !isOutdated(passage))
      .map((passage) => {
        const clean = { ...passage, text: cleanOf(passage.text) }
        const known = passages.findIndex((other) => other.passageId === clean.passageId && other.text === clean.text)
        return known >= 0 ? known : passages.push(clean) - 1
      }),
  )
  return { facts: [...factsOfProfile(turn), ...passages.flatMap((passage) => factsOfPassage(passage, place))], passages, perQuestion }
}

const findInKnowledge: FindPassages = (turn, question) => findPassages(turn.tenantId, question, { now: turn.now, audience: 'public' })

// Sources change rarely and turns come in hundreds a second: the same passage is cleaned once.
const cleaned = new Map<string, string>()
function cleanOf(text: string): string {
  const known = cleaned.get(text)
  if (known !== undefined) return known
  if (cleaned.size >= 2000) cleaned.delete(cleaned.keys().next().value ?? '')
  const clean = cleanMaterial(text)
  cleaned.set(text, clean)
  return clean
}
