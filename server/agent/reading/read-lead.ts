import { remembered } from '#platform/remembered.ts'
import { cut } from '#platform/text/cut.ts'
import { firstMatch } from '#platform/text/every-match.ts'
import { fold } from '#platform/text/fold.ts'
import { wantsLater, wantsToBook, wantsToOrder } from '../lexicons/index.ts'
import { wallClock } from '../numbers/calendar.ts'
import type { Place } from '../numbers/claim.ts'
import { wordTable } from '../words/word-table.ts'
import { plainText } from './plain-text.ts'
import { readBudget } from './read-budget.ts'
import { readEmails, readPhones } from './read-contacts.ts'
import { readDates } from './read-dates.ts'
import { readName } from './read-name.ts'
import { readOrderLines } from './read-order-lines.ts'
import { readPlaces } from './read-places.ts'
import { readQuantities } from './read-quantities.ts'
import { readTimes } from './read-times.ts'

/** A field a customer states: canonical value and their words. Dates YYYY-MM-DD, times HH:MM, money and counts plain, phones E.164. */
export interface LeadField {
  field:
    | 'name'
    | 'phone'
    | 'email'
    | 'budget'
    | 'quantity'
    | 'date'
    | 'time'
    | 'location'
    | 'address'
    | 'product'
    | 'service'
    | 'occasion'
    | 'size'
    | 'color'
    | 'bedrooms'
    | 'company'
  value: string
  text: string
}

/** As a decision keeps them: one line of a customer's may be longer. */
const mostValue = 500
const mostText = 1000

/** What stands around the text: all optional, all from the business or the talk so far. */
export interface LeadContext {
  /** Our last message to this customer. */
  before?: string
  /** A booking or an order stands open: what is said next belongs to it. */
  wish?: 'book' | 'order' | null
  /** Names of goods and of services, as the catalogue and the profile spell them. */
  goods?: string[]
  services?: string[]
  /** Areas that its sources name, and its person, who is no customer. */
  areas?: string[]
  staff?: string
}

/**
 * The lead fields newly stated in a text. Contact details, budget, quantity, date and time are strict: rather nothing than a guess.
 * Days and hours that are only asked about ("are you open on Friday?") are no wish of the customer's and are left out.
 */
export function readLead(text: string, place: Place, context: LeadContext = {}): LeadField[] {
  const fields: LeadField[] = []
  const add = (field: LeadField['field'], found: { value: string; text: string } | null | undefined) => {
    if (found?.value && !fields.some((other) => other.field === field))
      fields.push({ field, value: cut(found.value, mostValue), text: cut(found.text, mostText) })
  }
  const wish = context.wish ?? (wantsToBook(text) ? 'book' : wantsToOrder(text) ? 'order' : null)
  const known = new Set([...(context.goods ?? []), ...(context.services ?? []), context.staff ?? ''].flatMap(namesKnown))

  const introduced = readName(text, { known })
  const notPlaces = new Set([...known, ...namesIn(introduced?.value ?? '')])
  for (const part of readPlaces(text, { areas: context.areas ?? [], known: notPlaces })) add(part.field, part)
  const taken = fields.flatMap(({ value }) => namesIn(value))
  const name = {
    asked: asksName(context.before) || wish === 'book',
    underWay: Boolean(context.before),
    signed: wish === 'order' || text.length > LETTER,
    known: new Set([...known, ...taken]),
  }
  add('name', introduced ?? readName(text, name))
  const [email = ''] = readEmails(text)
  add('email', { value: email, text: email })
  add('phone', readPhones(text, place.country)[0])
  const budget = readBudget(text, place)
  add('budget', budget && { value: String(budget.max ?? budget.min), text: budget.text })
  // "Two pairs to Accra, how much altogether?": who says where it goes has counted.
  const quantity = quantityOf(text, context)
  const placed = fields.some(({ field }) => field === 'location') && quantity !== null && readQuantities(quantity.text).length > 0
  if (wish === 'order' || placed || (Number(quantity?.value) > 1 && NEEDS.test(text) && wish !== 'book')) add('quantity', quantity)
  if (!wantsLater(text)) for (const part of whenOf(text, place, wish)) add(part.field, part)
  add('service', serviceOf(text, context, fields))
  add('occasion', first(OCCASION, text))
  add('size', first(SIZE, text))
  add('color', first(COLOR, text))
  add('bedrooms', first(BEDROOMS, plainText(text)))
  return fields
}

/** Whoever needs a number of something has counted, order or not. */
const NEEDS =
  /(?<![\p{L}\p{M}])(?:need|want|looking for|require|after|chahiye|chaiye|chahie|nahitaji|nataka|natafuta|besoin|cherche|voudrais|necesito|quiero|busco|potrzebuj\p{L}+|chc[eę]|szukam|mo fe|wan|चाहिए|चाहिये|हवे|हवी|हवा|हवेत|पाहिजे|पाहिजेत)(?![\p{L}\p{M}])/iu
/** Characters from which on a text is a letter. */
const LETTER = 200
const namesIn = (text: string): string[] => fold(text).match(/\p{L}{3,}/gu) ?? []
/** Of what the business sells and who works there: the same from message to message. */
const namesKnown = remembered(5_000, namesIn)

const asksName = (before: string | undefined): boolean =>
  before !== undefined &&
  /\b(?:name|nom|nombre|naam|jina|oruko|imi[eę])\b|नाम|नाव/iu.test(before) &&
  /\?|please|pls|svp|por favor|tafadhali|may i|send|share|give/iu.test(before)

