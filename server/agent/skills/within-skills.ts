import type { Action } from '@salesboy/contract/actions'
import type { Verdict } from '@salesboy/contract/decision'
import { cut } from '#platform/text/cut.ts'
import type { Turn } from '../turn.ts'
import { allSkills, choiceOf, type NamedSkill } from './index.ts'

/**
 * What of a decision's actions the persona's skills allow, whoever proposed them: the offline brain, a model, a tool. What a customer
 * wished for is never lost: in place of an order or an appointment a person is told, and in place of a hand-over a task is noted.
 */
export async function withinSkills(turn: Turn, actions: Action[]): Promise<{ actions: Action[]; verdicts: Verdict[] }> {
  if (actions.length === 0) return { actions, verdicts: [] }
  const skills = await allSkills()
  const allowed: Action[] = []
  const verdicts: Verdict[] = []
  const wishes: string[] = []
  for (const action of actions) {
    const fault = faultOf(turn, skills, action)
    if (!fault) allowed.push(action)
    else {
      verdicts.push({ guard: 'skills', verdict: 'blocked', detail: fault })
      const wish = wishIn(action)
      if (wish) wishes.push(wish)
    }
  }
  if (wishes.length === 0) return { actions: allowed, verdicts }
  return { actions: [...allowed, ...forPerson(turn, skills, allowed, wishes)], verdicts }
}

function faultOf(turn: Turn, skills: NamedSkill[], action: Action): string | null {
  const owner = skills.find(({ owns }) => owns?.(action))
  if (!owner) return null
  const { on, settings } = choiceOf(turn.persona, owner)
  if (!on) return `${owner.label}: switched off.`
  const why = owner.forbids?.(action, settings)
  return why ? `${owner.label}: ${why}` : null
}

function wishIn(action: Action): string | null {
  switch (action.type) {
    case 'hand_over':
      return action.note
    case 'create_order':
      return `Wants: ${action.items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')}`
    case 'create_task':
      return action.title
    default:
      return null
  }
}

function forPerson(turn: Turn, skills: NamedSkill[], allowed: Action[], wishes: string[]): Action[] {
  if (allowed.some(({ type }) => type === 'hand_over')) return []
  const note = cut(wishes.join('\n'), 1000)
  const handover = skills.find(({ name }) => name === 'handover')
  if (handover && choiceOf(turn.persona, handover).on) return [{ type: 'hand_over', reason: 'needs_person', note }]
  const title = cut(`Answer: ${note.split('\n').at(-1) ?? ''}`, 200)
  return [{ type: 'create_task', kind: 'callback', title, note, dueAt: null, payload: {} }]
}
