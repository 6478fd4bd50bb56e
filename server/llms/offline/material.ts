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
  | 'private'
  | 'knowledge'
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
}

/** All the offline composer may use; passed as `providerOptions.offline`, so it must stay plain JSON. */
export interface OfflineMaterial {
  asks: Ask[]
  question: string
  /** The customer's line that a short follow-up leans on; '' otherwise. */
  before: string
  taskType: string | null
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
  /** The profile's own particulars, as facts. */
  facts: Fact[]
  passages: { title: string; heading: string | null; text: string }[]
  /** The day asked about, when there is one; the whole week otherwise. */
  hours: DayHours[]
}

export const toProviderOptions = (material: OfflineMaterial): Record<string, JSONObject> => ({ offline: material as unknown as JSONObject })

/** What a model writes instead of an answer when its material does not hold one. */
export const NO_SOURCE = 'NO_SOURCE'
