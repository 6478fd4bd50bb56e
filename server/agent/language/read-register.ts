import { readFileSync } from 'node:fs'
import { plainWords } from '../lexicons/match.ts'
import { detectLanguage } from './language.ts'

/** How a customer writes, so that we can answer in kind. */
export interface Register {
  /** As `detectLanguage` names it; null when the text gives nothing away. */
  language: string | null
  formality: 'casual' | 'plain' | 'formal'
  usesEmoji: boolean
}

/** "Good afternoon, could you kindly …" is formal, "hey u got dis in red?? 😍" casual, most is plain. */
export function readRegister(text: string): Register {
  const said = plainWords(text)
  const count = (pattern: RegExp) => said.match(pattern)?.length ?? 0
  const usesEmoji = /\p{Extended_Pictographic}/u.test(text)
  const stretched = /(\p{L})\1{2,}|[!?]{2,}|\.{4,}/u.test(text)
  const casual = count(MARKS.casual) + (stretched ? 1 : 0) + (usesEmoji ? 0.5 : 0)
  const formal = count(MARKS.formal)
  // One courtesy makes no letter of a short line, and slang outweighs a "please".
  const formality = casual > formal ? 'casual' : formal >= 2 || (formal > casual && said.split(' ').length >= 7) ? 'formal' : 'plain'
  return { language: detectLanguage(text), formality, usesEmoji }
}

const table = JSON.parse(readFileSync(new URL('../lexicons/formality.json', import.meta.url), 'utf8')) as Record<
  string,
  { casual: string[]; formal: string[] }
>
const marks = (kind: 'casual' | 'formal') =>
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:${Object.values(table)
      .flatMap((language) => language[kind])
      .join('|')})(?![\\p{L}\\p{M}])`,
    'gu',
  )
const MARKS = { casual: marks('casual'), formal: marks('formal') }
