import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
import { type MessageContent, textOf } from '@salesboy/contract/message'
import { minorDigits } from '@salesboy/contract/money'
import { phrase } from '#llms/offline/phrases.ts'
import { cut } from '#platform/text/cut.ts'
import { saysNo, saysYes } from './lexicons/index.ts'
import { readMoney } from './numbers/money.ts'
import { placeOf } from './place.ts'
import type { Turn, TurnMessage } from './turn.ts'

/**
 * What a machine heard may be wrong, and an order costs money: it is read back first, and drafted only after a yes. Everything else
 * that was decided stands.
 */
export function readBack(turn: Turn, decision: Decision): Decision {
  const said = turn.incoming.filter(({ content }) => wasHeard(content)).map(({ content }) => textOf(content))
  const held = decision.actions.filter(isCostly)
  if (deniesHeard(turn) && decision.actions.every(({ type }) => type === 'send_message'))
    return { ...decision, actions: [say(phrase('sayAgain', decision.language))] }
  if (said.length === 0 || held.length === 0) return decision

  const items = held.flatMap((action) =>
    action.type === 'create_order' ? action.items.map(({ name, quantity }) => `${quantity} × ${name}`) : [],
  )
  const amounts = readMoney(said.join('\n'), placeOf(turn)).map(({ value, currency }) => spell(value, currency ?? turn.business.currency))
  const value = [...new Set([...items, ...amounts])].join(', ') || cut(said.join(' '), 300)
  const text = `${MARK} ${phrase('heard', decision.language, { value })}`
  return {
    ...decision,
    actions: [...decision.actions.filter((action) => action.type !== 'send_message' && !isCostly(action)), say(text)],
    payload: { ...decision.payload, heard: cut(said.join('\n'), 500) },
    rawAnalysis: `${decision.rawAnalysis} Heard in a recording; read back before anything is ordered.`,
  }
}

/** A yes to what was read back makes the customer's recording their written word; the turn is decided as if they had typed it. */
export function takeUp(turn: Turn): Turn {
  const answer = answerToHeard(turn)
  if (answer === null || saysYes(answer) === null || saysNo(answer) !== null) return turn

  const before = turn.history.slice(0, -1)
  const from = before.findLastIndex(({ author }) => author !== 'contact') + 1
  const heard = before.slice(from)
  if (!heard.some(({ content }) => wasHeard(content))) return turn
  return { ...turn, history: before.slice(0, from), incoming: [...heard.map(asTyped), ...turn.incoming] }
}

/** What was written right after we had read something back; null when we had not. A second recording is a new wish. */
function answerToHeard({ history, incoming }: Turn): string | null {
  const asked = history.at(-1)
  if (!asked || asked.author === 'contact' || !textOf(asked.content).startsWith(MARK)) return null
  if (incoming.some(({ content }) => wasHeard(content))) return null
  return incoming.map(({ content }) => textOf(content)).join('\n')
}

function deniesHeard(turn: Turn): boolean {
  const answer = answerToHeard(turn)
  return answer !== null && saysNo(answer) !== null
}

const asTyped = (message: TurnMessage): TurnMessage =>
  wasHeard(message.content) ? { ...message, content: { type: 'text', text: textOf(message.content) } } : message

export const wasHeard = (content: MessageContent): boolean => content.type === 'audio' && Boolean(content.transcript) && !content.caption

/** What a customer may have to pay for. */
const isCostly = (action: Action): boolean => action.type === 'create_order' || (action.type === 'create_task' && action.kind === 'order')

const say = (text: string): Action => ({ type: 'send_message', content: { type: 'text', text } })

function spell(value: string, currency: string): string {
  const amount = Number(value)
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : minorDigits(currency),
  }).format(amount)
}

/** Begins every read-back, in every language: by it the next turn knows what a yes is said to. */
const MARK = '🎙'
