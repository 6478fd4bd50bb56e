import { z } from 'zod'
import { Timestamp } from './common.ts'

/** Why a message may not go to a conversation, or not yet. Decided in one place for the bot, people, the API and whatever sends later. */
export const SendReason = z.enum([
  'inbox_gone',
  'opted_out',
  'marketing_stopped',
  'handed_over',
  'window_closed',
  'inbox_paused',
  'inbox_stopped',
  'paced',
])
export type SendReason = z.infer<typeof SendReason>

/** `later`: it is taken and waits, until `at` at least. The words say what is the matter and what to do. */
export const MaySend = z
  .object({
    outcome: z.enum(['send', 'later', 'refused']),
    reason: SendReason.nullable(),
    detail: z.string().nullable(),
    nextStep: z.string().nullable(),
    at: Timestamp.nullable(),
  })
  .meta({ id: 'MaySend' })
export type MaySend = z.infer<typeof MaySend>

/** What could be written to a contact right now: free words, a template about something of theirs, an offer. */
export const Sending = z.object({ text: MaySend, template: MaySend, marketing: MaySend }).meta({ id: 'Sending' })
export type Sending = z.infer<typeof Sending>
