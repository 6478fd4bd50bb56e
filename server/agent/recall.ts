import type { Fact, PassageUsed } from '@salesboy/contract/decision'
import { findPassages } from '#domains/knowledge/find-passages.ts'
import type { Reckoned } from '#llms/offline/material.ts'
import { remembered } from '#platform/remembered.ts'
import { factsOfWish, type Wish, wishOf } from './asks/wish.ts'
import { isCalledSo, isWaived, lookUpFor, type Stated, statedOn } from './care/stated-on.ts'
import { type Browsed, browse } from './facts/browse.ts'
import { factsOfPassage } from './facts/facts-of-passage.ts'
import { factsOfProduct } from './facts/facts-of-product.ts'
import { factsOfProfile } from './facts/facts-of-profile.ts'
import { isOutdated } from './facts/is-outdated.ts'
import { factsOfReckoned, reckon } from './facts/reckon.ts'
import { itemOf, openShelf, type Shelf, shelfOf } from './facts/shelf.ts'
import { placeOf } from './place.ts'
import { cleanMaterial } from './prompting/clean-material.ts'
import type { Thinking, WithUnderstood } from './thinking.ts'
import type { Turn } from './turn.ts'

export interface Recalled {
  /** Numbers and particulars a draft of this turn may state. */
  facts: Fact[]
  /** Best first; cleaned of what addresses a model, without those that say they are out of date. */
  passages: PassageUsed[]
  /** What those say that no longer holds: never to be told, only to know that it was meant. */
  outdated: PassageUsed[]
  /** For each question of the turn the places of its passages in `passages`, best first. */
  perQuestion: number[][]
  /** For each question the products of the catalogue that it may mean, and what may be shown beside them. */
  products: Browsed[]
  /** The kinds of thing that are sold. */
  categories: string[]
  wish: Wish
  /** For each question that needs care what the business states on it, empty when it does not; null for any other question. */
  stated: (Stated[] | null)[]
  /** A total that was asked for, worked out. */
  reckoned: Reckoned | null
}

/** Where passages come from: the tenant's knowledge base, or a list held in memory by whoever decides without one. */
export type FindPassages = (turn: Turn, question: string) => Promise<PassageUsed[]>

/** What stands in for the tenant's knowledge base and catalogue where there is none. */
export interface Memory {
  find: FindPassages
  shelf?: Shelf
}

/** Facts from the profile and the catalogue, and passages from the knowledge base, that may answer this turn. */
export async function recall(thinking: WithUnderstood): Promise<Recalled> {
  const { turn, understood, shelf, memory } = thinking
  const find = once(memory?.find ?? findInKnowledge)
  const found = await Promise.all(
    understood.questions.map((question) => (turn.knowledge && question.lookUp ? find(turn, lookUpFor(question)) : [])),
  )
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
  const products = understood.questions.map((question) => browse(question, shelf, place))
  const wish = wishOf(thinking)
  const goods = understood.questions.some(({ care }) => care) ? shelf.products.map(itemOf) : []
  const stated = understood.questions.map((question, i) => {
    const { text, before, care, taskType } = question
    const ordered = taskType === 'create_order' ? wish.wanted.map(({ product }) => itemOf(product)) : []
    if (!care || isCalledSo(care, ordered) || isWaived(question, products[i]?.named ?? [], goods)) return null
    return statedOn(care, [text, before].join('\n'), {
      passages: (perQuestion[i] ?? []).flatMap((at) => (passages[at] ? [{ at, passage: passages[at] }] : [])),
      products: goods,
      profile: turn.business.profile,
    })
  })
  const lookUp = async (question: string) => (turn.knowledge ? (await find(turn, question)).filter((passage) => !isOutdated(passage)) : [])
  const asksPlainly = understood.taskType !== 'book_appointment' && understood.taskType !== 'show_products'
  const reckoned = asksPlainly ? await reckon(turn, understood.text, shelf, lookUp) : null
  const sayable = new Set([
    ...products.flatMap(({ named, shelf: shown }) => [...named, ...shown]),
    ...stated.flatMap((all) => all?.flatMap(({ product }) => product ?? []) ?? []),
    ...wish.wanted.flatMap(({ product, rivals }) => [product, ...rivals].map(itemOf)),
  ])
  return {
    facts: [
      ...factsOfProfile(turn),
      ...[...sayable].flatMap((item) => factsOfProduct(item, place)),
      ...passages.flatMap((passage) => factsOfPassage(passage, place)),
      ...factsOfWish(wish),
      ...(reckoned ? factsOfReckoned(reckoned, turn.business.currency) : []),
    ],
    passages,
    outdated: found.flat().filter(isOutdated),
    perQuestion,
    products,
    categories: [...new Set(shelf.products.map(({ category }) => category).filter(Boolean))],
    wish,
    stated,
    reckoned,
  }
}

/** What the knowledge base says on a text, cleaned, without what no longer holds. */
export async function passagesOn({ turn, memory }: Thinking, text: string): Promise<PassageUsed[]> {
  if (!turn.knowledge) return []
  const found = await (memory?.find ?? findInKnowledge)(turn, text)
  return found.filter((passage) => !isOutdated(passage)).map((passage) => ({ ...passage, text: cleanOf(passage.text) }))
}

/** Empty while the persona's catalogue skill is off. */
export function shelfFor({ turn, memory }: Thinking): Shelf | Promise<Shelf> {
  if (turn.persona.skills.catalog?.on === false) return shelfOf([])
  return memory ? (memory.shelf ?? shelfOf([])) : openShelf(turn)
}

/** A turn may look the same up several times: for the answer, and for the parts of a sum. */
function once(find: FindPassages): FindPassages {
  const found = new Map<string, Promise<PassageUsed[]>>()
  return (turn, question) => {
    const known = found.get(question) ?? find(turn, question)
    found.set(question, known)
    return known
  }
}

const findInKnowledge: FindPassages = (turn, question) =>
  findPassages(turn.tenantId, question, { now: turn.now, audience: 'public', version: turn.versions?.knowledge })

// Sources change rarely and turns come in hundreds a second: the same passage is cleaned once.
const cleanOf = remembered(2_000, cleanMaterial)
