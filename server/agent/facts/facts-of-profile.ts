import type { Service } from '@salesboy/contract/bookings'
import type { Fact } from '@salesboy/contract/decision'
import { type Weekday, weekdays } from '@salesboy/contract/identity'
import { readReplyTime, spellDuration } from '#llms/offline/reply-time.ts'
import { placeOf } from '../place.ts'
import type { Turn } from '../turn.ts'
import { factsIn } from './facts-in.ts'

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
  for (const id of ['about', 'hoursNote', 'address'] as const) facts.push(...factsInField(profile[id], id, turn))
  facts.push(...factsInField(profile.handover.replyWithin, 'replyWithin', turn, 'usual reply time, answers within'))
  // “An hour” is told as “1 hour”.
  const replyTime = readReplyTime(profile.handover.replyWithin)
  if (replyTime && 'most' in replyTime)
    facts.push(...factsInField(spellDuration(replyTime, 'en'), 'replyWithin', turn, 'usual reply time, answers within'))
  for (const offer of profile.publicOffers) facts.push(...factsInField(offer, 'publicOffers', turn))
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
    const times = spans.flatMap((span) =>
      span.map(
        (clock, at): Fact => ({
          kind: 'time',
          value: clock === '24:00' ? '00:00' : clock,
          about: HOURS[day],
          near: `${HOURS[day]}, ${at === 0 ? 'open' : 'open or close'}`,
          source,
        }),
      ),
    )
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
    ...factsInField(note, 'services', turn),
  ]
}

/** The numbers of what the owner wrote in one field. */
function factsInField(text: string, id: string, turn: Turn, of = ''): Fact[] {
  return factsIn(text, placeOf(turn), { of }).map((fact) => ({ ...fact, source: { kind: 'business', id, title: turn.business.name } }))
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
