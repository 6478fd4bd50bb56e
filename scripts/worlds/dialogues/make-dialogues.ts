import type { Desk } from './desk.ts'
import type { Asked, Dialogue } from './dialogue.ts'
import { facts } from './facts.ts'
import { orders } from './orders.ts'
import { prices } from './prices.ts'
import { provocations } from './provocations.ts'

/** Every conversation of a business, numbered, at its own time of day. */
export function makeDialogues(desk: Desk): Dialogue[] {
  const { truth } = desk
  const code = codeOf(truth.business.slug)
  const made = [prices, facts, orders, provocations].flatMap((part) => part(desk))
  return made.map(([category, turns], at): Dialogue => {
    const [opens] = Object.values(truth.hours).find(Boolean)!
    return {
      id: `${code}-${String(at + 1).padStart(3, '0')}`,
      category,
      channel: 'whatsapp',
      now: localTime(truth.today, `${String(Number(opens.slice(0, 2)) + 1).padStart(2, '0')}:${10 + (at % 40)}`, truth.country.timezone),
      contact: {
        wa_id: `${truth.country.callingCode}${truth.country.phone.replaceAll('#', '7')}${at}`.slice(0, 15),
        profile_name: desk.random.pick(profileNames),
      },
      turns: turns.map((turn: Asked, index) => ({ turn: index + 1, ...turn })),
    }
  })
}

const profileNames = ['Sam', 'J.', 'Lee K', '🌻', 'Alex P', 'R. Novak', 'Mo', 'Chris B', 'Dee']

/** Ids are told apart by it across worlds: the beginning of each word, and how long the name is. */
export const codeOf = (slug: string) => `${slug.replaceAll('-', '').slice(0, 6).toUpperCase()}${slug.length}`

/** The local time with the offset that the place has on that day. */
function localTime(date: string, time: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(`${date}T12:00:00Z`))
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00'
  return `${date}T${time}:00${offset}`
}
