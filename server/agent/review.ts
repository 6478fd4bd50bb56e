import type { Verdict } from '@salesboy/contract/decision'
import { phrase } from '#llms/offline/phrases.ts'
import { compose, type Draft, letMeCheck, recompose } from './compose.ts'
import type { Checked } from './guards/guard.ts'
import { guards } from './guards/index.ts'
import { nothingUsed } from './prompting/toolbox.ts'
import type { WithDraft, WithUnderstood } from './thinking.ts'

export interface Reviewed {
  draft: Draft
  verdicts: Verdict[]
  /** The first draft, when it was not the one that passed. */
  refused: string | null
}

/**
 * Passes a draft through every guard. A refused draft is written again once by the model that wrote it; when that fails too, or
 * nobody can do better, we say honestly that we check, and a person takes over.
 */
export async function review(thinking: WithDraft): Promise<Reviewed> {
  const { draft } = thinking
  if (draft.text === null) return { draft, verdicts: [], refused: null }

  const faults = faultsOf(thinking)
  if (faults.length === 0)
    return { draft, verdicts: Object.keys(guards).map((guard) => ({ guard, verdict: 'passed', detail: '' })), refused: null }

  const repaired = await repair(thinking, faults)
  const quoted = repaired ?? (await quoteStated(thinking, faults))
  const verdict = repaired ? 'repaired' : 'blocked'
  return {
    draft: quoted ?? honest(thinking, `The draft was refused: ${faults.map((fault) => fault.why).join('; ')}.`),
    verdicts: faults.map(({ guard, why }) => ({ guard, verdict, detail: why })),
    refused: draft.text,
  }
}

/** Where a model cannot keep to what is stated on a question with care, the business's own words are told as they stand. */
async function quoteStated(thinking: WithDraft, faults: Fault[]): Promise<Draft | null> {
  const { turn, recalled, draft } = thinking
  if (draft.by === 'offline' || !faults.some(({ guard }) => guard === 'care') || !recalled.stated.some((all) => all?.length)) return null
  const quoted = await compose({ ...thinking, turn: { ...turn, models: [] }, calls: [] })
  return faultsOf({ ...thinking, draft: quoted }).length === 0 ? quoted : null
}

/** Nobody could say it better: we check, and a person takes over. Who only asked what writes here is told, and needs nobody for that. */
function honest(thinking: WithUnderstood, why: string): Draft {
  const { turn, understood } = thinking
  const asked = understood.asks.filter((ask) => ask !== 'greeting')
  if (!asked.includes('bot')) return letMeCheck(thinking, why)
  const { agentName: agent } = turn.persona
  if (asked.length > 1) {
    const draft = letMeCheck(thinking, why)
    return { ...draft, text: `${phrase('automated', understood.language, { agent })} ${draft.text}` }
  }
  const { person } = turn.business.profile.handover
  const text = phrase('bot', understood.language, { agent, business: turn.business.name, person })
  return { text, actions: [], by: 'phrases', passages: [] }
}

interface Fault {
  guard: string
  why: string
}

async function repair(thinking: WithDraft, faults: Fault[]): Promise<Draft | null> {
  const { text, by, used = nothingUsed } = thinking.draft
  if (text === null || by === 'offline' || by === 'phrases') return null
  const again = await recompose(thinking, { text, used, why: faults.map((fault) => fault.why).join('; ') })
  return faultsOf({ ...thinking, draft: again }).length === 0 ? again : null
}

function faultsOf(thinking: WithDraft): Fault[] {
  const { recalled, draft } = thinking
  const checked: Checked = {
    ...thinking,
    draft: { ...draft, text: draft.text ?? '' },
    facts: [...recalled.facts, ...(draft.used?.facts ?? [])],
  }
  // Our own fixed phrases speak of bookings and payments in ways a model may not; their values come from the profile.
  if (draft.by === 'phrases') return []
  return Object.entries(guards).flatMap(([guard, find]) => {
    const why = find(checked)
    return why === null ? [] : [{ guard, why }]
  })
}
