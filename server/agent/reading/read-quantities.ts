import { everyMatch } from '#platform/text/every-match.ts'
import { wordTable } from '../words/word-table.ts'
import { plainText } from './plain-text.ts'
import { at, type Reading } from './reading.ts'

/** A count of things, and what they are counted in ("kg", "plate"); null when nothing says so. */
export interface Quantity extends Reading<number> {
  unit: string | null
}

/** "3x", "x3", "half dozen", "two plates of", "5 kg", "10 pcs": counts of goods. Days, times, people and money are not counted here. */
export function readQuantities(text: string): Quantity[] {
  const plain = plainText(text)
  const found: Quantity[] = []
  for (const match of /\d/.test(plain) ? everyMatch(plain, QUANTITY, MOST) : []) {
    const { times, number, before, unit } = match.groups ?? {}
    const value = Number(times ?? number ?? before)
    if (value > 0 && value < 100_000) found.push({ value, unit: unit ? (UNITS.get(unit.toLowerCase()) ?? null) : null, ...at(match) })
  }
  return found
}

/** More counts than anybody gives in one message. */
const MOST = 100

/** Units that goods are sold in, by every spelling of theirs. */
export const UNITS = new Map(
  Object.entries(wordTable<string[]>('units')).flatMap(([unit, names]) =>
    (names as unknown as string[]).map((name) => [name, unit] as const),
  ),
)
/** Units that only count: nothing is lost when they are left out of a name. */
export const COUNTERS = new Set(['piece', 'unit'])

const UNIT = [...UNITS.keys()].sort((a, b) => b.length - a.length).join('|')
const NOT_GOODS = String.raw`(?! ?(?:%|[ap]\.?m\b|(?:(?:days?|weeks?|months?|years?)(?! (?:pass|pack|plan|ticket|card|voucher|membership)(?:es|s)?\b)|hours?|hrs?|minutes?|mins?|people|bed(?:room)?s?|br|bhk|rooms?|baths?|bathrooms?|seaters?|inch(?:es)?|feet|ft|sypialni\p{L}*|pokoj\p{L}*|chambres?|habitacion(?:es)?|recamaras?|dormitorios?|vyumba|persons?|guests?|pax|st|nd|rd|th|k|m|l|naira|rs|rupees|dollars|usd|lakh|thousand|million|percent|baje|din|hafte|mahine|log|watu|jours|semaines|mois|ans|dias|semanas|meses|personas|personnes|year old|yrs?)\b))`
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\d.,:/₦$£€₹#+-]|\b(?:size|sizes|no|number|room|class|taille|talla|age|aged|level|by|at|around) )(?:(?<times>\d{1,4}) ?[x×](?!\d)|[x×] ?(?<before>\d{1,4})(?!\d)|(?<number>\d{1,5}(?:\.\d)?)(?!\d|[.,:/-]\d)${NOT_GOODS})(?: ?(?<unit>${UNIT})(?!\p{L}))?`,
  'giu',
)
