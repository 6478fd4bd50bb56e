import type { Decision } from '@salesboy/contract/decision'
import { repliesOf } from './run-dialogue.ts'

/** A turn as worlds/score.mjs reads it; worlds/README.md describes each field. */
export interface TurnResult {
  id: string
  turn: number
  reply: string[]
  intent: Decision['intent']
  task_type: string | null
  action: 'reply' | 'show_products' | 'book' | 'order' | 'snooze' | 'dnd' | 'handoff' | 'ignore'
  sources: string[]
  lead: Record<string, unknown>
  retrieved: { doc: string; text: string }[]
  items: { sku: string | null; name: string; qty: number }[]
  products: string[]
  snooze_until: string | null
  language: string
}

/** `fileNames` by source id. A turn that opened no decision is one in which nothing was sent. */
export function resultOf(id: string, turn: number, decision: Decision | null, fileNames: Map<string, string>): TurnResult {
  const nothing: Nothing = { id, turn, reply: [], items: [], products: [], sources: [], retrieved: [], lead: {}, snooze_until: null }
  if (!decision) return { ...nothing, intent: 'Response', task_type: null, action: 'ignore', language: 'en' }

  const documents = decision.passages.map(({ sourceId, title, text }) => ({ doc: fileNames.get(sourceId) ?? title, text }))
  const named = { business: 'business.json', catalog: 'products.csv' } as Record<string, string>
  const snooze = decision.actions.find((action) => action.type === 'snooze')
  return {
    ...nothing,
    reply: repliesOf(decision),
    intent: decision.intent,
    task_type: decision.taskType,
    action: actionOf(decision),
    sources: [...new Set([...documents.map(({ doc }) => doc), ...decision.facts.flatMap(({ source }) => named[source.kind] ?? [])])],
    retrieved: documents,
    lead: Object.fromEntries(decision.lead.map(({ field, value }) => [field, value])),
    items: decision.actions.flatMap((action) =>
      action.type === 'create_order' ? action.items.map(({ sku, name, quantity }) => ({ sku, name, qty: quantity })) : [],
    ),
    products: [...new Set(decision.facts.flatMap(({ source }) => (source.kind === 'catalog' ? [source.id] : [])))],
    snooze_until: snooze?.until.slice(0, 10) ?? null,
    language: decision.language,
  }
}

type Nothing = Omit<TurnResult, 'intent' | 'task_type' | 'action' | 'language'>

/** The workflow that the turn starts, by what is done first: consent, a person, then business. */
function actionOf({ actions, taskType }: Decision): TurnResult['action'] {
  const does = (type: string) => actions.some((action) => action.type === type)
  if (does('opt_out')) return 'dnd'
  if (does('snooze')) return 'snooze'
  if (taskType === 'create_order') return 'order'
  if (taskType === 'book_appointment') return 'book'
  if (does('hand_over')) return 'handoff'
  if (taskType === 'show_products') return 'show_products'
  return does('send_message') ? 'reply' : 'ignore'
}
