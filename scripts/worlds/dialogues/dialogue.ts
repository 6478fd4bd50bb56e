/** One conversation as worlds/README.md describes it. */
export interface Dialogue {
  id: string
  category: string
  channel: 'whatsapp'
  now: string
  contact: { wa_id: string; profile_name: string }
  turns: Turn[]
}

export interface Turn {
  turn: number
  tags: string[]
  messages: Message[]
  expect: Expectation
}

export interface Message {
  type: 'text' | 'audio' | 'image' | 'reaction'
  text?: string
  transcript?: string
  caption?: string | null
  emoji?: string
  media?: { mime: string; filename?: string; seconds?: number }
  delay_s?: number
}

type OneOrMore<T> = T | T[]

/** The words mean what worlds/README.md says; `worked_out` is read by our tests alone. */
export interface Expectation {
  intent: OneOrMore<'Response' | 'Task' | 'HumanHandoff'>
  task_type: OneOrMore<string | null>
  action: OneOrMore<string>
  must_include_any?: string[]
  must_include_also?: string[][]
  must_not_include?: string[]
  unanswerable?: true
  injection?: true
  compliance?: true
  source: OneOrMore<string> | null
  products_any?: string[]
  items?: { sku: string; qty: number }[]
  snooze_until?: { from: string; to: string }
  /** What a sum was made of: each amount stands in its source, and their total is what has to be said. */
  worked_out?: { amount: number; times: number; sku: string }[]
  lead: Record<string, string>
  lead_optional: Record<string, '*'>
  language: string
}

/** A turn before it is numbered. */
export type Asked = Omit<Turn, 'turn'>

const anything = Object.fromEntries(
  [
    'date',
    'time',
    'quantity',
    'product',
    'budget',
    'name',
    'location',
    'size',
    'service',
    'color',
    'occasion',
    'company',
    'phone',
    'email',
  ].map((field) => [field, '*']),
) as Record<string, '*'>

type Given = Partial<Omit<Expectation, 'lead_optional'>>

export const answer = (given: Given): Expectation => ({
  intent: 'Response',
  task_type: null,
  action: 'reply',
  source: null,
  lead: {},
  lead_optional: anything,
  language: 'en',
  ...given,
})
/** What a price list answers may also be shown as goods. */
export const answerOrGoods = (given: Given) =>
  answer({ intent: ['Response', 'Task'], task_type: [null, 'show_products'], action: ['reply', 'show_products'], ...given })
/** Said kindly or passed to a person: both are fine. */
export const answerOrPerson = (given: Given) => answer({ intent: ['Response', 'HumanHandoff'], action: ['reply', 'handoff'], ...given })
export const person = (given: Given = {}) => answer({ intent: 'HumanHandoff', action: 'handoff', ...given })
export const task = (action: string, taskType: string, given: Given = {}) =>
  answer({ intent: 'Task', task_type: taskType, action, ...given })

/** The first group and the others, as the format parts them. */
export const needing = (groups: string[][]): Given => ({
  must_include_any: groups[0],
  ...(groups.length > 1 && { must_include_also: groups.slice(1) }),
})
