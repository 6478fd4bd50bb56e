import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import type { Action } from '@salesboy/contract/actions'
import type { Fact, ModelCall } from '@salesboy/contract/decision'
import { type Weekday, weekdays } from '@salesboy/contract/identity'
import { askChain, type Link, type Said } from '#llms/chain.ts'
import { llmNamed } from '#llms/index.ts'
import { type DayHours, NO_SOURCE, type OfflineMaterial, toProviderOptions } from '#llms/offline/material.ts'
import { phrase } from '#llms/offline/phrases.ts'
import { bandOf, maxTokens } from './bands.ts'
import { addDays, type Day, wallClock, weekdayOf } from './numbers/calendar.ts'
import { readNumbers } from './numbers/read-numbers.ts'
import { placeOf } from './place.ts'
import { promptFor } from './prompt.ts'
import type { Recalled } from './recall.ts'
import type { Turn } from './turn.ts'
import type { Understood } from './understand.ts'

/** What a turn is about to say and do, before anyone has checked it. */
export interface Draft {
  /** Null when nothing is to be said. */
  text: string | null
  actions: Action[]
  /** Who wrote `text`: a provider's name, or "phrases" for our own fixed words. */
  by: string
}

/** Writes the answer: fixed words where they suffice, else the business's model, else the offline composer. */
export async function compose(
  turn: Turn,
  understood: Understood,
  recalled: Recalled,
  calls: ModelCall[],
  signal?: AbortSignal,
): Promise<Draft> {
  if (understood.asks.includes('nothing')) return { text: null, actions: [], by: 'phrases' }
  if (understood.snoozeUntil) return snooze(turn, understood, understood.snoozeUntil)

  const said = await ask(turn, optionsFor(turn, understood, recalled, signal), 'compose', calls)
  return drafted(turn, understood, said)
}

/** Asks again with what was wrong. Only a model that writes freely can do better; the offline composer would repeat itself. */
export async function recompose(
  turn: Turn,
  understood: Understood,
  recalled: Recalled,
  refused: { text: string; why: string },
  calls: ModelCall[],
  signal?: AbortSignal,
): Promise<Draft> {
  const options = optionsFor(turn, understood, recalled, signal)
  const correction = `Your draft was refused: ${refused.why}\nWrite the answer again without that. If the material does not hold it, write exactly ${NO_SOURCE}.`
  options.prompt = [
    ...options.prompt,
    { role: 'assistant', content: [{ type: 'text', text: refused.text.slice(0, 4000) }] },
    { role: 'user', content: [{ type: 'text', text: correction }] },
  ]
  return drafted(turn, understood, await ask(turn, options, 'repair', calls))
}

/** The honest way out: we say that we do not know, and a person answers. */
export function letMeCheck(turn: Turn, understood: Understood, why: string): Draft {
  const { person, replyWithin } = turn.business.profile.handover
  return {
    text: phrase('noSource', understood.language, { person, within: replyWithin }),
    actions: [{ type: 'hand_over', reason: 'no_source', note: `${why}\n${understood.text}`.slice(0, 1000) }],
    by: 'phrases',
  }
}

function drafted(turn: Turn, understood: Understood, said: Said): Draft {
  if (said.text.includes(NO_SOURCE)) return letMeCheck(turn, understood, 'The sources do not hold an answer.')
  const note = (why: string) => `${why}\n${understood.text}`.slice(0, 1000)
  const closed = understood.taskType === 'book_appointment' && closedThen(turn, understood)
  const wish =
    understood.taskType === 'create_order'
      ? 'Wants to order.'
      : understood.taskType === 'book_appointment' && !closed
        ? 'Wants an appointment.'
        : FOR_A_PERSON.some((ask) => understood.asks.includes(ask))
          ? 'Needs a person’s answer.'
          : null
  return { text: said.text, actions: wish ? [{ type: 'hand_over', reason: 'needs_person', note: note(wish) }] : [], by: said.provider }
}

function snooze(turn: Turn, understood: Understood, until: Date): Draft {
  const { day, weekday } = wallClock(until, turn.business.timeZone)
  const text = phrase('snoozed', understood.language, {
    day: `${dayName(weekday, understood.language)} ${dateName(day, understood.language)}`,
  })
  return { text, actions: [{ type: 'snooze', until: until.toISOString() }], by: 'phrases' }
}

async function ask(turn: Turn, options: LanguageModelV4CallOptions, purpose: ModelCall['purpose'], calls: ModelCall[]): Promise<Said> {
  return askChain(await linksFor(turn), options, purpose, calls)
}

async function linksFor(turn: Turn): Promise<Link[]> {
  const offline: Link = { model: (await llmNamed('offline')).model({}), door: null }
  if (turn.model.provider === 'offline') return [offline]

  const { provider, ...settings } = turn.model
  const llm = await llmNamed(provider)
  const parsed = llm.settings.safeParse(settings)
  // A half-filled form must not silence the business; the settings page says what is missing.
  if (!parsed.success) return [offline]
  return [{ model: llm.model(parsed.data), door: { provider, baseUrl: settings.baseUrl, apiKey: settings.apiKey } }, offline]
}

