import { NO_SOURCE } from './material.ts'
import { say, sentence, type Teller } from './teller.ts'

/** The business's own words on what a wrong answer could do harm with, word for word, and who to ask before relying on them. */
export function tellStated(material: Teller): string {
  const stated = material.stated ?? []
  if (stated.length === 0) return NO_SOURCE
  for (const { at } of stated) if (at !== null) material.used.add(at)
  const told = [...new Set(stated.map(({ text }) => sentence(text)))]
  const value = told.length > 1 ? `\n${told.map((text) => `• ${text}`).join('\n')}\n` : `${told[0]} `
  return say(material, 'stated', { value })
}
