import type { EventName } from '@salesboy/contract/events'
import type { EventRecord } from '@salesboy/contract/insights'
import type { Values } from '@/lib/message.ts'
import { say } from './say.ts'

/** Steps of the machine, and what shows elsewhere at once: nothing to tell an owner. */
const untold = new Set<string>([
  'message.queued',
  'message.delivered',
  'message.read',
  'message.cancelled',
  'message.media_fetched',
  'message.transcribed',
  'message.described',
  'conversation.read',
  'contact.updated',
  'run.started',
  'agent.emitted',
] satisfies EventName[])

/** What happened, in a sentence about the customer; null when it is a step of the machine. An event without words tells its summary. */
export function told(event: EventRecord, who: string | undefined): string | null {
  if (event.name.startsWith('turn.') || untold.has(event.name)) return null
  const sentence = (say.log as unknown as Record<string, string | ((values: Values) => string)>)[event.name]
  if (typeof sentence !== 'function') return sentence ?? event.summary
  return sentence({ ...wordsIn(event.payload), who: who ?? say.someCustomer })
}

/** Payloads hold ids and safe words; a list or an object among them is no word of a sentence. */
const wordsIn = (payload: EventRecord['payload']): Values =>
  Object.fromEntries(
    Object.entries(payload).filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1])),
  )
