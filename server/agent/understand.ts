import type { Understanding } from '@salesboy/contract/decision'
import { type MessageContent, textOf } from '@salesboy/contract/message'
import type { z } from 'zod'
import type { Ask } from '#llms/offline/material.ts'
import { words } from '#platform/fold.ts'
import { cleanText } from './clean-material.ts'
import { detectLanguage } from './language.ts'
import { asks as askLexicons } from './lexicons/asks.ts'
import { matcher, plainWords } from './lexicons/match.ts'
import { EMPTY_WORDS, HOUR_WORDS } from './lexicons/small-words.ts'
import { later, tasks } from './lexicons/tasks.ts'
import { type Day, wallClock } from './numbers/calendar.ts'
import { months } from './numbers/calendar-words.ts'
import { inNextWeek, upcoming } from './numbers/read-day.ts'
import { readNumbers } from './numbers/read-numbers.ts'
import { placeOf } from './place.ts'
import { snoozeUntil } from './snooze-until.ts'
import type { Turn } from './turn.ts'

export interface Understood extends z.infer<typeof Understanding> {
  language: string
  /** Told by the customer's words now, not assumed: worth remembering. */
  languageSeen: string | null
  asks: Ask[]
  /** The customer's lines joined. */
  text: string
  /** What to look up; '' when nothing needs looking up. A short follow-up carries the line it follows. */
  question: string
  /** That line, '' when the question stands alone. */
  before: string
  /** The day asked about, ISO, in the business's zone. */
  day: Day | null
  snoozeUntil: Date | null
}

/** What the customer wants: lexicons first, so that plain wishes cost no model call and never depend on one. */
export async function understand(turn: Turn): Promise<Understood> {
  const lines = turn.incoming.map((message) => cleanText(textOf(message.content)).trim()).filter(Boolean)
  const text = lines.join('\n')
  const languageSeen = detectLanguage(text) ?? (await guessLanguage(text))
  const language = languageSeen ?? turn.contact.language ?? 'en'
  const base = { language, languageSeen, text, question: '', before: '', day: null, snoozeUntil: null, payload: {} }

  if (!/[\p{L}\p{N}]/u.test(text)) return withoutWords(turn, base)
  if (isLater(text) ?? lines.map(isLater).find(Boolean)) {
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

  const taskType = TASKS.find(([, find]) => find(text) ?? lines.map(find).find(Boolean))?.[0] ?? null
  const day = dayAsked(text, turn)
  const found = findAsks(text, lines)
  const asks = settle(found, text, day, turn)
  const looksUp = LOOKED_UP.some((ask) => asks.includes(ask)) || taskType === 'show_products' || taskType === 'create_order'
  const before = looksUp && leans(text, turn) ? lastAsked(turn) : ''
  return {
    ...base,
    intent: taskType ? 'Task' : 'Response',
    confidence: taskType ? 0.8 : found.length > 0 ? 0.85 : 0.6,
    taskType,
    asks,
    question: looksUp ? [text, before].filter(Boolean).join('\n') : '',
    before,
    day,
    payload: day ? { day } : {},
    rawAnalysis: `Asks: ${asks.join(', ') || 'nothing'}${taskType ? `; wish: ${taskType}` : ''}.`,
  }
}

type Base = Pick<Understood, 'language' | 'languageSeen' | 'text' | 'question' | 'before' | 'day' | 'snoozeUntil' | 'payload'>

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

function findAsks(text: string, lines: string[]): Ask[] {
  return ASKS.filter(([, find]) => find(text) ?? lines.map(find).find(Boolean)).map(([ask]) => ask)
}

/**
 * Hours and address are answered from the profile only when the line is about the business as a whole: "what time is yoga on Sunday"
 * names something else and is a question for the sources.
 */
function settle(found: Ask[], text: string, day: Day | null, turn: Turn): Ask[] {
  const asked = new Set(found)
  const content = contentWords(text, turn)
  const own = ['address', 'phone', 'email', 'website'] as const
  const about = content.filter((word) => !HOUR_WORDS.has(word) && !(day && (/^\d+$/.test(word) || months.has(word))))
  // "ok Saturday nko?", "and on 26 March?" go on asking what was asked before.
  if (day && about.length === 0 && !asked.has('price') && asksHours(lastAsked(turn))) asked.add('hours')
  if (asked.has('hours') && about.length > 0) {
    asked.delete('hours')
    asked.add('knowledge')
  }
  if (asked.has('hours')) asked.delete('address')
  const particulars = own.some((ask) => asked.has(ask))
  const courtesy = found.length > 0 && found.every((ask) => COURTESIES.has(ask))
  if (asked.has('private') && !asked.has('hours') && !particulars) return ['private']
  asked.delete('private')
  if (asked.has('advice') || asked.has('bargain')) asked.add('knowledge')
  if (asked.has('price')) asked.add('knowledge')
  else if (
    !particulars &&
    !asked.has('hours') &&
    !asked.has('bot') &&
    about.length > 0 &&
    !(courtesy && about.length <= 2 && !/\?/.test(text))
  )
    asked.add('knowledge')
  if (asked.has('knowledge')) for (const ask of ['acknowledged', 'smallTalk', 'goodbye'] as const) asked.delete(ask)
  if (asked.size === 0) asked.add(QUESTION.test(text) ? 'knowledge' : 'acknowledged')
  return [...asked]
}

/** Words that name what the line is about. */
const contentWords = (text: string, turn: Turn): string[] => {
  const own = new Set(words(turn.business.name))
  return plainWords(text)
    .split(' ')
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word) && !own.has(word))
}

