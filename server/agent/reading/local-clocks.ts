import { everyMatch } from '#platform/text/every-match.ts'
import { wordTable } from '../words/word-table.ts'

/** An hour said as only one language says it. `half` is the part of the day that was named, undefined when none was. */
export interface LocalHour {
  match: RegExpMatchArray
  hour: number
  minutes: number
  half: string | undefined
  /** Swahili days begin at six: its hours are already those of the clock. */
  settled?: boolean
}

/** "Saa kumi na moja jioni", "saade paanch baje", "साडेपाच", "o siódmej wieczorem", "wpół do piątej", "aago meta osan" in a plain text. */
export function localHours(plain: string): LocalHour[] {
  return [...swahili(plain), ...indian(plain), ...polish(plain), ...yoruba(plain)]
}

function* swahili(plain: string): Iterable<LocalHour> {
  for (const match of everyMatch(plain, SWAHILI)) {
    const { tens, hour = '', part = '', half } = match.groups ?? {}
    const said = tens ? 10 + (/1|moja/.test(tens) ? 1 : 2) : (HOURS.sw.get(hour.toLowerCase()) ?? Number(hour))
    const minutes = /nusu/i.test(part) ? 30 : /kaso/i.test(part) ? -15 : /robo/i.test(part) ? 15 : 0
    yield { match, hour: swahiliHour(said, half ?? ''), minutes, half, settled: true }
  }
}

function swahiliHour(said: number, half: string): number {
  const clock = (said + 6) % 12
  if (/asubuhi|alfajiri/i.test(half)) return clock === 0 ? 12 : clock
  if (/usiku/i.test(half)) return said <= 6 ? clock + 12 : clock
  if (/mchana|jioni|alasiri/i.test(half)) return clock === 0 || clock === 11 ? (clock === 0 ? 12 : 11) : clock + 12
  return clock >= 1 && clock <= 7 ? clock + 12 : clock === 0 ? 12 : clock
}

/** Quarters and halves stand before the hour: "saade 5" is half past five, "paune 6" a quarter to six. */
function* indian(plain: string): Iterable<LocalHour> {
  for (const match of everyMatch(plain, INDIAN)) {
    const { before, part = '', hour = '', fixed = '', after } = match.groups ?? {}
    const minutes = FIXED.get(fixed.toLowerCase())
    if (minutes !== undefined) yield { match, hour: Math.floor(minutes / 60), minutes: minutes % 60, half: before ?? after }
    else
      yield {
        match,
        hour: Number.isNaN(Number(hour)) ? (COUNTING.get(hour.toLowerCase()) ?? 0) : Number(hour),
        minutes: HALVES.get(part.toLowerCase()) ?? 0,
        half: before ?? after,
      }
  }
}

function* polish(plain: string): Iterable<LocalHour> {
  for (const match of everyMatch(plain, POLISH)) {
    const { to, word, hour, minutes, half } = match.groups ?? {}
    const said = word ? (HOURS.pl.get(word.toLowerCase()) ?? 0) : Number(hour)
    yield to ? { match, hour: said, minutes: -30, half } : { match, hour: said, minutes: Number(minutes ?? 0), half }
  }
}

function* yoruba(plain: string): Iterable<LocalHour> {
  for (const match of everyMatch(plain, YORUBA)) {
    const { hour = '', half } = match.groups ?? {}
    yield { match, hour: HOURS.yo.get(hour.toLowerCase()) ?? Number(hour), minutes: 0, half }
  }
}

interface Clock {
  hours?: Record<string, number>
  halves?: Record<string, number>
  fixed?: Record<string, number>
}
const table = wordTable<Clock>('clock')
const hoursIn = (language: string) => new Map(Object.entries(table[language]?.hours ?? {}))
const HOURS = { sw: hoursIn('sw'), pl: hoursIn('pl'), yo: hoursIn('yo') }
const HALVES = new Map(Object.entries(table.hi?.halves ?? {}))
const FIXED = new Map(Object.entries(table.hi?.fixed ?? {}))
const COUNTING = new Map(
  Object.values(wordTable<{ counting?: Record<string, number> }>('numbers')).flatMap(({ counting = {} }) => Object.entries(counting)),
)
const oneOf = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|')
const SWAHILI = new RegExp(
  String.raw`(?<!\p{L})saa (?:(?:10|kumi) na (?<tens>1(?!\d)|2(?!\d)|moja|mbili)|(?<hour>1[0-2]|[1-9]|${oneOf(HOURS.sw.keys())}))(?![\p{L}\d])(?<part> (?:na|u) (?:nusu|robo)| kaso(?:ro ?)?robo| kamili)?(?: (?:ya |za )?(?<half>asubuhi|alfajiri|mchana|alasiri|jioni|usiku))?`,
  'giu',
)
const PART_OF_DAY = String.raw`subah|savere|dopahar|dopeher|shaam|sham|raat|सुबह|दोपहर|शाम|रात|सकाळी|दुपारी|संध्याकाळी|रात्री`
const INDIAN = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:(?<before>${PART_OF_DAY})(?: ko| me| mein| के)? )?(?:(?<part>${oneOf(HALVES.keys())}) ?(?<hour>1[0-2]|[1-9]|${oneOf(COUNTING.keys())})|(?<fixed>${oneOf(FIXED.keys())})(?= (?:baje|bje|बजे|वाजता|वाजले)))(?![\d\p{L}\p{M}])(?: (?:baje|bje|बजे|वाजता))?(?: (?<after>${PART_OF_DAY}))?`,
  'giu',
)
const POLISH = new RegExp(
  String.raw`(?<!\p{L})(?:(?<to>wpół do|wpol do) |(?:o|na|po|przed|od|około|okolo|koło|kolo) (?:godz(?:\.|inę|inie|ine|inę)? ?)?)(?:(?<word>${oneOf(HOURS.pl.keys())})(?!\p{L})|(?<hour>1\d|2[0-3]|[1-9])(?:[:.](?<minutes>[0-5]\d))?(?![\d\p{L}]|[.,/-]\d| ?%))(?= (?:rano|wieczorem|po |w po|jutro|dzi|w |we )|[,.?!)\n]|$)(?: (?<half>rano|wieczorem|po południu|po poludniu|w południe|w poludnie))?`,
  'giu',
)
const YORUBA = new RegExp(
  String.raw`(?<!\p{L})(?:aago|ago|agogo) (?<hour>1[0-2]|[1-9]|${oneOf(HOURS.yo.keys())})(?![\p{L}\d])(?: (?:ni )?(?<half>[oọ]w[uú]r[oọ]̀?|aaro|àárọ̀|[oọ]̀?s[aá]n|ir[oọ]l[eẹ]́?|al[eẹ]́?))?`,
  'giu',
)
