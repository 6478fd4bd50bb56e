import { remembered } from '#platform/remembered.ts'
import { MONTH } from '../numbers/calendar-words.ts'
import type { Lone } from '../numbers/digitize.ts'
import { tidy } from '../numbers/tidy.ts'
import { wordTable } from '../words/word-table.ts'

/**
 * A customer's words with every spelled number as digits: "two weeks" → "2 weeks", "do hafte" → "2 hafte", "half a dozen" → "6",
 * "fifteenth May" → "15th May". More willing than the guard's `tidy`: here a customer counts, there a draft claims.
 */
export const plainText = remembered(50, (text: string): string => {
  const written = text
    .normalize('NFKC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/(?<!\d[,.]?)(\d),(\d)(?= ?(?:million|millions|millones|lakh|crore)\b)/gi, '$1.$2')
    .replace(/\b(?:(?:a |one )?couple(?: of)?)(?= (?:more )?\p{L})/giu, '2')
    .replace(/\ba few(?= (?:days?|weeks?|months?|hours?)\b)/gi, '3')
    .replace(PART_OF_KILO, (_, half: string | undefined, quarter: string | undefined, more: string | undefined) =>
      half ? '500 g' : quarter ? '250 g' : /^(?:d[he]|डे|दी)/i.test(more ?? '') && !/^(?:dhai|ढाई)/i.test(more ?? '') ? '1.5 kg' : '2.5 kg',
    )
    .replace(DOZENS, (_, count: string | undefined, half: string | undefined) => dozens(count, half))
    .replace(ORDINALS, (_, word: string) => `${TABLE.ordinal.get(word.toLowerCase())}th`)
    .replace(COUNTED_HINDI, (_, word: string) => String(TABLE.counting.get(word.toLowerCase())))
    .replace(DEVANAGARI, (word: string) => String(TABLE.counting.get(word) ?? word))
    .replace(ONE_SPAN, '1')
    .replace(POLISH_SPAN, '$& 1')
  return tidy(written, LONE).replace(UNIT_FIRST, '$2 $1')
})

interface NumberWords {
  ordinal?: Record<string, number>
  counting?: Record<string, number>
}
const rows = Object.values(wordTable<NumberWords>('numbers'))
const TABLE = {
  ordinal: new Map(rows.flatMap(({ ordinal = {} }) => Object.entries(ordinal))),
  counting: new Map(rows.flatMap(({ counting = {} }) => Object.entries(counting))),
}
const names = (table: Map<string, number>, script: RegExp) => [...table.keys()].filter((word) => script.test(word)).join('|')

function dozens(count: string | undefined, half: string | undefined): string {
  if (half) return '6'
  const known: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, ek: 1, do: 2 }
  return String(12 * (count ? (known[count.toLowerCase()] ?? Number(count)) : 1))
}

// Weights as shops say them: "half a kilo", "aadha kilo", "पाव किलो", "pół kilo", "dedh kilo", "अडीच किलो".
const PART_OF_KILO =
  /(?<![\p{L}\p{M}\d])(?:(half(?: a)?|1\/2|½|a?adha|aadhaa|आधा|अर्धा|demi|medio|p[oó][lł]|nusu)|(quarter(?: of)?(?: a)?|1\/4|¼|pa[vou]|पाव|un cuarto(?: de)?|cuarto(?: de)?|[cć]wier[cć]|robo)|(dedh|डेढ़|दीड|dhai|ढाई|अडीच))[ -]?(?:kilos?|kgs?|kila|किलो|kilograma?)(?![\p{L}\p{M}])/giu
const DOZENS =
  /(?<!\p{L})(?:(a|one|two|three|four|five|ek|do|(?<!\d)\d+) )?(half(?: a)? |1\/2 )?(?:dozens?|darjan|douzaines?|docenas?)(?: of)?(?!\p{L})/giu
const ORDINALS = new RegExp(
  String.raw`\b(${names(TABLE.ordinal, /^[a-z]+$/)})(?= (?:of )?(?:${MONTH})\b| of (?:this|next|the) month\b)`,
  'gi',
)
const COUNTED_HINDI = new RegExp(
  String.raw`\b(${names(TABLE.counting, /^[a-z]+$/)})(?= (?:din|hafte|hafta|mahin\w+|saal|ghant\w+|baje|bje|lakh|hazaa?r|log|logo\w*|plate|plates|piece|pieces|pcs|box|boxes|dabb\w+|packets?|kilo|kg|meter|gaj|set|sets|jod[ia]|pair|pairs|(?:\w+ ){1,4}(?:chahiye|chaiye|chahie|bhej\w*|dena|dedo|de do|lena|lunga|lungi|pack|order|book))\b)`,
  'gi',
)
const DEVANAGARI = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${names(TABLE.counting, /\p{Script=Devanagari}/u)})(?![\p{L}\p{M}])`, 'gu')
const ONE_SPAN =
  /\b(?:an?|one|une?|una|ek|another)(?= (?:days?|weeks?|months?|fortnight|hour|semaine|semana|mois|mes|jour|dia|día|hafta|hafte|mahin\w+|din)\b)/gi
// Swahili and Yoruba count behind the measure: "lita 2", "kilo 3".
const UNIT_FIRST = /(?<![\p{L}]|\d )(lita|kilo|gramu|mita)(?= \d)(?: (\d{1,3}))(?! ?(?:lita|kilo|gramu|mita|kg|g|ml)|[\d.,:])/giu
const POLISH_SPAN = /(?<!\p{L})za(?= (?:tydzie[nń]|miesi[aą]c)(?!\p{L}))/giu
// "The blue one, please" points; "one cap" counts. "Sept", "neuf" and "second" are other words too.
const LONE: Lone = (word, after) =>
  word === 'one'
    ? /^ (?!(?:of|please|pls|then|is|was|for|with|and|or|in|on|only|to|from|that|you|i|we|more time|how|what|at|by)\b)\p{L}/iu.test(after)
    : !/^(?:sept|neuf|mil|tatu|kumi)$/.test(word) || /^ \p{L}/u.test(after)