/** "ok Saturday nko?", "and in rose gold?", "the mini one": a short line leans on what was asked before it. */
function leans(text: string, turn: Turn): boolean {
  const content = contentWords(text, turn)
  return content.length <= 2 || (content.length <= 3 && LEANS.test(text)) || /^(?:and|ok and|what about|how about)\b/i.test(text)
}

const lastAsked = (turn: Turn): string =>
  turn.history.map((message) => (message.author === 'contact' ? textOf(message.content) : '')).findLast(Boolean) ?? ''

function dayAsked(text: string, turn: Turn): Day | null {
  const place = placeOf(turn)
  const claims = readNumbers(text, place)
  const dated = claims.find((claim) => claim.kind === 'date' && claim.value.length === 10)
  if (dated) return dated.value
  const weekday = claims.find((claim) => claim.kind === 'weekday')
  if (!weekday) return null
  const today = wallClock(turn.now, turn.business.timeZone).day
  return /next/i.test(text) ? inNextWeek(weekday.value as never, today) : upcoming(weekday.value as never, today)
}

/** For longer texts that no tell-tale word gave away. The library is loaded the first time one comes. */
async function guessLanguage(text: string): Promise<string | null> {
  if (text.replace(/[^\p{L}]/gu, '').length < 30) return null
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
const COURTESIES = new Set<Ask>(['greeting', 'thanks', 'goodbye', 'acknowledged', 'smallTalk'])
const LOOKED_UP: Ask[] = ['knowledge', 'price', 'bargain', 'advice', 'hours', 'address', 'phone', 'email', 'website']
const QUESTION = /\d|\?|\b(?:how|what|which|when|where|who|why|wetin|kya|kab|kaise|kitne|combien|quand|cuando|cuanto|lini|gani)\b/i
const LEANS = /\b(?:it|its|that|this|them|they|one|ones|there|same|also|and|then|what about|how about|nko|instead)\b/i
const isLater = matcher(later)
const asksHours = matcher(askLexicons.hours)
const ASKS = (Object.entries(askLexicons) as [Ask, (typeof askLexicons)[keyof typeof askLexicons]][]).map(
  ([ask, lexicon]) => [ask, matcher(lexicon)] as const,
)
const TASKS = Object.entries(tasks).map(([task, lexicon]) => [task, matcher(lexicon)] as const)
