import type { Action } from '@salesboy/contract/actions'
import type { Decision, ModelCall } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import { breathe } from '#platform/breathe.ts'
import { away } from './away.ts'
import { classify } from './classify.ts'
import { compose } from './compose.ts'
import { factsUsed } from './facts/facts-used.ts'
import { keepPromises } from './keep-promises.ts'
import { leadOf, leadSaid } from './leads/lead-of.ts'
import { listen } from './listen.ts'
import { readBack, takeUp } from './read-back.ts'
import { type Memory, recall, shelfFor } from './recall.ts'
import { repeats } from './repeats.ts'
import { review } from './review.ts'
import { safetySteps } from './safety-steps.ts'
import { type Screened, screen } from './screen.ts'
import { withinSkills } from './skills/within-skills.ts'
import { inEarnest, unsmiled } from './solemn.ts'
import type { Turn } from './turn.ts'
import { type Understood, understand } from './understand.ts'

/**
 * What to do about what the contact wrote. Reads, never writes: the reply job, the simulator, the Decision API, evals and replay all
 * call this and differ only in what they do with the answer. Throws only when `signal` gives up or the knowledge base cannot be read.
 * `memory` stands in for the tenant's knowledge base and catalogue where there is none. Between the steps others have their turn: thinking
 * waits for nothing, and the same thread answers health checks and hooks.
 */
export async function decide(turn: Turn, signal?: AbortSignal, memory?: Memory): Promise<Decision> {
  return turn.handover ? decideOn(turn, signal, memory) : readBack(turn, await decideOn(takeUp(turn), signal, memory))
}

async function decideOn(asked: Turn, signal?: AbortSignal, memory?: Memory): Promise<Decision> {
  await breathe()
  const started = performance.now()
  const turn = inEarnest(asked)
  const calls: ModelCall[] = []
  const record = { personaVersion: turn.persona.version, calls }

  const alarm = turn.handover ? await listen(turn, turn.handover, memory) : (screen(turn) ?? repeats(turn) ?? away(turn))
  if (alarm)
    return {
      ...alarm,
      actions: await withSteps(turn, alarm, memory),
      ...record,
      decidedBy: 'screen',
      facts: [],
      passages: [],
      lead: alarm.intent === 'HumanHandoff' ? leadSaid(turn) : [],
      verdicts: [],
      draft: null,
      durationMs: performance.now() - started,
    }

  await breathe()
  const shelf = await shelfFor(turn, memory)
  const understood = await classify(turn, await understand(turn, shelf), calls, signal)
  await breathe()
  const recalled = await recall(turn, understood, shelf, memory)
  await breathe()
  const draft = await compose(turn, understood, recalled, calls, signal, memory)
  await breathe()
  const reviewed = await review(turn, understood, recalled, draft, calls, signal)
  const kept = keepPromises(reviewed.draft, understood.text)
  const { actions, verdicts } = await withinSkills(turn, kept.actions)

  const { confidence, payload, rawAnalysis, language } = understood
  // A wish that the catalogue or the calendar cannot meet starts no workflow.
  const { taskType } = recalled.wish
  return {
    ...record,
    ...{ confidence, taskType, payload, rawAnalysis, language },
    intent: intentOf(understood, taskType, actions),
    actions: [...remember(turn, understood.languageSeen), ...say(kept.text === null ? null : unsmiled(kept.text, turn)), ...actions],
    decidedBy: reviewed.refused === null ? 'compose' : 'review',
    facts: factsUsed(turn, understood, recalled, reviewed.draft),
    passages: reviewed.draft.passages ?? recalled.passages,
    lead: leadOf(turn, understood, recalled),
    verdicts: [...(draft.used?.verdicts ?? []), ...reviewed.verdicts, ...verdicts],
    draft: reviewed.refused,
    durationMs: performance.now() - started,
  }
}

/** An alarm tells what to do until somebody comes, where the documents hold it. */
async function withSteps(turn: Turn, { actions, language }: Screened, memory?: Memory): Promise<Action[]> {
  if (!actions.some((action) => action.type === 'hand_over' && action.reason === 'emergency')) return actions
  const text = turn.incoming.map(({ content }) => textOf(content)).join('\n')
  const steps = await safetySteps(turn, text, language, memory)
  return actions.map((action) =>
    action.type === 'send_message' && action.content.type === 'text' && steps
      ? { ...action, content: { ...action.content, text: `${action.content.text}${steps}` } }
      : action,
  )
}

/** Without a workflow to start, passing the turn on is what it comes to. */
function intentOf(understood: Understood, taskType: string | null, actions: Action[]): Decision['intent'] {
  if (taskType === null && actions.some(({ type }) => type === 'hand_over')) return 'HumanHandoff'
  return taskType === null && understood.taskType !== null ? 'Response' : understood.intent
}

const say = (text: string | null): Action[] => (text === null ? [] : [{ type: 'send_message', content: { type: 'text', text } }])

/** A language once heard is kept, so that "ok" and "120k" are answered in it. English is what everyone starts with. */
function remember(turn: Turn, seen: string | null): Action[] {
  if (!seen || seen === (turn.contact.language ?? 'en')) return []
  return [{ type: 'update_contact', fields: { language: seen } }]
}
