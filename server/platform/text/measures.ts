import { mayHold } from './may-hold.ts'

/**
 * A folded text with its measures as shops write them: "half a kilo" is 500 g, "2br" and "two bedrooms" are 2 bedroom, "1.5kg" is
 * 1.5 kg. What somebody asks for and what a price list says are compared in this form.
 */
export const asMeasured = (text: string): string => (/[\d½]/.test(text) || mayMeasure(text) ? measured(text) : text)

const measured = (text: string): string =>
  text
    .replace(HALF, '500 g')
    .replace(COUNTED, (part, count: string, unit: string) => `${NUMBERS[count] ?? part} ${unit}`)
    .replace(HOMES, '$1 bedroom ')
    .replace(/(?<=\d)(?=\p{L})/gu, ' ')
    .replace(/(?<![\p{L}\d])(?:500|0\.5|1\/2) (?:kg|kgs|kilo|kilos|kilograms?)(?!\p{L})/gu, '500 g')
    .replace(/(?<=\d )(?:kgs|kilos?|kilograms?|किलो)(?![\p{L}\p{M}])/gu, 'kg')
    .replace(/(?<=\d )(?:gms?|grams?|grammes?|gramos|gramow|gramu|ग्राम|ग्रॅम)(?![\p{L}\p{M}])/gu, 'g')
    .replace(/(?<=\d )(?:ltrs?|lt|litres?|liters?|litros?|litrow|lita|लिटर|लीटर)(?![\p{L}\p{M}])/gu, 'l')

const NUMBERS: Record<string, string> = {
  ...Object.fromEntries('one ek moja un une una jeden एक'.split(' ').map((word) => [word, '1'])),
  ...Object.fromEntries('two do don mbili viwili deux dos dwa दो दोन'.split(' ').map((word) => [word, '2'])),
  ...Object.fromEntries('three teen tin tatu vitatu trois tres trzy तीन'.split(' ').map((word) => [word, '3'])),
  ...Object.fromEntries('four char chaar nne vinne quatre cuatro cztery चार'.split(' ').map((word) => [word, '4'])),
  ...Object.fromEntries('five paanch pach tano vitano cinq cinco piec पांच पाच'.split(' ').map((word) => [word, '5'])),
}
const UNITS = 'kg|kgs|kilos?|kilograms?|किलो|litres?|liters?|litros?|ltr|lita|लिटर|लीटर'
const HALVES = 'aadha adha aadhi ardha nusu demi medio pol आधा अर्धा'.split(' ')
const HALF = new RegExp(
  String.raw`(?<![\p{L}\p{M}\d])(?:half(?: an?)?|1\/2|½|${HALVES.join('|')})[ -]+(?:kg|kgs|kilos?|kilograms?|किलो)(?![\p{L}\p{M}])`,
  'gu',
)
/** Without a figure nothing is measured but by one of these. */
const mayMeasure = mayHold(['half', ...HALVES, ...Object.keys(NUMBERS)])
const COUNTED = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(${Object.keys(NUMBERS).join('|')})[ -]+((?:${UNITS}|bed(?:room)?s?|br|bhk|sypialni\p{L}*|chambres?|habitacion(?:es)?|recamaras?|dormitorios?|seaters?|seats?|doors?|pax)(?![\p{L}\p{M}]))`,
  'gu',
)
/** "2br", "3 bhk", "2-bed": how many bedrooms a home has. */
const HOMES =
  /(?<![\p{L}\d])(\d)[ -]?(?:br|bhk|bdrm?|beds?|bedrooms?|bedroomed|sypialni\p{L}*|chambres?|habitacion(?:es)?|recamaras?|dormitorios?|vyumba)(?!\p{L})/gu
