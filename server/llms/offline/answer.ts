import { words } from '#platform/fold.ts'
import { type Answer, findAnswers } from './find-answers.ts'
import { type Answered, type DayHours, NO_SOURCE, type OfflineMaterial } from './material.ts'
import { type PhraseName, type PhraseValues, phrase } from './phrases.ts'
import { stem } from './question-words.ts'
import { isPriced, isSoldOut, nameOf, priceOf, sayRow } from './say-row.ts'

/**
 * What the offline composer says: facts and source text in fixed phrases, never a word of its own about the business. NO_SOURCE when
 * nothing fits; of several questions those that have an answer are answered, and NO_SOURCE at the end stands for the rest.
 */
export function answer(material: OfflineMaterial): Answered {
  const used = new Set<number>()
  const said = material.parts.length > 0 ? forParts({ ...material, used }) : forOne({ ...material, used })
  return { text: said.endsWith(NO_SOURCE) ? said : withEmoji(said, material), passages: [...used] }
}

/** The material, and the passages that something was taken from so far. */
type Teller = OfflineMaterial & { used: Set<number> }

const forOne = (material: Teller): string => (material.taskType ? forTask(material) : forAsks(material))

function forParts(material: Teller): string {
  // Several answers in one message are long enough without a push after each.
  // What a person settles comes last: it is what happens next.
  const inOrder = [...material.parts].sort((a, b) => Number(SETTLED_BY_PERSON.has(a.taskType)) - Number(SETTLED_BY_PERSON.has(b.taskType)))
  const said = [...new Set(inOrder.map((part) => forOne({ ...material, ...part, tenacity: 'low' })))]
  const known = said.filter((part) => part !== NO_SOURCE)
  const text = known.join(known.some((part) => part.includes('\n')) ? '\n' : ' ')
  return known.length === said.length ? text : `${text} ${NO_SOURCE}`.trim()
}

function forTask(material: Teller): string {
  const closed = material.hours.length === 1 && material.hours[0]?.spans?.length === 0 ? material.hours[0] : null
  switch (material.taskType) {
    case 'book_appointment':
      if (closed) return `${say(material, 'closedOn', { day: closed.day })} ${say(material, 'more')}`
      return joined(material.asks.includes('price') ? knowledge(material) : '', say(material, 'booking'))
    case 'create_order':
      return joined(material.asks.includes('price') ? knowledge(material) : '', say(material, 'order'))
    case 'show_products':
      return browse(material)
    default:
      return forAsks(material)
  }
}

function forAsks(material: Teller): string {
  const { asks } = material
  if (asks.includes('private')) return say(material, 'private')
  if (asks.includes('advice')) return joined(knowledge(material), say(material, 'advice'))
  if (asks.includes('bargain')) return joined(knowledge(material), say(material, 'bargain'))
  const parts: string[] = []
  if (asks.includes('hours')) parts.push(hours(material))
  for (const id of ['address', 'phone', 'email', 'website'] as const) if (asks.includes(id)) parts.push(particular(material, id))
  if (asks.includes('knowledge')) parts.push(knowledge(material))
  const found = parts.filter((part) => part !== NO_SOURCE)
  if (found.length > 0) return found.join(' ')
  if (parts.length > 0) return nearest(material)
  if (asks.includes('details')) return say(material, 'noted')
  if (asks.includes('bot')) return say(material, 'bot')
  if (asks.includes('smallTalk')) return say(material, 'smallTalk')
  if (asks.includes('greeting')) return greeting(material)
  if (asks.includes('thanks')) return say(material, material.tone === 'low' ? 'thanksFormal' : 'thanks')
  if (asks.includes('goodbye')) return say(material, 'goodbye')
  if (asks.includes('media')) return say(material, 'media')
  return say(material, 'acknowledged')
}

function greeting(material: Teller): string {
  if (material.greeting && material.language === 'en') return material.greeting
  return say(material, material.tone === 'low' ? 'greetingFormal' : 'greeting')
}

/** The sources' own words: a price for a price question, else the sentences or rows that cover the question. */
function knowledge(material: Teller): string {
  const priceAsked = material.asks.includes('price')
  const answers = findAnswers(material, priceAsked)
  const [best] = answers
  if (!best || best.coverage < (best.missesPoint ? SURE_WITHOUT_POINT : SURE)) return NO_SOURCE
  if (priceAsked) {
    const prices = pricesAmong(answers, material)
    if (prices) return prices
  }
  const chosen = [best]
  const most = material.length === 'high' ? 3 : 2
  for (const next of answers.slice(1)) {
    if (chosen.length >= most || next.coverage < SURE / 2) break
    const known = new Set(chosen.flatMap((other) => [...other.covered]))
    if ([...next.covered].some((term) => !known.has(term)) && !chosen.some((other) => other.unit.text === next.unit.text)) chosen.push(next)
  }
  for (const { passage } of chosen) material.used.add(passage)
  return chosen.map(({ unit }) => sentence(unit.cells ? sayRow(unit, material.currency) : unit.text)).join(' ')
}

