import { z } from 'zod'
import { turnPart } from '#platform/room.ts'

/** At which version knowledge and catalogue stand, so that what a process holds of them in memory need not be checked. */
export const versionsPart = turnPart('app.versions_for_turn', z.object({ knowledge: z.number(), catalog: z.number() }))
