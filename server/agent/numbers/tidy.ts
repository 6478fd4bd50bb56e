import { isPlain } from '#platform/text/is-plain.ts'
import { digitize, type Lone } from './digitize.ts'

/** A text as the readers want it: ASCII digits, ordinary spaces and dashes, no invisible characters, spelled numbers as digits (`lone`: see `digitize`). */
export function tidy(text: string, lone?: Lone): string {
  if (isPlain(text)) return digitize(text.replace(/ {2,}/g, ' '), lone)
  return digitize(
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\p{Nd}/gu, (digit) => (digit < '\u0080' ? digit : String(asciiDigit(digit))))
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[’‘ʼ]/g, "'")
      .replace(/\u2044/g, '/')
      .replace(/[^\S\n]+/g, ' '),
    lone,
  )
}

/** Unicode lays every script's ten digits in a row, on a boundary that differs; counting down to the row's start finds the value. */
function asciiDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}
