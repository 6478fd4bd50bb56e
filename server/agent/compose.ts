import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import type { Action } from '@salesboy/contract/actions'
import type { PassageUsed } from '@salesboy/contract/decision'
import type { Said } from '#llms/chain.ts'
import { NO_SOURCE, toProviderOptions } from '#llms/offline/material.ts'
import { phrase } from '#llms/offline/phrases.ts'
import { cut } from '#platform/text/cut.ts'
import { actionsOf } from './asks/wish.ts'
import { dateName, dayName } from './facts/spell-day.ts'
import { ofKind } from './lexicons/matters.ts'
import { wallClock } from './numbers/calendar.ts'
import { bandOf, maxTokens } from './prompting/bands.ts'
import { askModels } from './prompting/links.ts'
import { materialOf } from './prompting/material-of.ts'
import { promptFor } from './prompting/prompt.ts'
import { nothingUsed, openToolbox, type Used, withProposals } from './prompting/toolbox.ts'
import type { Recalled } from './recall.ts'
import { safetySteps } from './safety-steps.ts'
import { emergencyNumber } from './screen.ts'
import type { WithRecalled, WithUnderstood } from './thinking.ts'
import type { Understood } from './understand.ts'

/** What a turn is about to say and do, before anyone has checked it. */
export interface Draft {
  /** Null when nothing is to be said. */
  text: string | null
  actions: Action[]
  /** Who wrote `text`: a provider's name, or "phrases" for our own fixed words. */
  by: string
  /** What `text` was taken from; null when whoever wrote it cannot tell. */
  passages: PassageUsed[] | null
  /** What came of the tools that its writer called. */
  used?: Used
}

/** Writes the answer: fixed words where they suffice, else the business's model, else the offline composer. */
export async function compose(thinking: WithRecalled): Promise<Draft> {
  const { turn, understood, recalled } = thinking
  if (understood.asks.includes('nothing')) return { text: null, actions: [], by: 'phrases', passages: [] }
  if (understood.intent === 'HumanHandoff') return passToPerson(thinking)
  if (understood.text === '' && understood.asks.includes('media')) return passOn(thinking)
  if (understood.snoozeUntil) return snooze(thinking, understood.snoozeUntil)

  if (recalled.wish.refused) return notAllowed(thinking)
  if (understood.taskType === null && asksOnly(recalled)) return withCare(thinking)
  const options = optionsFor(thinking)
  const toolbox = turn.models.length === 0 ? null : await openToolbox(thinking)
  const said = await askModels(thinking, options, 'compose', toolbox)
  return drafted(thinking, said, toolbox?.used)
}

/** Whether the turn asks something with care on which the business states nothing. */
const isUnsaid = ({ stated }: Recalled): boolean => stated.some((all) => all?.length === 0)

/** The same, and nothing else. */
const asksOnly = ({ stated }: Recalled): boolean => stated.length > 0 && stated.every((all) => all?.length === 0)

/** No model is asked what nothing states: a person answers. */
const withCare = (thinking: WithUnderstood): Draft => ({
  text: ownWords(isMedical(thinking.understood) ? 'advice' : 'care', thinking),
  actions: [{ type: 'hand_over', reason: 'needs_person', note: noteOf(thinking.understood, NOTHING_STATED) }],
  by: 'phrases',
  passages: [],
})
/** Of what somebody's body bears a doctor knows; of what is in a cake the baker does. */
const isMedical = ({ asks, questions }: Understood): boolean =>
  asks.includes('advice') && questions.every(({ care }) => !care || ofKind(care.matters, 'ingredient').length === 0)
const NOTHING_STATED = 'A wrong answer could do harm, and nothing we have states it.'

/** What a model took for something only a person can help with: calm words, what to do until then, and who comes. */
async function passToPerson(thinking: WithUnderstood): Promise<Draft> {
  const { turn, understood } = thinking
  const { person, replyWithin } = turn.business.profile.handover
  const danger = understood.payload.reason === 'danger'
  const words = danger ? 'urgent' : understood.payload.reason === 'person' ? 'person' : 'calm'
  const said = phrase(words, understood.language, { person, within: replyWithin, emergency: emergencyNumber(turn) })
  const steps = await safetySteps(thinking, understood.text, understood.language)
  const reason = danger ? 'emergency' : 'needs_person'
  const note = noteOf(understood, 'Only a person can help here.')
  return { text: `${said}${steps}`, actions: [{ type: 'hand_over', reason, note }], by: 'phrases', passages: [] }
}

/** A wish that a limit of the business forbids, whoever asks: refused kindly, and a person may say more. */
function notAllowed(thinking: WithUnderstood): Draft {
  return {
    text: ownWords('notAllowed', thinking),
    actions: [{ type: 'hand_over', reason: 'needs_person', note: noteOf(thinking.understood, 'Asked for what the limits do not allow.') }],
    by: 'phrases',
    passages: [],
  }
}

