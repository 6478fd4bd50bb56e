import { words } from '#platform/text/fold.ts'
import type { DayHours } from './material.ts'
import type { PhraseName } from './phrases.ts'
import { tellKnowledge } from './tell-knowledge.ts'
import { say, sentence, type Teller } from './teller.ts'

/** When the business is open: on the day asked about, or the week. */
export function tellHours(material: Teller): string {
  const known = material.hours.filter((day) => day.spans !== null)
  const [first] = known
  // A source may know better than the week: "Closed on 12 June", "Labor Day 8am-noon".
  const special = material.hours.length === 1 && !first?.reason && material.facts.find((fact) => fact.source.id === 'special-hours')
  if (special) {
    const from = material.passages.find((passage) => passage.text.includes(special.value))
    if (from) material.used.add(from.at)
    return sentence(special.value)
  }
  if (!first) return tellKnowledge(material)
  const note = material.facts.find((fact) => fact.about === 'hoursNote')?.value ?? ''
  if (material.hours.length > 1) return joined(say(material, 'hours', { value: week(known) }), note && sentence(note))
  const key = first.spans?.length === 0 ? 'closedOn' : openKey(first)
  const day = first.reason ? `${first.day} (${first.reason})` : first.day
  const relevant = note && concerns(note, first, material) ? sentence(note) : ''
  return joined(say(material, key, { day, spans: spansOf(first) }), relevant)
}

function openKey({ openNow, openThen }: DayHours): PhraseName {
  if (openThen !== undefined) return openThen ? 'openThen' : 'closedThen'
  return openNow === undefined ? 'opensOn' : openNow ? 'openNow' : 'closedNow'
}

/** A note on hours is told when it speaks of the day asked about, in whichever word the day was asked. */
const concerns = (note: string, { day, weekday }: DayHours, material: Teller): boolean => {
  const own = new Set([...words(day), ...words(material.question), weekday ?? ''])
  return words(note).some((word) => own.has(word) && word.length > 3)
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

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' ')
