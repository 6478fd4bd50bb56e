import { type Answered, NO_SOURCE, type OfflineMaterial } from './material.ts'
import { tellExtreme } from './tell-extreme.ts'
import { tellHours } from './tell-hours.ts'
import { tellKnowledge, tellNearest } from './tell-knowledge.ts'
import { tellPointed } from './tell-prices.ts'
import { tellStated } from './tell-stated.ts'
import { tellTotal } from './tell-total.ts'
import { tellBooking, tellBrowse, tellOrder, tellShelf } from './tell-wishes.ts'
import { say, type Teller } from './teller.ts'

/**
 * What the offline composer says: facts and source text in fixed phrases, never a word of its own about the business. NO_SOURCE when
 * nothing fits; of several questions those that have an answer are answered, and NO_SOURCE at the end stands for the rest.
 */
export function answer(material: OfflineMaterial): Answered {
  const used = new Set<number>()
  const said = material.parts.length > 0 ? forParts({ ...material, used }) : forOne({ ...material, used })
  return { text: said.endsWith(NO_SOURCE) ? said : withEmoji(said, material), passages: [...used] }
}

function forParts(material: Teller): string {
  // Several answers in one message are long enough without a push after each.
  // What a person settles comes last: it is what happens next.
  const inOrder = [...material.parts].sort((a, b) => Number(SETTLED_BY_PERSON.has(a.taskType)) - Number(SETTLED_BY_PERSON.has(b.taskType)))
  // An order tells its total itself.
  const ordered = inOrder.some((part) => part.taskType === 'create_order' && part.reckoned)
  const told = inOrder.filter((part) => !(ordered && part.taskType === null && part.reckoned))
  const said = [...new Set(told.map((part) => forOne({ ...material, ...part, tenacity: 'low' })))]
  const known = said.filter((part) => part !== NO_SOURCE)
  const text = known.join(known.some((part) => part.includes('\n')) ? '\n' : ' ')
  return known.length === said.length ? text : `${text} ${NO_SOURCE}`.trim()
}

function forOne(material: Teller): string {
  if (material.reckoned && material.taskType === null) {
    const wantsLess = material.asks.includes('bargain') && !material.reckoned.offer
    return joined(tellTotal(material.reckoned, material), wantsLess ? say(material, 'bargain') : '')
  }
  switch (material.taskType) {
    case 'book_appointment':
      return tellBooking(material)
    case 'create_order':
      return tellOrder(material)
    case 'show_products':
      return tellBrowse(material)
    default:
      return forAsks(material)
  }
}

function forAsks(material: Teller): string {
  const { asks } = material
  if (material.stated) return tellStated(material)
  const extreme = tellExtreme(material)
  if (extreme) return extreme
  if (material.pointed) return tellPointed(material.pointed, material)
  if (material.isKind && asks.includes('knowledge')) return tellShelf(material)
  if (asks.includes('private')) return say(material, 'private')
  if (asks.includes('advice')) return joined(tellKnowledge(material), say(material, 'advice'))
  if (asks.includes('bargain')) return joined(ofReductions(tellKnowledge(material)), say(material, 'bargain'))
  const parts: string[] = []
  if (asks.includes('hours')) parts.push(tellHours(material))
  for (const id of ['address', 'phone', 'email', 'website'] as const) if (asks.includes(id)) parts.push(particular(material, id))
  if (asks.includes('knowledge')) parts.push(tellKnowledge(material))
  const found = parts.filter((part) => part !== NO_SOURCE)
  if (found.length > 0) return found.join(' ')
  if (parts.length > 0) return tellNearest(material)
  if (asks.includes('details')) return say(material, 'noted')
  if (asks.includes('bot')) return say(material, 'bot')
  if (asks.includes('smallTalk')) return say(material, 'smallTalk')
  if (asks.includes('greeting')) return greeting(material)
  if (asks.includes('thanks')) return say(material, material.tone === 'low' ? 'thanksFormal' : 'thanks')
  if (asks.includes('goodbye')) return say(material, 'goodbye')
  if (asks.includes('media')) return say(material, 'media')
  return say(material, 'acknowledged')
}

function greeting(material: Teller): string {
  if (material.greeting && material.language === 'en') return material.greeting
  return say(material, material.tone === 'low' ? 'greetingFormal' : 'greeting')
}

/** What is said of prices in general is no answer to who wants one lower. */
const ofReductions = (said: string): string => (REDUCTIONS.test(said) ? said : '')
const REDUCTIONS = /\d ?% (?:off|discount|less)|\bdiscounts?\b|\bwholesale\b|\bpromo\w*|\bnegotiab|\bfixed price/i

function particular(material: Teller, id: 'address' | 'phone' | 'email' | 'website'): string {
  const fact = material.facts.find((other) => other.about === id)
  return fact ? say(material, id, { value: fact.value }) : tellKnowledge(material)
}

const joined = (...parts: string[]): string => parts.filter((part) => part && part !== NO_SOURCE).join(' ')

function withEmoji(text: string, material: OfflineMaterial): string {
  if (material.emoji === 'low') return text
  const mark = material.asks.includes('greeting') && material.asks.length === 1 ? '👋' : '😊'
  return material.emoji === 'high' ? `${text} ${mark}✨` : `${text} ${mark}`
}

const SETTLED_BY_PERSON = new Set<string | null>(['book_appointment', 'create_order'])
