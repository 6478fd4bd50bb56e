import { remembered } from '#platform/remembered.ts'
import { everyMatch } from '#platform/text/every-match.ts'
import { readTimes as readClaims } from '../numbers/times.ts'
import { localHours } from './local-clocks.ts'
import { plainText } from './plain-text.ts'
import { at, overlaps, type Reading } from './reading.ts'

/**
 * Times of the day as HH:MM: "4pm", "16h", "half past four", "5 in the evening", "by 4", "shaam 5 baje", "saa kumi jioni" (Swahili
 * clock, six hours behind). An hour without its half is the one at which shops are open: 1 to 7 in the afternoon, 8 to 12 as said.
 */
export const readTimes = remembered(50, (text): readonly Reading<string>[] => {
  const plain = plainText(text)
  const found: Reading<string>[] = []
  const add = (match: RegExpMatchArray, hour: number, minutes: number) => {
    const part = at(match)
    if (hour > 23 || minutes > 59 || found.length >= MOST || found.some((other) => overlaps(other, part))) return
    found.push({ value: `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`, ...part })
  }

  for (const { match, hour, minutes, half, settled } of localHours(plain)) {
    const whole = settled ? hour : inHalf(hour, half)
    add(match, minutes < 0 ? whole - 1 : whole, minutes < 0 ? 60 + minutes : minutes)
  }
  for (const match of everyMatch(plain, PAST)) {
    const { part, side, hour = '', half } = match.groups ?? {}
    const minutes = /half|demi|media/i.test(part ?? '')
      ? 30
      : /quarter|quart|cuarto/i.test(part ?? '')
        ? 15
        : Number.parseInt(part ?? '', 10)
    const whole = inHalf(Number(hour), half)
    add(match, side === 'to' ? whole - 1 : whole, side === 'to' ? 60 - minutes : minutes)
  }
  for (const match of everyMatch(plain, AND_HALF)) add(match, inHalf(Number(match[1]), match[2]), 30)
  for (const match of everyMatch(plain, HALF_BEFORE)) add(match, inHalf(Number(match[2]), match[1]), Number(match[3] ?? 0))
  for (const match of everyMatch(plain, HALF_AFTER)) add(match, inHalf(Number(match[1]), match[3]), Number(match[2] ?? 0))
  for (const claim of readClaims(plain, NOWHERE).slice(0, MOST)) {
    if (found.length >= MOST || found.some((other) => overlaps(other, claim))) continue
    const [hour = 0, minutes = 0] = claim.value.split(':').map(Number)
    const said = /[ap]\.? ?m|h|noon|mid|^\d\d:/i.test(claim.text) ? hour : inHalf(hour, undefined)
    found.push({
      value: `${String(said).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
      text: claim.text,
      start: claim.start,
      end: claim.end,
    })
  }
  for (const match of everyMatch(plain, A_LA_UNA)) add(match, 13, /media/i.test(match[0]) ? 30 : 0)
  for (const match of everyMatch(plain, BARE)) {
    const { day = '', gap = '', hour = '', minutes } = match.groups ?? {}
    const start = (match.index ?? 0) + day.length + gap.length
    add(
      Object.assign([match[0].slice(day.length + gap.length)], { index: start }) as RegExpMatchArray,
      inHalf(Number(hour), undefined),
      Number(minutes ?? 0),
    )
  }
  return found.sort((a, b) => a.start - b.start)
})

/** More times than anybody names in one message. */
const MOST = 60

/** The hour of the day when someone says `hour` in the morning, afternoon, evening or at night. */
function inHalf(hour: number, half: string | undefined): number {
  if (hour > 12) return hour
  if (!half) return hour >= 1 && hour <= 7 ? hour + 12 : hour
  if (MORNING.test(half)) return hour === 12 ? 0 : hour
  if (NIGHT.test(half)) return hour === 12 ? 0 : hour >= 5 ? hour + 12 : hour
  return hour === 12 ? 12 : hour + 12
}

const NOWHERE = { now: new Date(0), timeZone: 'UTC', currency: '', country: '' }
const MORNING = /morning|subah|savere|asubuhi|matin|ma[nñ]ana|सुबह|सकाळ|rano|aaro|àárọ̀|w[uú]r[oọ]|\ba\.?m/i
const NIGHT = /night|raat|usiku|nuit|noche|रात|^al[eẹ]/i
const HALVES = String.raw`(?:in the |in |de la |por la |du |de l'|this |at |for |inside )?(?:morning|afternoon|evening|night|subah|savere|dopahar|dopeher|shaam|sham|raat|matin|soir|apr[eè]s-midi|tarde|noche|ma[nñ]ana|asubuhi|mchana|jioni|usiku|सुबह|दोपहर|शाम|रात|सकाळी|दुपारी|संध्याकाळी|रात्री|सायंकाळी)`
const A_LA_UNA = /(?<!\p{L})a la (?:1|una)(?! (?:vez|noche|tarde))(?: y media)?(?![\p{L}\d])/giu
const CLOCK_WORD = String.raw`(?: ?(?:o'?clock|baje|bje|bajey|बजे|वाजता|h(?:eures?)?|hrs?))`
const PAST = new RegExp(
  String.raw`(?<!\p{L})(?<part>half|(?:a )?quarter|\d{1,2}(?: minutes?)?) ?(?<side>past|to)(?: the hour)? (?<hour>1[0-2]|[1-9])(?![\d:.,]|(?: ?(?:people|days?|weeks?|k)\b))(?: ?(?<half>[ap]\.? ?m\b|${HALVES}))?`,
  'giu',
)
const AND_HALF = new RegExp(
  String.raw`(?<!\p{L})(?:a las? |las |à )?(1[0-2]|[1-9])(?: ?h(?:eures?)?)? (?:et demie?|y media)(?: (${HALVES}))?`,
  'giu',
)
const HALF_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(${HALVES})(?: ko| me| mein| around| at| ke)? (1[0-2]|[1-9])(?::([0-5]\d))?${CLOCK_WORD}?(?![\d:.,%/]|(?: ?(?:[ap]m|people|pieces|pcs|plates|days|k|th|st|nd|rd|x)\b))`,
  'giu',
)
const HALF_AFTER = new RegExp(
  String.raw`(?<![\d.,:/₦$£€₹]|[\d] )(1[0-2]|[1-9])(?:[:.h]([0-5]\d))?${CLOCK_WORD}? (${HALVES})(?!\p{L})`,
  'giu',
)
const DAY = String.raw`(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun|today|tomorrow|tmrw|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hoy|ma[nñ]ana|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|kal|kesho|jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili)`
// "by 4", "around 5:30", "a las 5", "tomorrow 11", "Sunday 11?": what follows must not make it a count, an amount or a date.
const BARE = new RegExp(
  String.raw`(?<!\p{L})(?:(?<day>${DAY})(?<gap>,? (?:(?:at|by|around|about|from|after|before|vers|à|a las|a la|ko) )?)|(?:by|at|around|about|after|before|from|till|until|vers|à|a las?|sobre las|kwenye) (?:about |around )?(?=\d))(?<hour>1[0-2]|[1-9])(?:[:.](?<minutes>[0-5]\d))?(?![\d/:%]|[.,]\d|st\b|nd\b|rd\b|th\b|k\b|-|[ap]m)(?! ?(?:[ap]\.?m|people|persons?|guests?|days?|weeks?|months?|years?|hours?|min\w*|pieces?|pcs|plates?|boxes|packs?|trays?|coolers?|kg|g\b|naira|rs|rupees|dollars|usd|lakh|thousand|million|percent|x\b|of\b|am\b|pm\b|${'(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'}|\p{L}+s\b(?<!(?:is|this|yes|pls|works|was|thanks)\b)))`,
  'giu',
)
