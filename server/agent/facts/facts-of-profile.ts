import type { Service } from '@salesboy/contract/bookings'
import type { Fact } from '@salesboy/contract/decision'
import { type Weekday, weekdays } from '@salesboy/contract/identity'
import { readReplyTime, spellDuration } from '#llms/offline/reply-time.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import type { Turn } from '../turn.ts'

/** What the business says about itself, as facts. Hours give one fact per opening and closing time, `about` the weekday. */
export function factsOfProfile(turn: Turn): Fact[] {
  const { profile } = turn.business
  const source = (id: string): Fact['source'] => ({ kind: 'business', id, title: turn.business.name })
  const facts: Fact[] = []
  const text = (id: string, kind: Fact['kind'], value: string) => {
    if (value) facts.push({ kind, value, about: id, source: source(id) })
  }
  text('address', 'text', profile.address)
  text('phone', 'phone', profile.phone)
  text('email', 'text', profile.email)
  text('website', 'link', profile.website)
  text('hoursNote', 'text', profile.hoursNote)
  text('about', 'text', profile.about)

  facts.push(...hoursFacts(turn).map(({ fact }) => fact))
  for (const id of ['about', 'hoursNote', 'address'] as const) facts.push(...factsIn(profile[id], id, turn))
  facts.push(...factsIn(profile.handover.replyWithin, 'replyWithin', turn))
  // “An hour” is told as “1 hour”.
  const replyTime = readReplyTime(profile.handover.replyWithin)
  if (replyTime && 'most' in replyTime) facts.push(...factsIn(spellDuration(replyTime, 'en'), 'replyWithin', turn))
  for (const offer of profile.publicOffers) facts.push(...factsIn(offer, 'publicOffers', turn))
  facts.push(...exceptionFacts(turn), ...turn.services.flatMap((service) => factsOfService(service, turn)))
  return facts
}

/** The opening hours alone, each fact with its weekday. */
export function hoursFacts(turn: Turn): { day: Weekday; fact: Fact }[] {
  const { hours } = turn.business.profile
  const source: Fact['source'] = { kind: 'business', id: 'hours', title: turn.business.name }
  return weekdays.flatMap((day) => {
    const spans = hours[day]
    if (!spans) return []
    const times = spans
      .flat()
      .map((clock): Fact => ({ kind: 'time', value: clock === '24:00' ? '00:00' : clock, about: HOURS[day], source }))
    return [{ kind: 'text' as const, value: day, about: HOURS[day], source }, ...times].map((fact) => ({ day, fact }))
  })
}

/** Holidays and other days that differ: the date, and its hours when there are any. */
function exceptionFacts(turn: Turn): Fact[] {
  const source: Fact['source'] = { kind: 'business', id: 'hoursExceptions', title: turn.business.name }
  return turn.business.profile.hoursExceptions.flatMap(({ date, spans, reason }): Fact[] => {
    const about = `Opening hours on ${date}${reason ? ` (${reason})` : ''}`
    return [
      { kind: 'date', value: date, about, source },
      ...spans.flat().map((clock): Fact => ({ kind: 'time', value: clock, about, source })),
    ]
  })
}

/** When what may be booked is possible, and what is to be known before. */
function factsOfService({ name, minutes, days, window, leadTimeHours, note }: Service, turn: Turn): Fact[] {
  const source: Fact['source'] = { kind: 'business', id: 'services', title: turn.business.name }
  return [
    { kind: 'quantity', value: `${minutes} minute`, about: name, source },
    ...days.map((day): Fact => ({ kind: 'text', value: day, about: name, source })),
    ...(window ?? []).map((clock): Fact => ({ kind: 'time', value: clock, about: name, source })),
    ...(leadTimeHours ? [{ kind: 'quantity' as const, value: `${leadTimeHours} hour`, about: name, source }] : []),
    ...factsIn(note, 'services', turn),
  ]
}

function factsIn(text: string, id: string, turn: Turn): Fact[] {
  if (!text) return []
  return readNumbers(text, placeOf(turn)).map((claim) => ({
    kind: claim.kind === 'weekday' ? 'text' : claim.kind,
    value: claim.unit ? `${claim.value} ${claim.unit}` : claim.value,
    ...(claim.kind === 'amount' ? { currency: claim.currency ?? turn.business.currency } : {}),
    about: text.slice(0, 300),
    source: { kind: 'business', id, title: turn.business.name },
  }))
}

const HOURS: Record<Weekday, string> = {
  mon: 'Opening hours, Monday',
  tue: 'Opening hours, Tuesday',
  wed: 'Opening hours, Wednesday',
  thu: 'Opening hours, Thursday',
  fri: 'Opening hours, Friday',
  sat: 'Opening hours, Saturday',
  sun: 'Opening hours, Sunday',
}
