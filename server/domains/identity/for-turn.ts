import { BusinessProfile } from '@salesboy/contract/identity'
import { z } from 'zod'
import { turnPart } from '#platform/room.ts'

/** Who the business is, as every turn starts from it. */
export const businessPart = turnPart(
  'app.business_for_turn',
  z.object({ name: z.string(), timeZone: z.string(), currency: z.string(), country: z.string(), profile: BusinessProfile }),
)
