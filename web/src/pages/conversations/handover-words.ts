import type { HandoverReason } from '@salesboy/contract/actions'
import { say } from './say.ts'

const reasons: Record<HandoverReason, string> = say.reasons

export const reasonWords = (reason: HandoverReason) => reasons[reason]
