import type { Action } from '@salesboy/contract/actions'
import type { Fact } from '@salesboy/contract/decision'
import type { WantedItem } from '#llms/offline/material.ts'
import { cut } from '#platform/text/cut.ts'
import { type Booking, readBooking } from '../facts/bookable.ts'
import { itemOf, type Shelf } from '../facts/shelf.ts'
import { wantsToOrder } from '../lexicons/index.ts'
import { crossesLimit } from '../limits.ts'
import { readOrderLines } from '../reading/read-order-lines.ts'
import type { WithUnderstood } from '../thinking.ts'
import type { Turn } from '../turn.ts'
import { askedWhat, namesNothing } from './goes-on-ordering.ts'
import { countIn, isShort, readWanted, type Wanted } from './read-wanted.ts'
import { goodsInTalk } from './talk.ts'

/** What comes of a wish once the catalogue, the calendar and the hours have been asked. */
export interface Wish {
  /** The workflow that the turn starts; null when what is wanted cannot be had as it was wished. */
  taskType: string | null
  wanted: Wanted[]
  /** Something is to be ordered, and nobody has said what. */
  unnamed: boolean
  booking: Booking | null
  /** What is wished for crosses a limit that the business set. */
  refused: boolean
}

export function wishOf({ turn, understood, shelf }: WithUnderstood): Wish {
  const { taskType, text } = understood
  if (taskType !== null && crossesLimit(turn, text)) return { ...nothing, refused: true }
  if (taskType === 'create_order') {
    const wanted = wantedIn(turn, text, shelf)
    const unnamed =
      wanted.length === 0 && (namesNothing(text) || (wantsToOrder(text) === null && !(askedWhat(turn) && readOrderLines(text).length > 0)))
    const blocked = unnamed || wanted.some((line) => isShort(line) || line.rivals.length > 0)
    return { ...nothing, taskType: blocked ? null : taskType, wanted, unnamed }
  }
  if (taskType === 'book_appointment') {
    const before = understood.questions.find((question) => question.taskType === taskType)?.before ?? ''
    return { ...nothing, taskType, booking: readBooking(turn, [text, before].join('\n'), understood.day) }
  }
  return { ...nothing, taskType }
}

const nothing: Wish = { taskType: null, wanted: [], unnamed: false, booking: null, refused: false }

/** The goods of this message, or of the talk before it when this one names none: "ok give me 3". */
function wantedIn(turn: Turn, text: string, shelf: Shelf): Wanted[] {
  const own = readWanted(text, shelf)
  if (own.length > 0 || !namesNothing(text)) return own
  const talkedOf = goodsInTalk(turn, shelf, text)
  const count = countIn(text)
  if (talkedOf.length === 1 && count !== null) return talkedOf.map((line) => ({ ...line, quantity: count, counted: true }))
  // "Give me 3", of several: nobody has said of which.
  return /\d/.test(text) && talkedOf.some(({ counted }) => !counted) ? [] : talkedOf
}

export const wantedItems = (wanted: Wanted[]): WantedItem[] => wanted.map(({ product, quantity }) => ({ item: itemOf(product), quantity }))

/** How many the customer wants, and when they want to come, is theirs to say and may be said back. */
export const factsOfWish = ({ wanted, booking }: Wish): Fact[] => [
  ...wanted
    .filter(({ quantity }) => quantity > 1)
    .map(({ product, quantity }) => theirs('quantity', String(quantity), itemOf(product).name)),
  ...(booking?.time ? [theirs('time', booking.time, booking.service?.name ?? 'appointment')] : []),
  ...(booking?.day ? [theirs('date', booking.day, booking.service?.name ?? 'appointment')] : []),
]
const theirs = (kind: Fact['kind'], value: string, about: string): Fact => ({
  kind,
  value,
  about,
  source: { kind: 'customer', id: 'wish', title: 'What they asked for' },
})

/** The workflow's first step, as actions: an order is drafted and a person told of it, a wish for an appointment becomes a task. */
export function actionsOf(wish: Wish, text: string): Action[] {
  const note = cut(text, 2000)
  if (wish.taskType === 'create_order') {
    const items = wish.wanted.map(({ product, quantity }) => ({ sku: product.sku, name: cut(itemOf(product).name, 200), quantity }))
    const title = items.length > 0 ? items.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ') : 'An order'
    return [
      ...(items.length > 0 ? [{ type: 'create_order' as const, items, note }] : []),
      { type: 'create_task', kind: 'order', title: cut(`Confirm: ${title}`, 200), note, dueAt: null, payload: { items } },
    ]
  }
  if (wish.taskType !== 'book_appointment' || wish.booking?.problem) return []
  const { service = null, day = null, time = null } = wish.booking ?? {}
  const title = `Confirm: ${[service?.name ?? 'appointment', day, time].filter(Boolean).join(', ')}`
  return [
    {
      type: 'create_task',
      kind: 'booking',
      title: cut(title, 200),
      note,
      dueAt: null,
      payload: { service: service?.name ?? null, date: day, time },
    },
  ]
}
