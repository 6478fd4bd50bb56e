import { Service } from '@salesboy/contract/bookings'
import { z } from 'zod'
import { turnPart } from '#platform/room.ts'

/** What customers may book. */
export const servicesPart = turnPart('app.services_for_turn', z.array(Service))
