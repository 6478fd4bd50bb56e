import { slot } from '../../lib/slots.ts'

/** Under what is known about the contact. */
export const besideContact = slot<{ conversationId: string }>('beside a contact')

/** Under an answer of the bot, next to “Why this answer?”. */
export const underAnswer = slot<{ turnId: string }>('under an answer')

/** In what lies behind an answer: whose it was. */
export const whoSpoke = slot<{ personaId: string; version: number }>('who spoke')
