import { claimsHuman, namesBot } from '../lexicons/index.ts'
import type { Guard } from './guard.ts'

/** Nobody is told that a person writes here, and whoever asks is told the truth. */
export const identity: Guard = ({ draft, understood }) => {
  const claim = claimsHuman(draft.text)
  if (claim) return `"${claim}" says that a person writes here`
  return understood.asks.includes('bot') && namesBot(draft.text) === null ? 'it does not say that an automated assistant writes here' : null
}
