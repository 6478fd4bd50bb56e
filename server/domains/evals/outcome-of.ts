import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
import type { Outcome } from '@salesboy/contract/evals'
import { textOf } from '@salesboy/contract/message'

/** What a decision came to: the words sent, what else it did and the facts it stood on, in an order that does not vary. */
export function outcomeOf({ actions, facts }: Decision): Outcome {
  return {
    answer: actions.flatMap((action) => (action.type === 'send_message' ? [textOf(action.content)] : [])).join('\n'),
    actions: actions
      .filter(({ type }) => type !== 'send_message')
      .map(wordsOf)
      .sort(),
    facts: [...new Set(facts.map(({ about, value }) => `${about}: ${value}`))].sort(),
  }
}

export const sameOutcome = (a: Outcome, b: Outcome) => JSON.stringify(a) === JSON.stringify(b)

function wordsOf(action: Action): string {
  switch (action.type) {
    case 'hand_over':
      return `hand_over: ${action.reason}`
    case 'create_order':
      return `create_order: ${action.items.map(({ quantity, name, sku }) => `${quantity} × ${sku ?? name}`).join(', ')}`
    case 'create_task':
      return `create_task: ${action.kind}`
    case 'snooze':
      return `snooze: ${action.until.slice(0, 10)}`
    case 'update_contact':
      return `update_contact: ${Object.entries(action.fields)
        .map(([field, value]) => `${field} ${value}`)
        .join(', ')}`
    default:
      return action.type
  }
}
