import type { JSONObject } from '@ai-sdk/provider'
import type { Fact } from '@salesboy/contract/decision'

/** What a customer's line asks for. */
export type Ask =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'acknowledged'
  | 'smallTalk'
  | 'bot'
  | 'hours'
  | 'address'
  | 'phone'
  | 'email'
  | 'website'
  | 'price'
  | 'bargain'
  | 'advice'
  | 'care'
  | 'private'
  | 'knowledge'
  | 'details'
  | 'media'
  | 'nothing'

/** Low up to 29, high from 71 [S1-66]. */
export type Band = 'low' | 'middle' | 'high'

/** What the business does on one day. `spans` is null when the profile does not say. */
export interface DayHours {
  /** "Saturday", "today": ready to say, in the customer's language. */
  day: string
  spans: [string, string][] | null
  /** Set when the customer asked about this moment. */
  openNow?: boolean
  /** Set when they named the hour of a day. */
  openThen?: boolean
  /** "monday": the English word for it, as a note may name it. */
  weekday?: string
  /** Why the day differs from the week, '' when it does not. */
  reason?: string
}

/** A product of the catalogue, ready to say. */
export interface Item {
  sku: string
  /** With its variant: "Silk scarf, long". */
  name: string
  category: string
  description: string
  /** In main units of the business's currency. */
  price: number
  /** Null when nobody counts. */
  stock: number | null
}

/** A line of what the customer wants to have, as far as the catalogue knows it. */
export interface WantedItem {
  item: Item
  quantity: number
}

/** What the business can do about a wish for an appointment. Words are in the customer's language, ready to say. */
export interface BookingWish {
  /** '' when the business names no services or none is meant. */
  service: string
  /** "Friday 22 May", '' when no day was named. */
  day: string
  time: string
  /** Why it cannot be then; null when nothing speaks against it. */
  problem: 'closed' | 'not_that_day' | 'not_that_time' | 'past' | 'too_soon' | null
  /** Why the business is closed that day, '' when it is so every week. */
  reason: string
  /** The days on which it is possible: "Tuesday, Thursday". */
  days: string
  /** "10am to 5pm", '' when the service has no window of its own. */
  window: string
  /** How many hours before it begins it has to be booked. */
  leadTimeHours: number
  /** What is to be known before coming, in the owner's words. */
  note: string
}

/** An amount that was worked out from facts, with the parts it consists of. */
export interface Reckoned {
  parts: { label: string; amount: number }[]
  total: number
  /** The percentage that an offer takes off, and the source that states it. */
  offer?: { percent: number; sourceId: string; title: string } | null
  /** It is to be brought, and no source says what that costs there. */
  plusDelivery?: boolean
  /** "60% deposit", with its amount; null when none was asked. */
  share: { label: string; amount: number } | null
}

/** One thing the customer asks, with what may answer it. */
export interface Part {
  asks: Ask[]
  question: string
  /** The customer's line that a short follow-up leans on; '' otherwise. */
  before: string
  taskType: string | null
  /** The profile's own particulars, as facts. */
  facts: Fact[]
  /** `at` names the passage in what the composer says it used. */
  passages: { at: number; title: string; heading: string | null; text: string }[]
  /** What no longer holds. Nothing of it is said but that it does not. */
  outdated: { heading: string | null; text: string }[]
  /** The day asked about, when there is one; the whole week otherwise. */
  hours: DayHours[]
  /** Products that the question may mean, best first. */
  products: Item[]
  /** What may be shown to someone who looks around. */
  shelf: Item[]
  /** The one of the goods in our last line that is pointed at: "the first one". */
  pointed: Item | null
  /** Nothing but a kind of goods is named: the shelf holds what is of it. */
  isKind: boolean
  /** Whether the catalogue knows anything like what was looked for. */
  categories: string[]
  /** What may be spent, in main units. */
  budget: { least: number; most: number } | null
  wanted: WantedItem[]
  /** Products between which the customer has to choose before one can be ordered. */
  unclear: Item[]
  /** Something is to be ordered, and nobody has said what. */
  unnamed: boolean
  booking: BookingWish | null
  reckoned: Reckoned | null
  /** What is stated on a question to which a wrong answer could do harm; nothing else may be told. Null for any other question. */
  stated: { text: string; at: number | null }[] | null
}

/** All the offline composer may use; passed as `providerOptions.offline`, so it must stay plain JSON. */
export interface OfflineMaterial extends Part {
  /** The questions one by one when the customer asked several; empty otherwise. */
  parts: Part[]
  language: string
  agentName: string
  businessName: string
  currency: string
  greeting: string
  customerName: string
  handover: { person: string; replyWithin: string }
  tone: Band
  tenacity: Band
  emoji: Band
  length: Band
}

/** What the composer says, and the passages (by `at`) that it took it from. */
export interface Answered {
  text: string
  passages: number[]
}

export const toProviderOptions = (material: OfflineMaterial): Record<string, JSONObject> => ({ offline: material as unknown as JSONObject })

/** What a model writes instead of an answer when its material does not hold one, and after the answers it has when it does not hold all. */
export const NO_SOURCE = 'NO_SOURCE'
