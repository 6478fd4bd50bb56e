import { everyMatch } from '#platform/text/every-match.ts'
import type { Place } from '../numbers/claim.ts'
import { readMoney } from '../numbers/money.ts'
import { plainText } from './plain-text.ts'

/** What a customer can spend, in main units. At least one of the ends is there. */
export interface Budget {
  min?: number
  max?: number
  currency: string
  text: string
}

/** "Under 50k", "my budget is 2.5 lakh", "between 20 and 30 thousand", "max $80", "kuch 2000 tak". Prices asked for are no budget. */
export function readBudget(text: string, place: Place): Budget | null {
  const plain = plainText(text).replace(/(\d)\s*(?:\/-)/g, '$1')
  if (!/\d/.test(plain)) return null
  for (const [pattern, side] of PATTERNS) {
    for (const match of everyMatch(plain, pattern)) {
      const { low, high = '', money = high } = match.groups ?? {}
      const whole = amount(money, place)
      if (!whole || NOT_MONEY.test(plain.slice((match.index ?? 0) + match[0].length))) continue
      if (PAID.test(plain.slice(Math.max(0, (match.index ?? 0) - 25), (match.index ?? 0) + match[0].length))) continue
      if (whole.value < 1000 && BARE.test(money) && COUNTS_GOODS.test(plain.slice((match.index ?? 0) + match[0].length))) continue
      const start = low ? lowEnd(low, money, whole.value, place) : undefined
      const text = match[0].trim()
      if (start !== undefined) return { min: start, max: whole.value, currency: whole.currency, text }
      return side === 'min' ? { min: whole.value, currency: whole.currency, text } : { max: whole.value, currency: whole.currency, text }
    }
  }
  return null
}

function amount(written: string, place: Place): { value: number; currency: string } | null {
  // A bare "1.6L" could be litres; where people count in lakhs, money that was asked for is lakhs.
  const [claim] = readMoney(COUNTS_LAKHS.has(place.currency) ? written.replace(/(\d) ?l$/i, '$1 lakh') : written, place)
  if (claim) return { value: Number(claim.value), currency: claim.currency ?? place.currency }
  const value = Number(written.replace(/[, ]/g, ''))
  return Number.isFinite(value) && value >= 10 ? { value, currency: place.currency } : null
}

const COUNTS_LAKHS = new Set(['INR', 'PKR', 'BDT', 'NPR', 'LKR'])

/** In "20 to 30 thousand" and "50-60k" the scale stands only at the second number. */
function lowEnd(low: string, high: string, max: number, place: Place): number | undefined {
  const own = amount(low, place)?.value ?? Number(low.replace(/[^\d.]/g, ''))
  const scale = max / Number(high.replace(/[^\d.]/g, '') || max)
  const scaled = own < max / 100 || own * scale <= max ? own * (own < max / 50 ? scale : 1) : own
  return scaled > 0 && scaled <= max ? scaled : undefined
}

