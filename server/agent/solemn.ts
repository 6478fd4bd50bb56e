import { textOf } from '@salesboy/contract/message'
import { contactLines } from './asks/talk.ts'
import { needsCare } from './care/care.ts'
import { asks } from './lexicons/asks.ts'
import { asksToStop, complains, isAngry, isEmergency, isThreat, isUrgent } from './lexicons/index.ts'
import { sourness } from './lexicons/sourness.ts'
import type { Turn } from './turn.ts'

/**
 * The turn as its answer has to sound: nobody smiles at a complaint, a refund, an allergy, an emergency or somebody who wants no more
 * messages, wherever the emoji slider stands. What was said a few lines ago still counts.
 */
export function inEarnest(turn: Turn): Turn {
  return isSolemn(turn) ? { ...turn, persona: { ...turn.persona, emoji: 0 } } : turn
}

/** A text of ours without its smiles, when the turn's slider wants none. */
export function unsmiled(text: string, { persona }: Turn): string {
  if (persona.emoji > 0) return text
  return text
    .replace(SMILES, '')
    .replace(/(?<! ) +(?=[.,!?\n]|$)/g, '')
    .replace(/(?<! ) {2,}/g, ' ')
    .trim()
}

const isSolemn = (turn: Turn): boolean =>
  [...contactLines(turn, REMEMBERED), ...turn.incoming.map(({ content }) => textOf(content))].some(
    (line) => SERIOUS.some((find) => find(line) !== null) || sourness(line) >= SOUR,
  )

const SERIOUS = [complains, isAngry, isThreat, isEmergency, isUrgent, needsCare, asks.advice, asks.private, asks.bargain, asksToStop]
const SOUR = 2
const REMEMBERED = 3
/** Pictographs with what belongs to them, and faces made of marks. */
const SMILES =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}|[☺☹♥❤])(?:\u{FE0F}|\u{200D}|[\u{1F3FB}-\u{1F3FF}]|\p{Emoji_Presentation})*|(?<=^|\s)[:;=]-?[)DP](?=\s|$|[.!?])/gu
