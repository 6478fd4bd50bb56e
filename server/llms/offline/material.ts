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
  /** The day asked about, when there is one; the whole week otherwise. */
  hours: DayHours[]
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
