import type { LeadField } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import { wantsToBook, wantsToOrder } from '../lexicons/index.ts'
import { placeOf } from '../place.ts'
import { cleanText } from '../prompting/clean-material.ts'
import { readLead } from '../reading/read-lead.ts'
import type { WithRecalled } from '../thinking.ts'
import type { Turn } from '../turn.ts'
import type { Understood } from '../understand.ts'
import { areasIn } from './areas-in.ts'

/** The lead fields newly stated in this turn, read with what the talk was about. */
export function leadOf({ turn, understood, shelf, recalled }: WithRecalled): LeadField[] {
  return readLead(understood.text, placeOf(turn), {
    before: lastSaid(turn, 'bot'),
    wish: wishIn(understood, lastSaid(turn, 'contact')),
    goods: shelf.products.map(({ name }) => name),
    services: turn.services.map(({ name }) => name),
    areas: areasIn(recalled.passages),
    staff: turn.business.profile.handover.person,
  })
}

/** The same for a turn that a person takes over before anything is looked up: "can the owner call me on …". */
export const leadSaid = (turn: Turn): LeadField[] =>
  readLead(cleanText(turn.incoming.map(({ content }) => textOf(content)).join('\n')), placeOf(turn), {
    staff: turn.business.profile.handover.person,
    services: turn.services.map(({ name }) => name),
  })

/** A wish of this turn, or the one of the turn before that it goes on with. */
function wishIn({ taskType }: Understood, before: string): 'book' | 'order' | null {
  if (taskType === 'book_appointment') return 'book'
  if (taskType === 'create_order') return 'order'
  if (taskType !== null || !before) return null
  return wantsToBook(before) ? 'book' : wantsToOrder(before) ? 'order' : null
}

const lastSaid = (turn: Turn, author: 'bot' | 'contact'): string =>
  textOf(turn.history.findLast((message) => message.author === author)?.content ?? { type: 'text', text: '' })
