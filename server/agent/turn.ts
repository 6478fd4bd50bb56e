import type { HandoverReason } from '@salesboy/contract/actions'
import type { Service } from '@salesboy/contract/bookings'
import type { BusinessProfile } from '@salesboy/contract/identity'
import type { Author, MessageContent } from '@salesboy/contract/message'
import type { Persona } from '@salesboy/contract/personas'
import type { TurnModels } from '#domains/models/turn-models.ts'

/** Everything `decide` may know. It is a value: whoever builds one (the reply job, the simulator, an eval) gets the same answer. */
export interface Turn {
  id: string
  tenantId: string
  /** Null when nothing is kept: simulator, evals. */
  conversationId: string | null
  /** "Tomorrow" and "are you open" are resolved against this, in the business's time zone. */
  now: Date
  business: { name: string; timeZone: string; currency: string; country: string; profile: BusinessProfile }
  /** What may be booked. */
  services: Service[]
  persona: Persona
  /** Whom to ask, first one first; none: the offline composer answers. */
  models: TurnModels['models']
  /** What their answers to this turn may cost together. */
  allowance: TurnModels['allowance']
  channel: string
  contact: { name: string | null; language: string | null; optedOut: boolean }
  /** The 20 messages before `incoming`, oldest first [S1-51]. */
  history: TurnMessage[]
  /** What the contact wrote since the last answer, oldest first; one answer covers all of it. */
  incoming: TurnMessage[]
  /** Set while a person is waited for: nothing is answered, the customer is only heard. `noted`: they have been told so. */
  handover?: { reason: HandoverReason; noted: boolean } | null
  /** What the world refused when this turn's actions were applied before ("the slot was just taken"). */
  refusals: string[]
  /** What the rooms added, by the function that read it: `partOf`. */
  parts: Readonly<Record<string, unknown>>
  /** At which version its knowledge and catalogue stood when the turn was opened, so that what is held in memory need not be checked. */
  versions?: { knowledge: number; catalog: number }
  /** False skips the knowledge base [C-17]. */
  knowledge: boolean
}

export interface TurnMessage {
  author: Author
  content: MessageContent
  at: Date
}
