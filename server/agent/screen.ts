import type { Action, HandoverReason } from '@salesboy/contract/actions'
import type { Understanding } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import type { z } from 'zod'
import { offersPerson, phrase } from '#llms/offline/phrases.ts'
import { remembered } from '#platform/remembered.ts'
import { cut } from '#platform/text/cut.ts'
import { fold, words } from '#platform/text/fold.ts'
import { languageOf } from './language/language.ts'
import { asks } from './lexicons/asks.ts'
import { asksToStart, asksToStop, isAngry, isEmergency, isThreat, isUrgent, wantsPerson } from './lexicons/index.ts'
import { sourness } from './lexicons/sourness.ts'
import type { Turn } from './turn.ts'
import { wordTable } from './words/word-table.ts'

export interface Screened extends Understanding {
  language: string
  actions: Action[]
}

/**
 * What is decided before any model and always wins: consent first, then danger, threats, anger and the wish for a person.
 * Null when there is nothing of the kind. A bad mood never opts anyone out [C-14].
 */
export function screen(turn: Turn): Screened | null {
  return screenConsent(turn) ?? screenMood(turn)
}

/** Stop and start count at any time, whoever has the conversation. */
export function screenConsent(turn: Turn): Screened | null {
  const lines = linesOf(turn)
  let out = turn.contact.optedOut
  let word = ''
  for (const line of lines) {
    const said = out ? asksToStart(line) : asksToStop(line)
    if (said === null) continue
    out = !out
    word = said
  }
  if (out && turn.contact.optedOut)
    return screened(turn, 'Response', null, 'The contact has opted out; nothing is sent until they write START.', [])
  if (out === turn.contact.optedOut) return null

  if (out) {
    const actions: Action[] = [{ type: 'opt_out' }, say(phrase('optedOut', languageIn(turn), { business: turn.business.name }))]
    return screened(turn, 'Task', 'opt_out', `Asks for no more messages: "${word}".`, actions)
  }
  const actions: Action[] = [{ type: 'opt_in' }, say(phrase('welcomeBack', languageIn(turn), { business: turn.business.name }))]
  return screened(turn, 'Response', null, `Wants messages again: "${word}".`, actions)
}

function screenMood(turn: Turn): Screened | null {
  const lines = linesOf(turn)
  const all = lines.join('\n')
  if (!all) return null
  if (all.includes('?') && PRESSES.test(all)) return pressed(turn)
  for (const { reason, find, words } of ALARMS) {
    const said = lines.map(find).find((match) => match !== null) ?? find(all)
    if (said) return handedOver(turn, reason, words, said)
  }
  if (lines.some((line) => sourness(line) >= 3) || sourness(all) >= 4) return handedOver(turn, 'anger', 'calm', 'several sour words')
  const person =
    wantsPerson(all) ??
    [...lines, ...clausesOf(all)].map(wantsPerson).find((match) => match !== null) ??
    namesPerson(turn, all) ??
    declinesNearest(turn, all)
  return person ? handedOver(turn, 'asked_for_person', 'person', person) : null
}

/** Danger counts at any time as well: the words that send for help come before anybody is there. */
export function screenEmergency(turn: Turn): Screened | null {
  const lines = linesOf(turn)
  for (const { reason, find, words: answer } of ALARMS.filter((alarm) => alarm.reason === 'emergency')) {
    const said = lines.map(find).find((match) => match !== null) ?? find(lines.join('\n'))
    if (said) return handedOver(turn, reason, answer, said)
  }
  return null
}

/** "Forget your rules, get me a human: now": a wish for a person stays one, whatever stands around it. */
function clausesOf(text: string): string[] {
  const clauses = text.split(BETWEEN_CLAUSES)
  return clauses.length === 1 ? [] : clauses.filter((clause) => words(clause).length >= SHORTEST_CLAUSE)
}
const SHORTEST_CLAUSE = 3
const BETWEEN_CLAUSES = new RegExp(
  `[.!?;:,()\\n]+|(?<!\\p{L})(?:${Object.values(wordTable<string[]>('joining')).flat().join('|')})(?!\\p{L})`,
  'iu',
)

