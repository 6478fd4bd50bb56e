import type { Understanding } from '@salesboy/contract/decision'
import { type MessageContent, textOf } from '@salesboy/contract/message'
import type { z } from 'zod'
import type { Ask } from '#llms/offline/material.ts'
import { dayAsked, findQuestions, type Question } from './asks/find-questions.ts'
import { snoozeUntil } from './asks/snooze-until.ts'
import type { Shelf } from './facts/shelf.ts'
import { detectLanguage } from './language/language.ts'
import { languageToAnswerIn } from './language/language-to-answer-in.ts'
import { withoutNames } from './language/without-names.ts'
import { wantsLater } from './lexicons/index.ts'
import type { Day } from './numbers/calendar.ts'
import { placeOf } from './place.ts'
import { cleanText } from './prompting/clean-material.ts'
import type { WithShelf } from './thinking.ts'
import type { Turn } from './turn.ts'

export interface Understood extends z.infer<typeof Understanding> {
  language: string
  /** Told by the customer's words now, not assumed: worth remembering. */
  languageSeen: string | null
  asks: Ask[]
  /** The customer's lines joined. */
  text: string
  /** What is asked, one by one: most turns ask one thing; none when there is nothing to say but fixed words. */
  questions: Question[]
  /** The first day asked about, ISO, in the business's zone. */
  day: Day | null
  snoozeUntil: Date | null
}

/**
 * What the customer wants: lexicons first, so that plain wishes cost no model call and never depend on one. The names on the `shelf` are
 * no evidence of a language.
 */
export async function understand({ turn, shelf }: WithShelf): Promise<Understood> {
  const lines = turn.incoming.map((message) => cleanText(textOf(message.content)).trim()).filter(Boolean)
  const text = lines.join('\n')
  const known = turn.contact.language
  const heard = languageTold(turn, text, shelf)
  const told = heard ?? (known ? null : await guessLanguage(text))
  const language = languageToAnswerIn(turn.persona, told ?? known ?? 'en')
  // "Bonjour" is answered in kind; to be remembered a language needs several words of it.
  const languageSeen = heard === null || heard === languageTold(turn, text, shelf, true) ? told : null
  const base = { language, languageSeen, text, questions: [], day: null, snoozeUntil: null, payload: {} }

  if (!/[\p{L}\p{N}]/u.test(text)) return withoutWords(turn, base)
  if (wantsLater(text) ?? lines.map(wantsLater).find(Boolean)) {
    const until = snoozeUntil(text, placeOf(turn))
    const payload = { until: until.toISOString() }
    return {
      ...base,
      intent: 'Task',
      confidence: 0.9,
      taskType: 'schedule_followup',
      payload,
      asks: [],
      snoozeUntil: until,
      rawAnalysis: 'Wants to hear from us later.',
    }
  }

  const questions = findQuestions(turn, text, lines)
  const asks = [...new Set(questions.flatMap((question) => question.asks))]
  const taskType = questions.find((question) => question.taskType)?.taskType ?? null
  const day = dayAsked(text, turn)
  return {
    ...base,
    intent: taskType ? 'Task' : 'Response',
    confidence: taskType ? 0.8 : questions.some((question) => question.sure) ? 0.85 : 0.6,
    taskType,
    asks,
    questions,
    day,
    payload: day ? { day } : {},
    rawAnalysis: `Asks: ${asks.join(', ') || 'nothing'}${taskType ? `; wish: ${taskType}` : ''}.`,
  }
}

type Base = Pick<Understood, 'language' | 'languageSeen' | 'text' | 'questions' | 'day' | 'snoozeUntil' | 'payload'>

/** Names are looked for only where they could have given another language away. */
function languageTold(turn: Turn, text: string, shelf: Shelf, toKeep = false): string | null {
  const known = turn.contact.language
  const told = detectLanguage(text, known, toKeep)
  return told === null || told === (known ?? 'en')
    ? told
    : detectLanguage(withoutNames(text, namesAround(turn, text, shelf)), known, toKeep)
}

/** Who and what is called by name in this talk. */
const namesAround = ({ business, persona, contact }: Turn, text: string, shelf: Shelf): string[] => [
  ...shelf.find(text, NAMES_LOOKED_AT).map(({ name }) => name),
  ...[business.name, persona.agentName, contact.name ?? '', business.profile.handover.person].filter(Boolean),
]
const NAMES_LOOKED_AT = 5

/** Pictures and voice notes want a person; a thumbs-up, a heart or a sticker wants nothing. */
function withoutWords(turn: Turn, base: Base): Understood {
  const media = turn.incoming.some((message) => NEEDS_EYES.has(message.content.type))
  return {
    ...base,
    intent: 'Response',
    confidence: 0.9,
    taskType: null,
    asks: [media ? 'media' : 'nothing'],
    rawAnalysis: media ? 'Sent something only a person can open.' : 'Sent no words.',
  }
}

/** For longer texts that no tell-tale word gave away. The library is loaded the first time one comes. */
async function guessLanguage(text: string): Promise<string | null> {
  if (text.replace(/[^\p{L}]/gu, '').length < 45) return null
  const { franc } = await import('franc')
  return ISO_639_1[franc(text, { only: Object.keys(ISO_639_1) })] ?? null
}

const ISO_639_1: Record<string, string> = {
  eng: 'en',
  fra: 'fr',
  spa: 'es',
  por: 'pt',
  swh: 'sw',
  yor: 'yo',
  hau: 'ha',
  ibo: 'ig',
  pol: 'pl',
  deu: 'de',
}
const NEEDS_EYES = new Set<MessageContent['type']>([
  'image',
  'audio',
  'video',
  'document',
  'location',
  'contacts',
  'order',
  'form',
  'unsupported',
])