/** One line's count. Several lines are an order, not a quantity. */
function quantityOf(text: string, { goods }: LeadContext): { value: string; text: string } | null {
  const lines = readOrderLines(text, goods)
  const [line] = lines
  return lines.length === 1 && line ? { value: String(line.quantity), text: line.text } : null
}

function whenOf(text: string, place: Place, wish: 'book' | 'order' | null): LeadField[] {
  if (ASKS_WHEN.test(text) && !wish) return []
  const today = wallClock(place.now, place.timeZone).day
  const days = readDates(text, place).filter(({ kind, past, value }) => !past && value >= today && (kind === 'day' || kind === 'holiday'))
  const plain = plainText(text)
  const day =
    days.find(
      ({ start, kind }) =>
        !RULED_OUT.test(plain.slice(Math.max(0, start - 24), start)) &&
        (kind === 'day' || ON_HOLIDAY.test(plain.slice(Math.max(0, start - 14), start))),
    ) ?? null
  const found: LeadField[] = day ? [{ field: 'date', value: day.value, text: day.text }] : []
  const [time, second] = readTimes(text)
  if (time && !second && (wish || day)) found.push({ field: 'time', value: time.value, text: time.text })
  return found
}

/** What is to be booked: the business's own service when it is named, else the words after "book". */
function serviceOf(text: string, { services = [] }: LeadContext, fields: LeadField[]): { value: string; text: string } | null {
  const said = fold(text)
  const named = [...services].sort((a, b) => b.length - a.length).find((service) => said.includes(fold(service)))
  if (named) return { value: named, text: named }
  const fixed = ['date', 'time'].every((field) => fields.some((other) => other.field === field))
  if (!wantsToBook(text) && !(fixed && !wantsToOrder(text))) return null
  const match = text.match(BOOKED) ?? (fixed ? text.match(LEADING) : null)
  const service = match?.groups?.service?.trim() ?? text.match(KINDS)?.[0]
  return service ? { value: service, text: match?.[0].trim() ?? service } : null
}

function first(pattern: RegExp, text: string): { value: string; text: string } | null {
  const match = firstMatch(text, pattern)
  return match ? { value: (match.groups?.value ?? match[0]).trim(), text: match[0].trim() } : null
}

const words = (name: string): string =>
  Object.values(wordTable<string[]>(name))
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|')
const OCCASION = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${words('occasions')})(?![\p{L}\p{M}])`, 'iu')
const COLOR = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:in |en |colou?r:? ?)?(?<value>${words('colors')})(?![\p{L}\p{M}])`, 'iu')
const SIZE =
  /(?<!\p{L})(?:(?:size|taille|talla|saizi) ?:? ?(?:uk |us |eu )?(?<value>\d{1,2}(?:\.\d{1,2})?|x{0,3}[sml]|small|medium|large))(?![\p{L}\d])/iu
const BEDROOMS = /(?<value>\d{1,2}) ?-?(?:bed(?:room)?s?|bhk|br|chambres?|habitaciones|rec[aá]maras|vyumba)(?!\p{L})/iu
const BOOKED =
  /\b(?:book|schedule|reserve|set up|come (?:in )?for|move|reschedule|prendre|r[eé]server|agendar|reservar)(?: me| us| for me)?(?: (?:an?|the|my|in|for|une?|una|un)(?= )){0,3} (?<service>(?!(?:on|at|for|by|today|tomorrow|this|next|it|me|us|the)\b)\p{L}[\p{L}' -]{1,40}?)(?= (?:on|at|for|by|with|this|next|today|tomorrow|please|to|from|le|el|para|pour|\p{L}+day|\d)\b|[,.?!\n]|$)/iu
// "Pedicure this Saturday 10:30", "I want a check-up on Oct 12 at 10".
const LEADING =
  /^(?:(?:hi|hello|please|pls|ok|so|i|we|want|need|would like|'d like|can i (?:get|have)|could i (?:get|have)|an?|the|for|to|my)[ ,]{1,3}){0,8}(?<service>(?![^,.]*\b(?:will|am|is|be|was|so|but|because|prefer|have)\b)\p{L}[\p{L}' -]{2,40}?)(?= (?:on|at|for|by|with|this|next|today|tomorrow|day after|\p{L}+day)\b)/iu
const KINDS =
  /\b(?:fitting|measurement|consultation|tour|viewing|tasting|assessment|appointment|session|class|cleaning|exam|check-?up|visit|trial|haircut|facial|massage|demo|inspection|lesson)s?\b/iu
// "What time do you close on Friday?", "which class is on Monday": about the business, not about the customer.
const ASKS_WHEN =
  /\b(?:open|opened|opening|close[sd]?|closing|hours|timings?|khul\w*|ouvert\w*|ferm\w*|abiert\w*|abren|cierran|mnafungua|mnafunga)\b|^(?:\p{L}+ ){0,3}(?:what|which|who|when|how (?:late|early))\b(?! about)/iu
// "Diwali gifts", "the Easter offer": a feast names goods unless something is to happen on it.
const ON_HOLIDAY =
  /(?:\b(?:on|by|before|until|till|after|this|sur|le|avant|pour|para|el|antes de|na|przed|do|kabla ya|siku ya|for) (?:the )?)$/iu
const RULED_OUT =
  /\b(?:busy|not|except|but not|closed|away|travel\w*|from|instead of|no|since|last) (?:on |free on |available on )?(?:this |next )?$/iu