/** Asks again with what was wrong. Only a model that writes freely can do better; the offline composer would repeat itself. */
export async function recompose(thinking: WithRecalled, refused: { text: string; why: string; used: Used }): Promise<Draft> {
  const options = optionsFor(thinking)
  const correction = `Your draft was refused: ${refused.why}\nWrite the answer again without that. If the material does not hold it, write exactly ${NO_SOURCE}.`
  const looked = refused.used.notes.length > 0 ? `You looked this up:\n<material>\n${refused.used.notes.join('\n')}\n</material>\n` : ''
  options.prompt = [
    ...options.prompt,
    { role: 'assistant', content: [{ type: 'text', text: cut(refused.text, 4000) }] },
    { role: 'user', content: [{ type: 'text', text: `${looked}${correction}` }] },
  ]
  return drafted(thinking, await askModels(thinking, options, 'repair'), refused.used)
}

/** A recording nobody could make out, a picture without a word: fixed words, and a person who opens it. No model is asked about nothing. */
const passOn = (thinking: WithUnderstood): Draft => ({
  text: ownWords('media', thinking),
  actions: [{ type: 'hand_over', reason: 'needs_person', note: 'Sent something only a person can open.' }],
  by: 'phrases',
  passages: [],
})

/** The honest way out: we say that we do not know, and a person answers. */
export function letMeCheck(thinking: WithUnderstood, why = ''): Draft {
  return {
    text: ownWords('noSource', thinking),
    actions: [{ type: 'hand_over', reason: 'no_source', note: noteOf(thinking.understood, why) }],
    by: 'phrases',
    passages: null,
  }
}

/** What a person reads first: what was asked, after why it comes to them where the reason alone does not say. */
const noteOf = ({ text }: Understood, why = ''): string => cut(why ? `${why}\n${text}` : text, 1000)

function drafted(thinking: WithRecalled, said: Said, used: Used = nothingUsed): Draft {
  const { understood, recalled } = thinking
  const isPartial = said.text.includes(NO_SOURCE)
  const known = said.text.replaceAll(NO_SOURCE, '').trim()
  const unsaid = isUnsaid(recalled)
  if (unsaid && known === '') return { ...withCare(thinking), used: { ...nothingUsed, verdicts: used.verdicts } }
  if (isPartial && (known === '' || understood.questions.length < 2))
    return { ...letMeCheck(thinking), used: { ...nothingUsed, verdicts: used.verdicts } }
  const actions = withProposals(actionsOf(recalled.wish, understood.text), used)
  if (unsaid || understood.questions.some(({ asks }, i) => !recalled.stated[i] && FOR_A_PERSON.some((ask) => asks.includes(ask))))
    actions.push({ type: 'hand_over', reason: 'needs_person', note: noteOf(understood, unsaid ? NOTHING_STATED : '') })
  // The talk goes on about what is known; a person owes the rest.
  else if (isPartial)
    actions.push({
      type: 'create_task',
      kind: 'callback',
      title: 'Answer what the sources do not',
      note: noteOf(understood),
      dueAt: null,
      payload: {},
    })
  const open = unsaid ? 'care' : isPartial ? 'partly' : null
  return {
    text: open ? `${known} ${ownWords(open, thinking)}` : known,
    actions,
    by: said.provider,
    used,
    passages: said.passages && recalled.passages.filter((_, at) => said.passages?.includes(at)),
  }
}

/** A fixed phrase that names the person who takes over. */
const ownWords = (
  name: 'noSource' | 'partly' | 'media' | 'notAllowed' | 'care' | 'advice',
  { turn, understood }: WithUnderstood,
): string => {
  const { person, replyWithin } = turn.business.profile.handover
  return phrase(name, understood.language, { person, within: replyWithin })
}

function snooze({ turn, understood }: WithUnderstood, until: Date): Draft {
  const { day, weekday } = wallClock(until, turn.business.timeZone)
  const text = phrase('snoozed', understood.language, {
    day: `${dayName(weekday, understood.language)} ${dateName(day, understood.language)}`,
    person: turn.business.profile.handover.person,
  })
  return { text, actions: [{ type: 'snooze', until: until.toISOString() }], by: 'phrases', passages: [] }
}

const optionsFor = (thinking: WithRecalled): LanguageModelV4CallOptions => {
  const { turn, signal } = thinking
  return {
    // The offline composer reads values, not prose: without a model there is no prompt to build.
    prompt: turn.models.length === 0 ? [] : promptFor(thinking),
    ...(turn.persona.temperature === null ? {} : { temperature: turn.persona.temperature }),
    maxOutputTokens: maxTokens[bandOf(turn.persona.length)],
    providerOptions: toProviderOptions(materialOf(thinking)),
    abortSignal: signal,
  }
}

const FOR_A_PERSON = ['media', 'advice'] as const
