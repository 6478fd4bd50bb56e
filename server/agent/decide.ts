import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
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
import { recall, shelfFor } from './recall.ts'
import { repeats } from './repeats.ts'
import { type Reviewed, review } from './review.ts'
import { safetySteps } from './safety-steps.ts'
import { type Screened, screen } from './screen.ts'
import { withinSkills } from './skills/within-skills.ts'
import { inEarnest, unsmiled } from './solemn.ts'
import type { Thinking, WithDraft } from './thinking.ts'
import type { Turn } from './turn.ts'
import { type Understood, understand } from './understand.ts'

/**
 * What to do about what the contact wrote. Reads, never writes: the reply job, the simulator, the Decision API, evals and replay all
 * call this and differ only in what they do with the answer. Throws only when `signal` gives up or the knowledge base cannot be read.
 */
export async function decide(turn: Turn, given: Pick<Thinking, 'signal' | 'memory'> = {}): Promise<Decision> {
  await breathe()
  const started = performance.now()
  const asked = turn.handover ? turn : takeUp(turn)
  const decided = await walk({ ...given, turn: inEarnest(asked), calls: [] })
  const decision = { ...decided, durationMs: performance.now() - started }
  return turn.handover ? decision : readBack(turn, decision)
}

type Decided = Omit<Decision, 'durationMs'>

/** Between the steps others have their turn: thinking waits for nothing, and the same thread answers health checks and hooks. */
async function walk(thinking: Thinking): Promise<Decided> {
  const alarm = await alarmIn(thinking)
  if (alarm) return raise(thinking, alarm)

  await breathe()
  const withShelf = { ...thinking, shelf: await shelfFor(thinking) }
  const byWords = { ...withShelf, understood: await understand(withShelf) }
  const withUnderstood = { ...byWords, understood: await classify(byWords) }
  await breathe()
  const withRecalled = { ...withUnderstood, recalled: await recall(withUnderstood) }
  await breathe()
  const withDraft = { ...withRecalled, draft: await compose(withRecalled) }
  await breathe()
  return conclude(withDraft, await review(withDraft))
}

const alarmIn = (thinking: Thinking): Promise<Screened> | Screened | null => {
  const { turn } = thinking
  return turn.handover ? listen(thinking, turn.handover) : (screen(turn) ?? repeats(turn) ?? away(turn))
}

async function raise(thinking: Thinking, alarm: Screened): Promise<Decided> {
  const { turn, calls } = thinking
  return {
    ...alarm,
    actions: await withSteps(thinking, alarm),
    personaId: turn.persona.personaId,
    personaVersion: turn.persona.version,
    calls,
    decidedBy: 'screen',
    facts: [],
    passages: [],
    lead: alarm.intent === 'HumanHandoff' ? leadSaid(turn) : [],
    verdicts: [],
    draft: null,
  }
}

async function conclude(thinking: WithDraft, reviewed: Reviewed): Promise<Decided> {
  const { turn, calls, understood, recalled, draft } = thinking
  const kept = keepPromises(reviewed.draft, understood.text)
  const { actions, verdicts } = await withinSkills(turn, kept.actions)

  const { confidence, payload, rawAnalysis, language } = understood
  // A wish that the catalogue or the calendar cannot meet starts no workflow.
  const { taskType } = recalled.wish
  return {
    ...{ confidence, taskType, payload, rawAnalysis, language },
    personaId: turn.persona.personaId,
    personaVersion: turn.persona.version,
    calls,
    intent: intentOf(understood, taskType, actions),
    actions: [...remember(turn, understood.languageSeen), ...say(kept.text === null ? null : unsmiled(kept.text, turn)), ...actions],
    decidedBy: reviewed.refused === null ? 'compose' : 'review',
    facts: factsUsed({ ...thinking, draft: reviewed.draft }),
    passages: reviewed.draft.passages ?? recalled.passages,
    lead: leadOf(thinking),
    verdicts: [...(draft.used?.verdicts ?? []), ...reviewed.verdicts, ...verdicts],
    draft: reviewed.refused,
  }
}

/** An alarm tells what to do until somebody comes, where the documents hold it. */
async function withSteps(thinking: Thinking, { actions, language }: Screened): Promise<Action[]> {
  if (!actions.some((action) => action.type === 'hand_over' && action.reason === 'emergency')) return actions
  const text = thinking.turn.incoming.map(({ content }) => textOf(content)).join('\n')
  const steps = await safetySteps(thinking, text, language)
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
