import { everyMatch } from '#platform/text/every-match.ts'
import type { Claim, Reader } from './claim.ts'

/** "10%", "5 percent", "10 to 20%", "half price", "2 for 1", "buy one get one free". */
export const readPercents: Reader = (text) => {
  const claims: Claim[] = []
  const add = (value: string | number, match: RegExpMatchArray) => {
    const start = match.index ?? 0
    claims.push({ kind: 'percent', value: String(Number(value)), text: match[0], start, end: start + match[0].length })
  }
  for (const match of SIGN.test(text) ? everyMatch(text, PERCENT) : []) {
    const low = match.groups?.low
    if (low) add(low, match)
    add((match.groups?.high ?? match.groups?.before ?? '').replace(',', '.'), match)
  }
  for (const match of everyMatch(text, HALF)) add(50, match)
  for (const match of everyMatch(text, BOGO)) {
    const buy = Number(match.groups?.buy ?? match.groups?.pay ?? 1)
    const get = Number(match.groups?.get ?? 1)
    const free = match.groups?.total ? Number(match.groups.total) - buy : get
    if (free > 0) add(Math.round((free / (buy + free)) * 100), match)
  }
  return claims
}

const SIGN = /[%٪]|cent|pct|pc|ciento|pratishat|प्रतिशत|फीसदी|بالمئة|asilimia/i
const PERCENT =
  /(?<![\d.,])(?:(?<![₦₹£$€] ?)(?<low>\d+(?:\.\d+)?)(?: ?%)? ?(?:-|to|or|and|or even) ?)?(?<high>\d+(?:[.,]\d+)?) ?(?:%|٪|per ?cents?\b|pct\b|pc (?=off)|por ciento|pour ?cent|pratishat|प्रतिशत|फीसदी|بالمئة)|asilimia (?<before>\d+(?:\.\d+)?)/gi
const HALF =
  /\bhalf[ -](?:the |of the )?(?:price|off|cost)\b|\bhalf of the price\b|\b(?:price|cost) (?:is )?(?:cut |slashed )?(?:in|by) half\b|\baadh[ei] (?:daam|price|rate)\b|\bmoitie prix\b|\bmoitié prix\b|\bmitad de precio\b|\bnusu bei\b|\b(?:50[ /-]50) off\b/gi
const BOGO =
  /\bbogo\b|\bbuy (?:1|one) (?:and )?get (?:(?:1|one|another)\b)(?: free)?|\bbuy (?<buy>\d+) (?:and )?get (?<get>\d+)(?: free)?|(?<![₦₹£$€] ?|[\d.,])\b(?<total>\d+) (?:for|x) (?:the price of )?(?<pay>\d+)\b(?! ?(?:am|pm|people|persons?|guests?|days?|naira|rupees|k\b|%|,|\.\d))|\b(?:two|2) for (?:one|1)\b/gi