/**
 * The closest thing the sources say, said as no more than that, with a way out: a customer who sees it can ask on, while a hand-over
 * ends the talk. A number or a small word in common is not close.
 */
function nearest(material: Teller): string {
  const priceAsked = material.asks.includes('price')
  const answers = findAnswers(material, priceAsked).filter(
    ({ coverage, covered }) => coverage >= NEAR && [...covered].some((term) => term.length > 3 && !/\d/.test(term)),
  )
  const [best] = answers
  if (!best) return NO_SOURCE
  const prices = priceAsked ? pricesAmong(answers, { ...material, tenacity: 'low' }) : null
  if (prices) return say(material, 'nearest', { value: `${prices}${prices.includes('\n') ? '\n' : ''}` })

  const equal = answers.filter((other) => other.score >= best.score - 0.02 && Boolean(other.unit.cells) === Boolean(best.unit.cells))
  const said = [...new Set(equal.map(({ unit }) => sentence(unit.cells ? sayRow(unit, material.currency) : unit.text)))].slice(0, 2)
  for (const { passage } of equal.slice(0, 2)) material.used.add(passage)
  return say(material, 'nearest', { value: said.join(' ') })
}

/** Rows that carry a price: the one that is meant, or a short list when several fit equally. Null when none is a row. */
function pricesAmong(answers: Answer[], material: Teller): string | null {
  const [best] = answers
  if (!best?.unit.cells || !isPriced(best.unit)) return null
  const asked = new Set(words(`${material.question} ${material.before}`).map(stem))
  const rows = answers
    .filter((other) => other.unit.cells && isPriced(other.unit) && nameOf(other.unit) && other.coverage >= best.coverage - 0.02)
    .map((other) => ({
      unit: other.unit,
      passage: other.passage,
      name: nameOf(other.unit),
      price: priceOf(other.unit, material.currency, asked),
      close: closeness(nameOf(other.unit), asked),
    }))
    .filter((row, i, all) => row.price && all.findIndex((same) => same.name === row.name && same.price === row.price) === i)
  const closest = Math.max(...rows.map((row) => row.close))
  // What is not named is not meant: a rate is asked, not every row with a price.
  const meant = rows.filter((row) => row.close > 0 && row.close >= closest - 0.001)
  const [first] = meant
  if (!first) return null
  const told = meant.slice(0, 4)
  for (const { passage } of told) material.used.add(passage)
  if (meant.length === 1) {
    const nudge = material.tenacity !== 'low' && material.length !== 'low' ? ` ${say(material, 'nudge')}` : ''
    const soldOut = isSoldOut(first.unit)
    return `${say(material, 'price', { day: first.name, value: first.price })}${soldOut ? ` (${SOLD_OUT})` : nudge}`
  }
  return `${say(material, 'options')}\n${told.map((row) => `• ${row.name}: ${row.price}`).join('\n')}`
}

/** How much of a row's name the question names: "jollof tray" is all of "Jollof tray", half of "Party jollof cooler tray". */
function closeness(name: string, asked: Set<string>): number {
  const own = words(name.replace(/\([^)]*\)/g, '')).map(stem)
  return own.length === 0 ? 0 : own.filter((word) => asked.has(word)).length / own.length
}

/** Someone who looks around is shown something, or asked what they look for: that is no question without a source. */
function browse(material: Teller): string {
  const shown = options(material) ?? knowledge(material)
  return shown === NO_SOURCE ? say(material, 'browse') : shown
}

/** A short list of what is sold, within the budget the customer named. Null when the passages hold no priced rows. */
function options(material: Teller): string | null {
  const most = budgetIn(material.question)
  const answers = findAnswers({ ...material, question: material.question.replace(BUDGET, ' ') }, true).filter(
    (other) => other.unit.cells && isPriced(other.unit) && !isSoldOut(other.unit),
  )
  const rows = answers
    .map(({ unit, passage }) => ({ name: nameOf(unit), price: priceOf(unit, material.currency), passage }))
    .filter((row) => row.name && row.price && (most === null || Number(row.price.replace(/[^\d.]/g, '')) <= most))
  if (rows.length === 0) return null
  const told = rows.filter((row, i) => rows.findIndex((same) => same.name === row.name) === i).slice(0, 5)
  for (const { passage } of told) material.used.add(passage)
  return `${say(material, 'options')}\n${told.map((row) => `• ${row.name}: ${row.price}`).join('\n')}`
}

