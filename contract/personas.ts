import { z } from 'zod'
import { contract, route } from './route.ts'

/** How the bot presents itself. Each save is a new version; turns remember theirs. */
export const Persona = z
  .object({
    version: z.int(),
    agentName: z.string().trim().min(1).max(60),
    instructions: z.string().max(8000),
    greeting: z.string().max(500),
    /** Four sliders, 0 to 100: low up to 29, high from 71 [S1-66]. */
    tone: z.int().min(0).max(100),
    tenacity: z.int().min(0).max(100),
    emoji: z.int().min(0).max(100),
    length: z.int().min(0).max(100),
  })
  .meta({ id: 'Persona' })
export type Persona = z.infer<typeof Persona>

export const personas = contract({
  readPersona: route({ method: 'GET', path: '/persona', may: 'look', summary: 'How the bot presents itself', responses: { 200: Persona } }),
  changePersona: route({
    method: 'PUT',
    path: '/persona',
    may: 'edit',
    summary: 'Save a new version of the persona',
    body: Persona.omit({ version: true }),
    responses: { 200: Persona },
  }),
})
