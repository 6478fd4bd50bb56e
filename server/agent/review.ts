import type { ModelCall, Verdict } from '@salesboy/contract/decision'
import { phrase } from '#llms/offline/phrases.ts'
import { compose, type Draft, letMeCheck, recompose } from './compose.ts'
import type { Checked } from './guards/guard.ts'
import { guards } from './guards/index.ts'
import { nothingUsed, type Used } from './prompting/toolbox.ts'
import type { Recalled } from './recall.ts'
import type { Turn } from './turn.ts'
import type { Understood } from './understand.ts'

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
export async function review(
  turn: Turn,
  understood: Understood,
  recalled: Recalled,
  draft: Draft,
  calls: ModelCall[],
  signal?: AbortSignal,
): Promise<Reviewed> {
  if (draft.text === null) return { draft, verdicts: [], refused: null }

  const faults = faultsOf(turn, understood, recalled, draft)
  if (faults.length === 0)
    return { draft, verdicts: Object.keys(guards).map((guard) => ({ guard, verdict: 'passed', detail: '' })), refused: null }

  const repaired =
    draft.by === 'offline' || draft.by === 'phrases'
      ? null
      : await repair(turn, understood, recalled, { text: draft.text, used: draft.used ?? nothingUsed }, faults, calls, signal)
  const quoted = repaired ?? (await quoteStated(turn, understood, recalled, draft, faults))
  const verdict = repaired ? 'repaired' : 'blocked'
  return {
    draft: quoted ?? honest(turn, understood, `The draft was refused: ${faults.map((fault) => fault.why).join('; ')}.`),
    verdicts: faults.map(({ guard, why }) => ({ guard, verdict, detail: why })),
    refused: draft.text,
  }
}

/** Where a model cannot keep to what is stated on a question with care, the business's own words are told as they stand. */
async function quoteStated(turn: Turn, understood: Understood, recalled: Recalled, draft: Draft, faults: Fault[]): Promise<Draft | null> {
  if (draft.by === 'offline' || !faults.some(({ guard }) => guard === 'care') || !recalled.stated.some((all) => all?.length)) return null
  const quoted = await compose({ ...turn, models: [] }, understood, recalled, [])
  return faultsOf(turn, understood, recalled, quoted).length === 0 ? quoted : null
}

/** Nobody could say it better: we check, and a person takes over. Who only asked what writes here is told, and needs nobody for that. */
function honest(turn: Turn, understood: Understood, why: string): Draft {
  const asked = understood.asks.filter((ask) => ask !== 'greeting')
  if (!asked.includes('bot')) return letMeCheck(turn, understood, why)
  const { agentName: agent } = turn.persona
  if (asked.length > 1) {
    const draft = letMeCheck(turn, understood, why)
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

async function repair(
  turn: Turn,
  understood: Understood,
  recalled: Recalled,
  { text, used }: { text: string; used: Used },
  faults: Fault[],
  calls: ModelCall[],
  signal?: AbortSignal,
): Promise<Draft | null> {
  const again = await recompose(turn, understood, recalled, { text, used, why: faults.map((fault) => fault.why).join('; ') }, calls, signal)
  return faultsOf(turn, understood, recalled, again).length === 0 ? again : null
}

function faultsOf(turn: Turn, understood: Understood, recalled: Recalled, draft: Draft): Fault[] {
  const checked: Checked = {
    draft: { ...draft, text: draft.text ?? '' },
    turn,
    understood,
    recalled,
    facts: [...recalled.facts, ...(draft.used?.facts ?? [])],
  }
  // Our own fixed phrases speak of bookings and payments in ways a model may not; their values come from the profile.
  if (draft.by === 'phrases') return []
  return Object.entries(guards).flatMap(([guard, find]) => {
    const why = find(checked)
    return why === null ? [] : [{ guard, why }]
  })
}
