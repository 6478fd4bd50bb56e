import type { Action } from '@salesboy/contract/actions'
import { cut } from '#platform/text/cut.ts'
import { sentencesOf } from '#platform/text/sentences.ts'
import type { Draft } from './compose.ts'
import { promisesPerson } from './lexicons/index.ts'

/**
 * Whoever reads "someone will get back to you" waits for someone: a draft that says so gets a task for a person, unless it hands over
 * or notes one already. A condition or an offer ("would you like me to ask?") promises nothing yet.
 */
export function keepPromises(draft: Draft, asked: string): Draft {
  if (draft.text === null || draft.actions.some(({ type }) => DEEDS.has(type))) return draft
  const promise = sentencesOf(draft.text).find((sentence) => !/\?\s*$/.test(sentence) && promisesPerson(sentence) !== null)
  if (!promise) return draft
  const title = cut(`We promised: ${promise}`, 200)
  return {
    ...draft,
    actions: [...draft.actions, { type: 'create_task', kind: 'callback', title, note: cut(asked, 2000), dueAt: null, payload: {} }],
  }
}

const DEEDS = new Set<Action['type']>(['hand_over', 'create_task', 'snooze'])