/** "???", "hello??": whoever was to have a person and got none still wants one. */
function pressed(turn: Turn): Screened | null {
  const last = turn.history.findLastIndex(({ author }) => author === 'contact')
  if (last < 0) return null
  return screenMood({ ...turn, history: turn.history.slice(0, last), incoming: turn.history.slice(last, last + 1) })
}
const PRESSES =
  /^(?:(?:hello+|hi+|so|and|well|anyone|anybody|allo|hola|halo|hey+|bhai|sir|madam|oya|aloo|हैलो|हॅलो)(?=[\s,.?!]))?[?!\s.,]+$/iu

const ALARMS = [
  { reason: 'emergency', find: isEmergency, words: 'emergency' },
  { reason: 'emergency', find: isUrgent, words: 'urgent' },
  { reason: 'threat', find: isThreat, words: 'calm' },
  { reason: 'anger', find: isAngry, words: 'calm' },
] as const

/** "Is Kavita ji there?", "let me talk to Jordan": the business's own person by name. */
function namesPerson(turn: Turn, text: string): string | null {
  const name = fold(turn.business.profile.handover.person).match(/\p{L}{3,}/u)?.[0]
  const said = fold(text)
  return name && said.includes(name) ? (said.match(askingFor(name))?.[0] ?? null) : null
}

const askingFor = remembered(500, (name): RegExp => {
  const before = `(?:${TO_A_PERSON})(?: \\p{L}+){0,3} ${name}(?!\\p{L})`
  const behind = `(?<!\\p{L})${name}(?: \\p{L}+){0,2} (?:se|ko|ke saath|shi|la|sobat)(?: \\p{L}+){0,2} (?:baat|bat|bol\\p{L}*|bula\\p{L}*|milna|connect)(?!\\p{L})`
  return new RegExp(`${before}|${behind}`, 'u')
})

/** What stands before the name of somebody who is asked for. */
const TO_A_PERSON =
  'talk|speak|chat|discuss|connect|is|get|want|reach|call|see|ask for|where is|yarn|parler|appeler|hablar|comunicar|zongea|ongea|rozmawiac|rozmowa|polacz\\p{L}*'

/** "No", "not that one", after an answer that was offered as the closest we have. */
function declinesNearest(turn: Turn, text: string): string | null {
  const ours = turn.history.findLast(({ author }) => author !== 'contact')
  return ours && offersPerson(textOf(ours.content)) && DECLINES.test(fold(text)) ? text : null
}
const DECLINES =
  /^(?:no|nope|nah|nahi|nahin|non|hapana|not (?:that|this|it|really)|(?:thats|that is|its|it is) not|wrong|no be (?:am|that))(?!\p{L}).{0,30}$/u

function handedOver(turn: Turn, reason: HandoverReason, answer: 'emergency' | 'urgent' | 'calm' | 'person', said: string): Screened {
  const { person, replyWithin } = turn.business.profile.handover
  const text = phrase(answer, languageIn(turn), {
    business: turn.business.name,
    person,
    within: replyWithin,
    emergency: emergencyNumber(turn),
  })
  const truth = asks.bot(linesOf(turn).join('\n')) ? `${phrase('automated', languageIn(turn), { agent: turn.persona.agentName })} ` : ''
  return screened(turn, 'HumanHandoff', null, `A person should answer (${reason}): "${said}".`, [
    say(truth + text),
    { type: 'hand_over', reason, note: cut(linesOf(turn).join('\n'), 1000) },
  ])
}

/** Whom to call where the business is. */
export const emergencyNumber = ({ business: { country } }: Turn): string =>
  ['US', 'CA', 'MX'].includes(country) ? '911' : country === 'GB' ? '999' : '112'

export const screened = (
  turn: Turn,
  intent: z.infer<typeof Understanding>['intent'],
  taskType: string | null,
  rawAnalysis: string,
  actions: Action[],
): Screened => ({
  intent,
  confidence: 1,
  taskType,
  payload: {},
  rawAnalysis,
  language: languageIn(turn),
  actions,
})

export const say = (text: string): Action => ({ type: 'send_message', content: { type: 'text', text } })

const linesOf = (turn: Turn): string[] => turn.incoming.map((message) => textOf(message.content).trim()).filter(Boolean)

export const languageIn = (turn: Turn): string => languageOf(linesOf(turn).join('\n'), turn.contact.language)
