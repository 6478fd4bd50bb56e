import type { Persona, PersonaSettings, WhichVersion } from '@salesboy/contract/personas'
import { z } from 'zod'
import { turnPart } from '#platform/room.ts'
import { firstSettings } from './persona.ts'

/** The persona that speaks, with the first settings' word for whatever was not asked when it was saved. */
export const personaPart = turnPart(
  'app.persona_for_turn',
  z.custom<Partial<PersonaSettings> & WhichVersion>().transform((saved): Persona => ({ ...firstSettings, ...saved })),
)
