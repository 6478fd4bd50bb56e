import { type CountryCode, getExampleNumber, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { onePhone } from '#platform/phone.ts'

/**
 * The first phone number of a messy cell as E.164, read as a number of `country` where it names none; null when it holds no whole
 * number. Knows what spreadsheets do to numbers: a lost leading zero is mended, "9.19E+11" has lost its digits for good.
 */
export function readPhone(cell: string, country: CountryCode): string | null {
  const tidy = cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\p{Pd}/gu, '-')
    .trim()
  if (RUINED.test(tidy) || tidy.includes('@')) return null

  const first = tidy
    .replace(/^[='"]+|["']+$/g, '')
    .replace(/\((?=[^()]*\p{L})[^()]*\)/gu, ' ')
    .split(NEXT_NUMBER)
    .find((part) => /\d/.test(part))
  const written = first
    ?.replace(EXTENSION, '')
    .replace(/\.0+$/, '')
    .replace(/\(0\)/g, '')
    .replace(/[()]/g, ' ')
    .replace(/^.*?(?=[+\d])/su, '')
    .replace(/^\++/, '+')
    .replace(/^00(?=[1-9])/, '+')
  if (!written) return null
  for (const spelling of [written, `+${written.replace(/^[+0\s]+/, '')}`]) {
    const phone = parsePhoneNumberFromString(spelling, { defaultCountry: country, extract: false })
    if (phone && (phone.isValid() || isAsLongAsMobiles(phone))) return `+${onePhone(phone.number)}`
  }
  return null
}

/** Blocks are opened to new numbers before the tables know: a number of the right length is kept. */
function isAsLongAsMobiles(phone: PhoneNumber): boolean {
  const mobile = phone.country && getExampleNumber(phone.country, examples)
  return Boolean(mobile) && phone.isPossible() && phone.nationalNumber.length === mobile?.nationalNumber.length
}

/** Every script's ten digits lie in a row; what stands at its start is the zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code < 128 ? digit : String(code - zero)
}

const RUINED = /\d(?:[.,]\d+)?e\+?\d+/i
// A slash inside a number is a way to write it; with blanks around it parts two numbers.
const NEXT_NUMBER = /[,;|\n]|\s\/\s|\s(?:or|and|&|ou|o|ya)\s/i
const EXTENSION = /(?<!\s)\s*(?:x|ext\.?|extension|poste)\s*(?<!\d)\d+\s*$/i