const SIGN = String.raw`(?:₦|\bn(?=\d)|ngn|#|\$|usd|us\$|cad|rs\.?|₹|inr|£|gbp|€|eur|ksh\.?|kes|gh₵|₵|zar|aed|fcfa|cfa)? ?`
const NUMBER = String.raw`\d[\d,.]{0,18}\d|\d`
const SCALE = String.raw`(?: ?(?:k|thousand|grand|hazaa?r|mil|mille|lakhs?|lacs?|l|m|mn|millions?|millones|cr|crores?|elfu|tys\.?|tysi[aą]ce|tysi[eę]cy|हज़ार|हजार|लाख))?(?![\p{L}\p{M}])`
const WORD = String.raw`(?: ?(?:naira|rupees?|rupaye|rs|dollars?|d[oó]lares|bucks|pounds?|quid|euros?|shillings?|bob|ksh|kes|ngn|inr|usd|cad|gbp|cedis?|rand|dirhams?|fcfa|cfa|pesos|z[lł]ot(?:ych|e|y)|z[lł]|pln|mxn|rubles|₦|\$|€|रुपये|रुपयांत|रुपयांपर्यंत|रुपयात|रुपए)(?!\p{L}))?`
const MONEY = String.raw`(?<money>${SIGN}(?:${NUMBER})${SCALE}${WORD})`
const LOW = String.raw`(?<low>${SIGN}(?:${NUMBER})${SCALE})`
const ABOUT = String.raw`(?:(?:is|of|na|hai|be|ni|es|est|yangu|yetu|around|about|like|approx(?:\.|imately)?|roughly|somewhere|something|only|just|up ?to|max(?:imum)?|under|below|within|between|environ|autour de|est de|es de|de|alrededor de|kama|karib|lagbhag|not more than|maybe|probably|mera|meri|my|to|do|maksymalnie|maks\.?|oko[lł]o|jakie[sś]|mniej wi[eę]cej|माझं|माझे|मेरा|है|आहे|का|साधारण|लगभग|करीब|:|=|-) ?){0,6}`
const rx = (source: string) => new RegExp(source, 'giu')
const PATTERNS: [RegExp, 'min' | 'max'][] = [
  [rx(`^(?:around|about|like|say|maybe|roughly|max) ${MONEY}[.!]?$`), 'max'],
  [rx(String.raw`(?<!\p{L})(?:between|from|entre|kati ya) ${LOW} ?(?:and|to|-|et|y|a|à|na|aur|se) ?${MONEY}`), 'max'],
  [
    rx(
      String.raw`(?<![\p{L}\p{M}])(?:budget|bajet[i]?|bujet|presupuesto|bud?[zżg]et|bud[zż]etu?|बजट|बजेट|isuna)[\w\p{M}]{0,8} ?${ABOUT}${LOW} ?(?:-|to|and|se|à|a|y) ?${MONEY}`,
    ),
    'max',
  ],
  [
    rx(
      String.raw`(?<![\p{L}\p{M}])(?:budget|bajet[i]?|bujet|presupuesto|bud?[zżg]et|bud[zż]etu?|बजट|बजेट|isuna)[\w\p{M}]{0,8} ?${ABOUT}${MONEY}`,
    ),
    'max',
  ],
  [rx(String.raw`${MONEY}(?: (?:is|na|ka|ki|hai))? (?:my |mera |the |of )?(?:budget|max\b|maximum|tops|limit|bajeti)`), 'max'],
  [
    rx(
      String.raw`(?<!\p{L})(?:under|below|less than|lower than|max(?:imum)?\.?|up ?to|within|not (?:more|above|over|exceed\w{0,3})(?: than)?|no more than|at most|no pass|no reach|not pass|moins de|jusqu'?[aà]|maximum|pas plus de|menos de|hasta|m[aá]ximo|no m[aá]s de|chini ya|isizidi|isipite|hadi|cheaper than|sub|poni[zż]ej|maksymalnie|maks\.?|nie wi[eę]cej ni[zż]|do kwoty|no fit pass|no more pass) ${ABOUT}${MONEY}`,
    ),
    'max',
  ],
  [
    rx(
      String.raw`(?<!\p{L})(?:spend|afford|pay|do|invest|set aside|give(?:n)? us|gave us|given me|allocated|approved|can manage|manage|d[eé]penser|mettre|gastar|pagar) (?:up to |only |just |about |around |like |something like |roughly |maybe |at most |approximately )+${MONEY}`,
    ),
    'max',
  ],
  [
    rx(
      String.raw`(?<!\p{L})(?:can|could|will|want to|wanna|able to|fit|peux|puedo|naweza) (?:\p{L}+ )?(?:spend|afford|gastar|d[eé]penser|kutumia|drop) ${MONEY}|(?:i|we) can (?:only )?pay ${MONEY.replace('<money>', '<high>')}`,
    ),
    'max',
  ],
  [
    rx(
      String.raw`${MONEY} (?:(?:ke|se|tak|ki range|range) )?(?:andar|ander|tak|se kam|ke neeche|max|range mein|range me|के अंदर|तक|से कम|च्या आत|पर्यंत|पेक्षा कमी|kwa chini|pekee)(?![\p{L}\p{M}])`,
    ),
    'max',
  ],
  [
    rx(
      String.raw`(?<!\p{L})(?:(?:i|we) (?:only )?(?:have|get|got)|i've got|j'ai|tengo|traigo|nina|niko na|mere paas|mam|माझ्याकडे|मेरे पास|i dey hold|i hold|na) (?:only |just |about |around |like |something like |environ |como )${MONEY}`,
    ),
    'max',
  ],
  [
    rx(
      String.raw`(?:want|need|looking|search\w{0,4}|something|chahiye|gift|anything)[^.?!\n]{0,40}? (?:around|about|for like|for about|approx|environ|alrededor de|kama) ${MONEY}`,
    ),
    'max',
  ],
  [rx(String.raw`(?<!\p{L})(?:above|over|more than|at least|minimum|plus de|m[aá]s de|zaidi ya) ${MONEY} (?:budget|range)`), 'min'],
]
// "Under 5 days", "max 3 people", "up to 20%": not money.
const NOT_MONEY =
  /^ ?(?:%|percent|people|persons?|guests?|pax|days?|weeks?\b|months?\b(?! budget)|years?|hours?|hrs?|min\w*\b|kg|kgs|km|cm|mm|inch\w*|ft\b|feet|pieces?|pcs|plates?|yards?|items?|sizes?|baje|bje|o'?clock|[ap]\.?m\b|lb|lbs|pounds? lighter|din\b|hafte|mahine|stars?|calories|log\b|watu|st\b|nd\b|rd\b|th\b|ct\b|carat)/iu
// "About 30 boxes": a small bare number in front of a noun counts it.
const BARE = /^[\d,. ]+$/
const COUNTS_GOODS =
  /^ (?!(?:for|total|max|only|per|budget|in|on|and|or|is|ka|ke|ki|ko|se|tak|me|mein|de|du|en|para|pour|na|do|za|by|each|if|but|altogether|all|please|pls|tops|or|ish|ya|pekee|tu|basi)\b)\p{L}{3,}/iu
const PAID =
  /\b(?:paid|pay(?:ing)? elsewhere|charged|bill(?:ed)? (?:me|for)|cost me|invoice|bought (?:it )?for|savings?|salary (?:is|of)|elsewhere)\b/iu
