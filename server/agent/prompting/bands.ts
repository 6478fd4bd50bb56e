import type { Persona } from '@salesboy/contract/personas'
import type { Band } from '#llms/offline/material.ts'

/** Low up to 29, high from 71: the two borders the source leaves open [S1-66]. */
export const bandOf = (slider: number): Band => (slider <= 29 ? 'low' : slider >= 71 ? 'high' : 'middle')

/** What the sliders ask of a model, in its instructions [S1-67 to S1-70]. Tone and manner only: policy stands elsewhere [C-18]. */
export function describeManner(persona: Persona): string[] {
  return [TONE[bandOf(persona.tone)], TENACITY[bandOf(persona.tenacity)], EMOJI[bandOf(persona.emoji)], LENGTH[bandOf(persona.length)]]
}

/** All of it, for the guard that keeps it from being told. */
export const describeEveryManner = () => [TONE, TENACITY, EMOJI, LENGTH].flatMap((band) => Object.values(band))

/** The most tokens an answer of this length needs, with room for scripts that take several per word. */
export const maxTokens: Record<Band, number> = { low: 160, middle: 400, high: 800 }

const TONE: Record<Band, string> = {
  low: 'Tone: very formal and courteous. No slang, no contractions.',
  middle: 'Tone: warm and professional, like a good shop assistant.',
  high: 'Tone: casual and friendly; everyday slang is fine.',
}
const TENACITY: Record<Band, string> = {
  low: 'Selling: no pressure at all. Answer and leave it there.',
  middle: 'Selling: suggest one natural next step when it helps.',
  high: 'Selling: keen to close. Always end with a clear next step, but never invent scarcity or press after a second no.',
}
const EMOJI: Record<Band, string> = {
  low: 'Emoji: none.',
  middle: 'Emoji: at most one in a message.',
  high: 'Emoji: two or three, where they fit.',
}
const LENGTH: Record<Band, string> = {
  low: 'Length: under 20 words.',
  middle: 'Length: one to three short sentences.',
  high: 'Length: as detailed as the question deserves, in short paragraphs.',
}
