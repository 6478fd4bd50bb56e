import { anger } from './anger.ts'
import { asksForPerson } from './asks-for-person.ts'
import { emergency } from './emergency.ts'
import { matcher } from './match.ts'
import { optIn } from './opt-in.ts'
import { optOut } from './opt-out.ts'
import { threat } from './threat.ts'

export const asksToStop = matcher(optOut)
export const asksToStart = matcher(optIn)
export const isEmergency = matcher(emergency)
export const isThreat = matcher(threat)
export const isAngry = matcher(anger)
export const wantsPerson = matcher(asksForPerson)