function budgetIn(question: string): number | null {
  const match = question.match(BUDGET)
  const number = match?.[1] ?? match?.[3]
  if (!number) return null
  const scale = { k: 1e3, lakh: 1e5, m: 1e6 }[(match?.[2] ?? match?.[4] ?? '').toLowerCase()] ?? 1
  return Number(number.replaceAll(',', '')) * scale
}

function hours(material: Teller): string {
  const known = material.hours.filter((day) => day.spans !== null)
  const [first] = known
  // A source may know better than the week: "Closed on 12 June", "Labor Day 8am-noon".
  if (material.hours.length === 1) {
    const special = material.facts.find((fact) => fact.source.id === 'special-hours')
    if (special) {
      const from = material.passages.find((passage) => passage.text.includes(special.value))
      if (from) material.used.add(from.at)
      return sentence(special.value)
    }
  }
  if (!first) return knowledge(material)
  const note = material.facts.find((fact) => fact.about === 'hoursNote')?.value ?? ''
  if (material.hours.length > 1) return joined(say(material, 'hours', { value: week(known) }), note && sentence(note))
  const spans = spansOf(first)
  const key: PhraseName =
    first.spans?.length === 0 ? 'closedOn' : first.openNow === undefined ? 'opensOn' : first.openNow ? 'openNow' : 'closedNow'
  const relevant = note && words(note).some((word) => words(first.day).includes(word)) ? sentence(note) : ''
  return joined(say(material, key, { day: first.day, spans }), relevant)
}

/** "Monday to Friday 9am – 7pm, Saturday 8am – 8pm, Sunday closed". */
function week(days: DayHours[]): string {
  const runs: { from: string; to: string; spans: string }[] = []
  for (const day of days) {
    const spans = spansOf(day) || 'closed'
    const last = runs.at(-1)
    if (last?.spans === spans) last.to = day.day
    else runs.push({ from: day.day, to: day.day, spans })
  }
  return runs.map((run) => `${run.from === run.to ? run.from : `${run.from} to ${run.to}`} ${run.spans}`).join(', ')
}

const spansOf = (day: DayHours): string => (day.spans ?? []).map(([from, to]) => `${clock(from)} to ${clock(to)}`).join(', ')

/** "9am", "10:30am", "noon stays 12pm". */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour % 24 < 12 ? 'am' : 'pm'}`
}

function particular(material: Teller, id: 'address' | 'phone' | 'email' | 'website'): string {
  const fact = material.facts.find((other) => other.about === id)
  return fact ? say(material, id, { value: fact.value }) : knowledge(material)
}

function say(material: OfflineMaterial, name: PhraseName, values: PhraseValues = {}): string {
  return phrase(name, material.language, {
    business: material.businessName,
    agent: material.agentName,
    customer: material.customerName,
    person: material.handover.person,
    within: material.handover.replyWithin,
    ...values,
  })
}

const joined = (...parts: string[]): string => parts.filter((part) => part && part !== NO_SOURCE).join(' ')

const sentence = (text: string): string => (/[.!?:)।]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

function withEmoji(text: string, material: OfflineMaterial): string {
  if (material.emoji === 'low' || SERIOUS.some((ask) => material.asks.includes(ask))) return text
  const mark = material.asks.includes('greeting') && material.asks.length === 1 ? '👋' : '😊'
  return material.emoji === 'high' ? `${text} ${mark}✨` : `${text} ${mark}`
}

const SETTLED_BY_PERSON = new Set<string | null>(['book_appointment', 'create_order'])
const BUDGET =
  /(?:under|below|less than|within|max(?:imum)?|up ?to|no pass|budget|andar|tak)\D{0,12}(\d[\d,]*(?:\.\d+)?) ?(k|lakh|m)?|(\d[\d,]*(?:\.\d+)?) ?(k|lakh|m)? ?(?:tak|ke andar|max|dollars max)/i
const SERIOUS = ['advice', 'private', 'bargain'] as const
const SOLD_OUT = 'sold out at the moment'
/** How much of the question's weight an answer must cover before it counts as one. */
const SURE = 0.45
/** The same for a question with a word that no passage knows. */
const SURE_WITHOUT_POINT = 0.65
/** From here on it is close enough to be shown as what we are not sure of. */
const NEAR = 0.3
