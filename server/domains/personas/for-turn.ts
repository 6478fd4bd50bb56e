import type { Persona } from '@salesboy/contract/personas'
import { z } from 'zod'
import { turnPart } from '#platform/room.ts'
import { firstPersona } from './persona.ts'

/** The persona that speaks, with the first persona's word for whatever was not asked when it was saved. */
export const personaPart = turnPart(
  'app.persona_for_turn',
  z.custom<Partial<Persona> | null>().transform((saved): Persona => ({ ...firstPersona, ...saved })),
)
