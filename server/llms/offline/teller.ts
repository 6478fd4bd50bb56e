import type { OfflineMaterial } from './material.ts'
import { type PhraseName, type PhraseValues, phrase } from './phrases.ts'

/** The material, and the passages that something was taken from so far. */
export type Teller = OfflineMaterial & { used: Set<number> }

/** A fixed phrase in the customer's language, with the business's own names filled in. */
export function say(material: OfflineMaterial, name: PhraseName, values: PhraseValues = {}): string {
  return phrase(name, material.language, {
    business: material.businessName,
    agent: material.agentName,
    customer: material.customerName,
    person: material.handover.person,
    within: material.handover.replyWithin,
    ...values,
  })
}

export const sentence = (text: string): string => (/[.!?:)।]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
