import { type Service, ServiceInput } from '@salesboy/contract/bookings'
import type { Decision } from '@salesboy/contract/decision'
import { BusinessProfile } from '@salesboy/contract/identity'
import { firstSettings } from '#domains/personas/persona.ts'
import { type Shelf, shelfOf } from './facts/shelf.ts'
import type { WithShelf } from './thinking.ts'
import type { Turn } from './turn.ts'

/** A turn in Temi's shop in Lagos on Tuesday 9 June 2026 at noon, with what the test says put on top. */
export function aTurn(text: string | string[], over: Partial<Turn> = {}): Turn {
  const now = over.now ?? new Date('2026-06-09T11:00:00Z')
  return {
    id: '0197a000-0000-7000-8000-000000000001',
    tenantId: '0197a000-0000-7000-8000-00000000000a',
    conversationId: null,
    now,
    business: {
      name: 'Threads & Kitchen',
      timeZone: 'Africa/Lagos',
      currency: 'NGN',
      country: 'NG',
      profile: BusinessProfile.parse({
        address: '17 Adeniran Street, Surulere, Lagos',
        phone: '+2348030000017',
        email: 'orders@threads.example',
        website: 'https://threads.example',
        hours: {
          mon: [['09:00', '19:00']],
          tue: [['09:00', '19:00']],
          wed: [['09:00', '19:00']],
          thu: [['09:00', '19:00']],
          fri: [['09:00', '19:00']],
          sat: [['08:00', '20:00']],
          sun: [],
        },
        handover: { person: 'Temi (owner)', replyWithin: '1 hour' },
      }),
    },
    services: [],
    persona: { ...firstSettings, personaId: bisi, version: 3, agentName: 'Bisi', greeting: '', tenacity: 50, emoji: 0, length: 50 },
    models: [],
    allowance: { tokens: null, costMicros: null },
    channel: 'web-chat',
    contact: { name: null, language: null, optedOut: false },
    history: [],
    incoming: [text].flat().map((line) => ({ author: 'contact' as const, content: { type: 'text' as const, text: line }, at: now })),
    refusals: [],
    knowledge: true,
    parts: {},
    ...over,
  }
}

/** Where deciding it begins, once the goods are known. */
export const aThinking = (turn: Turn, shelf: Shelf = shelfOf([])): WithShelf => ({ turn, shelf, calls: [] })

export const aService = (over: Partial<ServiceInput>): Service => ({
  id: '0197a000-0000-7000-8000-0000000000c1',
  ...ServiceInput.parse({ name: 'Fitting', ...over }),
})

/** The id of the persona that speaks in it. */
export const bisi = '0197a000-0000-7000-8000-00000000b151'

/** What was decided on a turn, with what the test says put on top. */
export const aDecision = (over: Partial<Decision> = {}): Decision => ({
  ...{ intent: 'Response', confidence: 1, taskType: null, payload: {}, rawAnalysis: '', language: 'en', decidedBy: 'compose' },
  ...{ personaId: bisi, personaVersion: 1, actions: [], facts: [], passages: [], lead: [], verdicts: [], calls: [], draft: null },
  durationMs: 1,
  ...over,
})
