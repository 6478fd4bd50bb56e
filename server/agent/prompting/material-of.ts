import type { OfflineMaterial, Part } from '#llms/offline/material.ts'
import type { Question } from '../asks/find-questions.ts'
import { pointedAt } from '../asks/talk.ts'
import { wantedItems } from '../asks/wish.ts'
import { sayBooking } from '../facts/bookable.ts'
import { hoursFor, specialHours } from '../facts/hours-for.ts'
import { itemOf } from '../facts/shelf.ts'
import type { Recalled } from '../recall.ts'
import type { WithRecalled } from '../thinking.ts'
import { bandOf } from './bands.ts'

/** All that the offline composer may use, as plain values. */
export function materialOf(thinking: WithRecalled): OfflineMaterial {
  const { turn, understood } = thinking
  const { business, persona } = turn
  const whole: Asked = { ...understood, before: understood.questions[0]?.before ?? '' }
  const parts = understood.questions.map((question, i) => partOf(thinking, question, [i]))
  return {
    ...partOf(thinking, whole, [...understood.questions.keys()]),
    parts: parts.length > 1 ? parts : [],
    language: understood.language,
    agentName: persona.agentName,
    businessName: business.name,
    currency: business.currency,
    greeting: persona.greeting,
    customerName: turn.contact.name ?? '',
    handover: business.profile.handover,
    tone: bandOf(persona.tone),
    tenacity: bandOf(persona.tenacity),
    emoji: bandOf(persona.emoji),
    length: bandOf(persona.length),
  }
}

/** A total answers what asks for a price, or for nothing that only the business itself could answer. */
const TOTALLED = ['price', 'knowledge', 'acknowledged'] as const

type Asked = Pick<Question, 'text' | 'asks' | 'taskType' | 'before' | 'day'>

/** `questions` are the places of the questions whose finds belong to it. */
function partOf({ turn, understood, recalled, shelf }: WithRecalled, asked: Asked, questions: number[]): Part {
  const { language } = understood
  const { wish } = recalled
  const passages = [...new Set(questions.flatMap((i) => recalled.perQuestion[i] ?? []))]
  const ordering = asked.taskType === 'create_order'
  return {
    asks: asked.asks,
    question: asked.text,
    before: asked.before,
    taskType: asked.taskType,
    facts: [...recalled.facts.filter((fact) => fact.source.kind === 'business'), ...specialHours(turn, asked, recalled)],
    passages: passages.flatMap((at) => {
      const passage = recalled.passages[at]
      return passage ? [{ at, title: passage.title, heading: passage.heading, text: passage.text }] : []
    }),
    outdated: recalled.outdated.map(({ heading, text }) => ({ heading, text })),
    hours: hoursFor(turn, asked, language),
    products: [...new Set(questions.flatMap((i) => recalled.products[i]?.named ?? []))],
    shelf: [...new Set(questions.flatMap((i) => recalled.products[i]?.shelf ?? []))],
    pointed: pointedAt(turn, shelf, asked.text),
    isKind: questions.some((i) => recalled.products[i]?.isKind === true),
    categories: recalled.categories,
    budget: questions.map((i) => recalled.products[i]?.budget).find((budget) => budget) ?? null,
    wanted: ordering ? wantedItems(wish.wanted) : [],
    unclear: ordering ? wish.wanted.flatMap(({ product, rivals }) => (rivals.length > 0 ? [product, ...rivals].map(itemOf) : [])) : [],
    unnamed: ordering && wish.unnamed,
    booking: asked.taskType === 'book_appointment' && wish.booking ? sayBooking(turn, wish.booking, language) : null,
    stated: statedFor(recalled, questions),
    reckoned: TOTALLED.some((ask) => asked.asks.includes(ask)) || asked.taskType === 'create_order' ? recalled.reckoned : null,
  }
}

/** Null when none of these questions needs care. */
function statedFor({ stated }: Recalled, own: number[]): Part['stated'] {
  const needing = own.flatMap((i) => (stated[i] ? [stated[i]] : []))
  return needing.length === 0 ? null : needing.flat().map(({ text, passage }) => ({ text, at: passage }))
}
