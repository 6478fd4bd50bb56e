import { isPlain } from './is-plain.ts'

/**
 * Text as people compare it: compatibility forms and case unified, accents, apostrophes and invisible characters gone.
 * Vowel signs of Indic scripts stay: there they are letters.
 */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase().replace(PLAIN_MARKS, '')
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(HOOKED, (letter) => PLAIN[letter] ?? letter)
}

const MARKS = /\p{Cf}|[\u0300-\u036f]|[\u064b-\u0655]|[\ufe00-\ufe0f]|[\u0640'’‘ʼ`´]/gu
const PLAIN_MARKS = /['`]/g
const HOOKED = /[ɗɓƙƴøłßæœı]/g
const PLAIN: Record<string, string> = { ɗ: 'd', ɓ: 'b', ƙ: 'k', ƴ: 'y', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/** The words of a text, folded, in order; digits stay as written ("2.5", "5,000" become separate words). */
export const words = (text: string): string[] => fold(text).match(WORD) ?? []

const WORD = /[\p{L}\p{M}\p{N}]+/gu
