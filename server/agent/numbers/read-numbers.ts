import { everyMatch } from '#platform/text/every-match.ts'
import type { Claim, Place, Reader } from './claim.ts'
import { readDates } from './dates.ts'
import { readMoney } from './money.ts'
import { readPercents } from './percents.ts'
import { readQuantities } from './quantities.ts'
import { rememberedPerPlace } from './remembered-per-place.ts'
import { tidy } from './tidy.ts'
import { readTimes } from './times.ts'

/**
 * Every amount, percentage, date, time, quantity, weekday and phone number that a text states, in order.
 * This is the guard's eye: what it does not see, a draft may say unchecked.
 */
export const readNumbers: (text: string, place: Place) => readonly Claim[] = rememberedPerPlace(1_000, claimsIn)

function claimsIn(text: string, place: Place): Claim[] {
  let seen = tidy(text).replace(NAMES, blank)
  const claims: Claim[] = []
  for (const read of READERS) {
    for (const claim of read(seen, place)) {
      claims.push(claim)
      seen = seen.slice(0, claim.start) + blank(seen.slice(claim.start, claim.end)) + seen.slice(claim.end)
    }
  }
  return claims.sort((a, b) => a.start - b.start)
}

const readPhones: Reader = (text) =>
  everyMatch(text, PHONE).map((match) => ({
    kind: 'phone',
    value: match[0].replace(/\D/g, ''),
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

const READERS: Reader[] = [readDates, readTimes, readPercents, readPhones, readMoney, readQuantities]

// Blanked with a letter-free filler of the same length, so that later readers keep their positions and cannot join across it.
const blank = (part: string): string => '\u0001'.repeat(part.length)

// Digits inside links, addresses, handles, codes (SB-F801, COVID-19, H2O) and list numbers are names, not claims.
const NAMES =
  /https?:\/\/\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.\w+|(?<!\w)@[\w.]+|(?<![\w₦$£€])(?!(?:NGN|INR|USD|CAD|GBP|EUR|KES|GHS|ZAR|KSH|RS|AED|N|US|CA)\d)[A-Z]{1,6}(?:-?[A-Z]{0,4}\d+[A-Z0-9]*)(?:-[A-Z0-9]+)*\b(?![,.]\d)|(?<=^|\n)[ \t]*\d{1,2}[.)](?=\s)/g
const PHONE = /(?<![\p{L}\d.,₦$£€₹]|[₦$£€₹] )\+?(?:\(\d{1,4}\)[ -]?)?\d(?:[ .()-]{0,2}\d){8,14}(?![\d.,]\d)/gu