const optionsFor = (turn: Turn, understood: Understood, recalled: Recalled, signal?: AbortSignal): LanguageModelV4CallOptions => ({
  // The offline composer reads values, not prose: without a model there is no prompt to build.
  prompt: turn.model.provider === 'offline' ? [] : promptFor(turn, understood, recalled),
  temperature: turn.model.temperature,
  maxOutputTokens: maxTokens[bandOf(turn.persona.length)],
  providerOptions: toProviderOptions(materialOf(turn, understood, recalled)),
  abortSignal: signal,
})

function materialOf(turn: Turn, understood: Understood, recalled: Recalled): OfflineMaterial {
  const { business, persona } = turn
  return {
    asks: understood.asks,
    question: understood.text,
    before: understood.before,
    taskType: understood.taskType,
    language: understood.language,
    agentName: persona.agentName,
    businessName: business.name,
    currency: business.currency,
    greeting: persona.greeting,
    customerName: turn.contact.name ?? '',
    handover: business.profile.handover,
    tone: bandOf(persona.tone),
    tenacity: bandOf(persona.tenacity),
    emoji: bandOf(persona.emoji),
    length: bandOf(persona.length),
    facts: [...recalled.facts.filter((fact) => fact.source.kind === 'business'), ...specialHours(turn, understood, recalled)],
    passages: recalled.passages.map(({ title, heading, text }) => ({ title, heading, text })),
    hours: hoursFor(turn, understood),
  }
}

/** The day asked about, or today for "are you open now?", or the week. */
function hoursFor(turn: Turn, understood: Understood): DayHours[] {
  const { hours } = turn.business.profile
  const here = wallClock(turn.now, turn.business.timeZone)
  const language = understood.language
  if (understood.day) {
    const weekday = weekdayOf(understood.day)
    const label =
      understood.day === here.day
        ? phrase('today', language).toLowerCase()
        : understood.day === addDays(here.day, 1)
          ? phrase('tomorrow', language).toLowerCase()
          : dayName(weekday, language)
    return [{ day: label, spans: hours[weekday] ?? null }]
  }
  if (NOW.test(understood.text)) {
    const spans = hours[here.weekday] ?? null
    const openNow = spans?.some(([from, to]) => from <= here.time && here.time < to)
    return [{ day: phrase('today', language).toLowerCase(), spans, openNow }]
  }
  return weekdays.map((weekday) => ({ day: dayName(weekday, language), spans: hours[weekday] ?? null }))
}

/** A source that speaks of the very date asked about knows better than the week: "Closed on 12 June". */
function specialHours(turn: Turn, understood: Understood, recalled: Recalled): Fact[] {
  if (!understood.day || !understood.asks.includes('hours')) return []
  const special = recalled.facts.find(
    (fact) => fact.source.kind === 'knowledge' && fact.kind === 'date' && fact.value === understood.day && OPENING.test(fact.about),
  )
  if (!special) return []
  const sentence = special.about
    .split(/(?<=[.!?])\s+/)
    .find((part) => OPENING.test(part) && readNumbers(part, placeOf(turn)).some((claim) => claim.value === understood.day))
  return sentence ? [{ ...special, kind: 'text', value: sentence, source: { ...special.source, id: 'special-hours' } }] : []
}

const closedThen = (turn: Turn, understood: Understood): boolean =>
  understood.day !== null && turn.business.profile.hours[weekdayOf(understood.day)]?.length === 0

/** 1 June 2026 was a Monday. */
function dayName(weekday: Weekday, language: string): string {
  const key = `${weekday} ${language}`
  const known = names.get(key)
  if (known) return known
  const name = intl('weekday', language).format(new Date(Date.UTC(2026, 5, 1 + weekdays.indexOf(weekday), 12)))
  names.set(key, name)
  return name
}
const names = new Map<string, string>()
const dateName = (day: Day, language: string): string => intl('date', language).format(new Date(`${day}T12:00:00Z`))

const formats = new Map<string, Intl.DateTimeFormat>()
function intl(kind: 'weekday' | 'date', language: string): Intl.DateTimeFormat {
  const key = `${kind} ${language}`
  const known = formats.get(key)
  if (known) return known
  const locale = ['fr', 'es', 'sw', 'hi', 'pt', 'pl', 'de'].includes(language) ? language : 'en-GB'
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(kind === 'weekday' ? { weekday: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' }),
  })
  formats.set(key, made)
  return made
}

const FOR_A_PERSON = ['media', 'advice', 'bargain'] as const
const NOW = /\b(?:now|currently|still open|today|abhi|maintenant|ahora|sasa)\b/i
const OPENING = /\b(?:open|close[ds]?|holiday|hours|\d ?[ap]m)\b/i
