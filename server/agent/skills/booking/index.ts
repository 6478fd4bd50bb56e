import { z } from 'zod'
import { cut } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { readBooking } from '../../facts/bookable.ts'
import { readNumbers } from '../../numbers/read-numbers.ts'
import { placeOf } from '../../place.ts'
import { agrees, customerWords } from '../customer-words.ts'
import { skill } from '../skill.ts'

const Clock = z
  .string()
  .regex(/^(|([01]\d|2[0-3]):[0-5]\d)$/, 'Write a time as 09:00, or leave it empty.')
  .default('')

/** A wish for an appointment becomes a task, which a person confirms. */
export default skill({
  kind: 'acts',
  label: 'Bookings',
  description: 'Notes wishes for appointments, for a person to confirm. Off: a person takes such wishes themselves.',
  describe:
    'Notes a wish for an appointment, for a person to confirm. Only a date and time that the customer named. Never say that it is booked.',
  onAtFirst: true,
  input: z.strictObject({
    service: z.string().trim().max(100).default(''),
    date: z.iso.date().describe('YYYY-MM-DD'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .nullable()
      .default(null),
  }),
  settings: z.strictObject({
    services: z
      .array(z.string().trim().min(1).max(100))
      .max(50)
      .default([])
      .meta({ label: 'Services', help: 'One a line. Empty: those of your profile, or anything.', placeholder: 'Fitting' }),
    from: Clock.meta({ label: 'Not before', help: 'Empty: the opening hours.', placeholder: '09:00' }),
    until: Clock.meta({ label: 'Not after', help: 'Empty: the opening hours.', placeholder: '17:00' }),
  }),
  owns: (action) => action.type === 'create_task' && action.kind === 'booking',
  forbids(action, settings) {
    if (action.type !== 'create_task') return null
    const { service, time } = action.payload
    return outside(settings, String(service ?? ''), typeof time === 'string' ? time : null)
  },
  action({ service, date, time }, { turn, understood, settings }) {
    if (understood.taskType !== 'book_appointment' && !agrees(turn))
      return { declined: 'The customer has not asked for an appointment. Ask whether they want one.' }
    const said = customerWords(turn)
    const dates = new Set(readNumbers(said, placeOf(turn)).flatMap(({ kind, value }) => (kind === 'date' ? [value] : [])))
    if (date !== understood.day && !dates.has(date)) return { declined: `The customer has not named ${date}. Ask which day suits them.` }
    const booking = readBooking(turn, `${said}\n${service}`, date)
    const when = time ?? booking.time
    if (booking.problem === 'too_soon')
      return { declined: `That is too soon: it has to be booked at least ${booking.leadTimeHours} hours ahead. Ask for a later time.` }
    if (booking.problem)
      return { declined: `That is not possible (${booking.problem.replaceAll('_', ' ')} ${booking.reason}). Say when it is.` }
    const wish = service || booking.service?.name || ''
    const refused = outside(settings, wish, when)
    if (refused) return { declined: refused }
    return [
      {
        type: 'create_task',
        kind: 'booking',
        title: cut(`Confirm: ${[wish || 'appointment', date, when].filter(Boolean).join(', ')}`, 200),
        note: cut(understood.text, 2000),
        dueAt: null,
        payload: { service: wish || null, date, time: when },
      },
    ]
  },
})

interface Limits {
  services: string[]
  from: string
  until: string
}

function outside({ services, from, until }: Limits, service: string, time: string | null): string | null {
  const named = new Set(words(service))
  if (services.length > 0 && service && !services.some((one) => words(one).some((word) => word.length > 2 && named.has(word))))
    return `Only these can be booked: ${services.join(', ')}.`
  if (time && ((from && time < from) || (until && time > until)))
    return `Bookings are possible from ${from || 'opening'} until ${until || 'closing'}.`
  return null
}
