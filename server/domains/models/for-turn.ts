import { z } from 'zod'
import { turnPart } from '#platform/room.ts'
import type { ModelsRead } from './turn-models.ts'

/** The models of the business, what they may cost and have cost. */
export const modelsPart = turnPart('app.models_for_turn', z.custom<ModelsRead>())
