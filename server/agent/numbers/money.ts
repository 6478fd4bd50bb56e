import { inUnits, ofUnits } from '@salesboy/contract/money'
import { everyMatch } from '#platform/text/every-match.ts'
import type { Claim, Reader } from './claim.ts'

/** "₦5k", "NGN 5,000", "N5,000", "Rs. 2.5 lakh", "₹54,900/-", "$1,480.00", "1.2m", "50 cents", and "free" as 0. */
export const readMoney: Reader = (text, place) => {
  const claims: Claim[] = []
  for (const match of everyMatch(text, MONEY)) {
    const { sign, number, scale, word } = match.groups as Record<string, string | undefined>
    const plain = toNumber(number ?? '')
    if (Number.isNaN(plain) || (sign === '#' && place.currency !== 'NGN')) continue
    const grouped = /\d[,']\d{3}/.test(number ?? '')
    // Without a currency a number is money when it is scaled ("5k") or grouped ("15,000") and nothing says what else it counts.
    if (!sign && !word && !scale && !(grouped && !COUNTS_THINGS.test(text.slice(match.index + match[0].length)))) continue
    if (!sign && !word && scale && (/^l$/i.test(scale) || COUNTS_THINGS.test(text.slice(match.index + match[0].length)))) continue
    const minor = word !== undefined && /^(?:cents?|kobo|paisa|paise|pence)$/i.test(word)
    const currency = currencyOf(sign ?? word, place.currency)
    const counted = plain * (SCALES[scale?.toLowerCase() ?? ''] ?? 1)
    const money = minor
      ? { amountMinor: Math.round(counted), currency: currency ?? place.currency }
      : ofUnits(counted, currency ?? place.currency)
    claims.push({
      kind: 'amount',
      value: String(inUnits(money)),
      currency,
      text: match[0].trim(),
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  if (!SAYS_FREE.test(text)) return claims
  for (const match of everyMatch(text, FREE)) {
    claims.push({ kind: 'amount', value: '0', text: match[0], start: match.index, end: match.index + match[0].length })
  }
  return claims
}

/** "5,000", "2,50,000", "5 000", "1.480,00" and "54900" as numbers; NaN when it is none. */
export function toNumber(written: string): number {
  const european = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(written) || /^\d+,\d{1,2}$/.test(written)
  const plain = european ? written.replaceAll('.', '').replace(',', '.') : written.replace(/[, ']/g, '')
  return plain === '' ? Number.NaN : Number(plain)
}

function currencyOf(written: string | undefined, home: string): string | undefined {
  if (!written) return undefined
  const key = written.toLowerCase().replace(/[.\s=]/g, '')
  const known = CURRENCIES[key]
  // "$", "Rs" and "pounds" are shared by several currencies; at home they mean the shop's own.
  if (known?.includes(home)) return home
  return known?.[0]
}

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'JMD', 'TTD', 'ZWL', 'MXN', 'COP', 'ARS', 'CLP']
const CURRENCIES: Record<string, string[]> = {
  ...Object.fromEntries(['₦', 'n', '#', 'ngn', 'naira', 'naija', 'kobo'].map((name) => [name, ['NGN']])),
  ...Object.fromEntries(
    ['rs', '₨', 'rupee', 'rupees', 'rupaye', 'rupay', 'rupiya', 'paisa', 'paise', 're'].map((name) => [
      name,
      ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
    ]),
  ),
  ...Object.fromEntries(['₹', 'inr', 'रुपये', 'रुपए', 'रु'].map((name) => [name, ['INR']])),
  ...Object.fromEntries(['$', 'dollar', 'dollars', 'buck', 'bucks', 'cent', 'cents', 'dolares', 'dólares'].map((name) => [name, DOLLARS])),
  ...Object.fromEntries(['us$', 'usd', '$us'].map((name) => [name, ['USD']])),
  ...Object.fromEntries(['c$', 'ca$', 'cad', 'cdn$'].map((name) => [name, ['CAD']])),
  ...Object.fromEntries(['£', 'gbp', 'pound', 'pounds', 'quid', 'pence'].map((name) => [name, ['GBP']])),
  ...Object.fromEntries(['€', 'eur', 'euro', 'euros'].map((name) => [name, ['EUR']])),
  ...Object.fromEntries(['ksh', 'kes', 'kshs', 'bob'].map((name) => [name, ['KES']])),
  ...Object.fromEntries(['shilling', 'shillings', 'shilingi', 'sh', 'shs'].map((name) => [name, ['KES', 'TZS', 'UGX']])),
  ...Object.fromEntries(['gh₵', '₵', 'ghs', 'ghc', 'cedi', 'cedis'].map((name) => [name, ['GHS']])),
  ...Object.fromEntries(['zar', 'rand'].map((name) => [name, ['ZAR']])),
  ...Object.fromEntries(['aed', 'dh', 'dhs', 'dirham', 'dirhams'].map((name) => [name, ['AED']])),
  ...Object.fromEntries(['fcfa', 'cfa', 'xof', 'xaf'].map((name) => [name, ['XOF', 'XAF']])),
  ...Object.fromEntries(['zł', 'zl', 'pln', 'złoty', 'złote', 'złotych', 'zloty', 'zlote', 'zlotych'].map((name) => [name, ['PLN']])),
  ...Object.fromEntries(['peso', 'pesos'].map((name) => [name, ['MXN', 'COP', 'ARS', 'CLP']])),
  ...Object.fromEntries(['mxn', 'mx$'].map((name) => [name, ['MXN']])),
  ...Object.fromEntries(['tzs', 'tsh'].map((name) => [name, ['TZS']])),
  ...Object.fromEntries(['ugx', 'ush'].map((name) => [name, ['UGX']])),
}
const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  grand: 1e3,
  hazar: 1e3,
  hazaar: 1e3,
  mil: 1e3,
  mille: 1e3,
  elfu: 1e3,
  tys: 1e3,
  tysięcy: 1e3,
  tysiące: 1e3,
  हज़ार: 1e3,
  हजार: 1e3,
  लाख: 1e5,
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  lacs: 1e5,
  l: 1e5,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  cr: 1e7,
  crore: 1e7,
  crores: 1e7,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
}

const NUMBER = String.raw`(?<number>\d{1,3}(?:[,' ]\d{2,3}){0,5}[, ']\d{3}(?:\.\d{1,2})?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![\d.])|\d+(?:\.\d+)?|\d+,\d{2}(?!\d)|\.\d+)`
const SIGN = String.raw`(?<sign>₦|=?(?<![\p{L}])N=?|#(?=\d{3}|\d{1,3}[,k])|NGN|US\$|USD|CAD|C\$|CA\$|CDN\$|\$|Rs\.?|₨|₹|INR|£|GBP|€|EUR|KSh\.?|KES|GH₵|₵|GHS|ZAR|AED|Dhs?\.?|F?CFA|XOF|XAF|PLN|MX\$|MXN|TZS|TSh|UGX|USh|रु\.?)`
// A single letter scales only when it touches the number: "1.2m" is a million, "1.2 m" a length of cloth. "L" needs a currency or a fraction.
const SCALE = String.raw`(?:(?<scale>k|mn?|bn?|cr|l(?=\b))(?![\p{L}\d])| ?(?<scale>thousand|grand|hazaa?r|mil(?:le)?(?=\b)|tysięcy|tysiące|tys|हज़ार|हजार|लाख|lakhs?|lacs?|millions?|crores?|billion)(?!\p{L})| (?<scale>k|cr)(?![\p{L}\d]))`
const WORD = String.raw`(?<word>naira|naija|kobo|rupees?|rupaye|rupay|rupiya|rs|re|paise|paisa|dollars?|d[oó]lares|bucks?|cents?|pounds?|quid|pence|euros?|eur|shillings?|shilingi|shs?|bob|ksh|kes|kshs|ngn|inr|usd|cad|gbp|ghs|cedis?|rand|zar|aed|dirhams?|dhs?|fcfa|cfa|xof|z[lł]ot(?:ych|e|y)|z[lł]|pln|pesos?|mxn|tzs|ugx|€|₦|₹|\$|£|रुपये|रुपए)`
const MONEY = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:${SIGN} ?)?(?<!\d[.,]?)${NUMBER}${SCALE}?(?:\/-|\/=)?(?: ?(?:de |of )?${WORD}(?![\p{L}\d]))?(?:\/-)?`,
  'giu',
)
const COUNTS_THINGS =
  /^[ -]?(?:people|persons?|guests?|customers?|members?|visitors?|visits?|followers?|students?|steps|calories|kcal|words|square|sq|metres?|meters?|kilomet\w+|km|miles?|ml|mg|grams?|g\b|kg|litres?|liters?|pieces?|pcs|plates?|seats?|units?|hours?|days?|years?|times|run\b|race\b|lb)/i
/** One of these words stands in whatever says "free": looking for them is quicker than looking behind every letter, as `FREE` does. */
const SAYS_FREE = /free|charge|cost|complimentary|nothing|house|gratis|gratuit|muft|bure/iu
// "Feel free", "free to call", "sugar-free" and "are you free on Monday" promise nothing.
const FREE =
  /(?<!\b(?:feel|are you|you are|you're|i am|i'm|if you|be|set|hands|break|not|isn't|never|no|when|stress|hassle|risk|worry|dust|pain)[ -])(?<![\p{L}]-)\bfree\b(?! ?(?:to (?:ask|call|message|reach|contact|write|text|come|visit|stop|drop|let|chat|reply|tell|check|send|share|choose|use)|(?:on|at|for|around|this|next|tomorrow|today|after|before|from) (?:mon|tue|wed|thu|fri|sat|sun|morning|afternoon|evening|you\b|a call|chat|\d)|time\b|size\b|slots?\b|weights?\b|-?weight|hand|range|standing|style|spirit|flowing|form|dom))|\bat no (?:extra |additional )?(?:cost|charge)\b|\bno (?:extra |additional )?charge\b|\bfree of (?:cost|charge)\b|\bcomplimentary\b|\bpays? nothing\b|\bcosts? nothing\b|\bon the house\b|\bgratis\b|\bgratuite?s?\b|\bmuft\b|\bbure\b/giu
