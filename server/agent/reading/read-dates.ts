import { remembered } from '#platform/remembered.ts'
import { everyMatch } from '#platform/text/every-match.ts'
import { fold } from '#platform/text/fold.ts'
import { mayHold } from '#platform/text/may-hold.ts'
import { addDays, addMonths, type Day, isoDay, wallClock } from '../numbers/calendar.ts'
import { MONTH, mayNameMonth, months } from '../numbers/calendar-words.ts'
import type { Place } from '../numbers/claim.ts'
import { readDates as readClaims } from '../numbers/dates.ts'
import { inNextWeek, upcoming } from '../numbers/read-day.ts'
import { rememberedPerPlace } from '../numbers/remembered-per-place.ts'
import { wordTable } from '../words/word-table.ts'
import { plainText } from './plain-text.ts'
import { at, overlaps, type Reading } from './reading.ts'

/** A day a text names. */
export interface DateRead extends Reading<Day> {
  /** The last day meant, when a stretch is ("next month", "mid November", "in two weeks"); the same as `value` for a plain day. */
  to: Day
  /** day: named or pointed at; span: counted from today; stretch: a week, month or year; holiday: from the table. */
  kind: 'day' | 'span' | 'stretch' | 'holiday'
  past: boolean
}

/** The days a text names, seen from the business's today: see `DateRead`. Figures without a year follow the country's order. */
export const readDates = rememberedPerPlace(30, (text, place: Place): readonly DateRead[] => {
  const plain = plainText(text)
  const hasFigures = /\d/.test(plain)
  const today = wallClock(place.now, place.timeZone).day
  const found: DateRead[] = []
  const add = (part: Omit<Reading<unknown>, 'value'>, value: Day | null, kind: DateRead['kind'], to = value) => {
    if (!value || !to || found.length >= MOST || found.some((other) => overlaps(other, part))) return
    found.push({ value, to, kind, past: to < today, text: part.text.trim(), start: part.start, end: part.end })
  }

  for (const claim of readClaims(plain, place).slice(0, MOST)) {
    if (claim.kind === 'date' && claim.value.length === 10) add(claim, shifted(claim, plain, today), 'day')
    else if (claim.kind === 'date') add(claim, `${claim.value}-01`, 'stretch', addDays(addMonths(`${claim.value}-01`, 1), -1))
    else if (!isName(plain, claim)) add(claim, weekdayIn(plain, claim, today), 'day')
  }
  const inFigures = (pattern: RegExp) => (hasFigures ? everyMatch(plain, pattern) : [])
  for (const match of inFigures(SPAN)) add(at(match), spanOf(match, today), 'span')
  for (const match of inFigures(OF_MONTH)) add(at(match), ofMonth(match, today), 'day')
  for (const { mayBeNamed, names, holiday } of HOLIDAYS) {
    for (const match of mayBeNamed(plain) ? everyMatch(plain, names) : [])
      add(at(match), dayOf(holiday, today, place.country), 'holiday', endOf(holiday, today, place.country))
  }
  for (const match of everyMatch(plain, WEEK_OF_MONTH)) add(at(match), ...weekOfMonth(match, today))
  for (const match of everyMatch(plain, PART_OF_MONTH)) add(at(match), ...partOfMonth(match, today))
  for (const match of everyMatch(plain, STRETCH)) add(at(match), ...stretch(fold(match[0]), today))
  for (const match of inFigures(FIGURES)) add(at(match), figures(match, place, today), 'day')
  for (const match of inFigures(POINTED)) add(at(match), figures(match, place, today), 'day')
  for (const match of mayNameMonth(plain) ? everyMatch(plain, MONTH_ALONE) : []) add(at(match), ...monthAlone(match[1] ?? '', today))
  return found.sort((a, b) => a.start - b.start)
})

/** More days than anybody names in one message. */
const MOST = 60

/**
 * "Kal" and "parso" point both ways; a verb in the past settles it. A day without a year that is just behind us is next year's,
 * unless the text tells of the past.
 */
function shifted({ value, text }: { value: Day; text: string }, plain: string, today: Day): Day {
  if (/^(?:kal|parsou?n?|कल|परसों)$/i.test(text))
    return tellsPastInHindi(plain) ? addDays(today, value === addDays(today, 1) ? -1 : -2) : value
  const yearless = value < today && !/\d{4}/.test(text) && /\d/.test(text) && !tellsPast(plain)
  return yearless ? addMonths(value, 12) : value
}

/** "Sun Life", "Mon Ami": a short weekday in front of a capital is part of a name; in French "mon" is "my". */
const isName = (plain: string, { text, end }: { text: string; end: number }): boolean =>
  (text.length <= 3 && /^ \p{Lu}\p{Ll}/u.test(plain.slice(end, end + 3))) || (/^mon$/i.test(text) && isFrench(plain))
const FRENCH = /(?<!\p{L})(?:je|j'ai|j'|vous|moi|pour|est|c'est|merci|bonjour|dans|avec)(?!\p{L})/iu
const isFrench = remembered(20, (plain) => FRENCH.test(plain))

function weekdayIn(plain: string, claim: { value: string; start: number; end: number }, today: Day): Day {
  const day = upcoming(claim.value as never, today)
  const around = fold(`${plain.slice(Math.max(0, claim.start - 9), claim.start)}|${plain.slice(claim.end, claim.end + 10)}`)
  if (/(?:last|past|pichhle|pichle) \||\| (?:dernier|pasado|iliyopita|last)/.test(around)) return addDays(day, -7)
  // Named on that very day, a weekday is the next one: for today people say "today".
  return day === today ? addDays(day, 7) : day
}

function spanOf(match: RegExpMatchArray, today: Day): Day | null {
  const { before, after, count, count2, ago } = match.groups ?? {}
  const unit = match.groups?.unit ?? match.groups?.unit2 ?? ''
  if (!before && !after && !ago && !/(?:नी|ात)$/.test(unit)) return null
  const number = Number(count ?? count2 ?? 1)
  const key = fold(unit)
  const sign = ago ? -1 : 1
  if (/^(?:month|mois|mes|mahin|mwezi|miezi|miesi|महीन|महिन)/.test(key)) return addMonths(today, sign * number)
  const days = /^(?:week|wk|semain|seman|haft|wiki|tydz|tygod|हफ्त|आठवड)/.test(key) ? 7 : /^fortnight/.test(key) ? 14 : 1
  return addDays(today, sign * number * days)
}

function figures(match: RegExpMatchArray, { country }: Place, today: Day): Day | null {
  const [first, second] = [Number(match[1]), Number(match[2])]
  const monthFirst = (country === 'US' && first <= 12) || second > 12
  const [month, date] = monthFirst ? [first, second] : [second, first]
  const here = isoDay(Number(today.slice(0, 4)), month, date)
  return here && here < today ? isoDay(Number(today.slice(0, 4)) + 1, month, date) : here
}

/** "The 15th", "15 tarikh", "le 15", "15th of next month": the next such day. */
function ofMonth(match: RegExpMatchArray, today: Day): Day | null {
  const date = Number(match[1] ?? match[2] ?? match[3])
  const [year = 0, month = 0] = today.split('-').map(Number)
  const first = `${today.slice(0, 8)}01`
  if (/next month|mois prochain|proximo mes|agle mah/.test(fold(match[0]))) {
    const next = addMonths(first, 1)
    return isoDay(Number(next.slice(0, 4)), Number(next.slice(5, 7)), date)
  }
  const here = isoDay(year, month, date)
  if (here && here >= today) return here
  for (const ahead of [1, 2]) {
    const next = addMonths(first, ahead)
    const day = isoDay(Number(next.slice(0, 4)), Number(next.slice(5, 7)), date)
    if (day) return day
  }
  return null
}

function monthStart(name: string, today: Day): Day {
  const number = months.get(fold(name)) ?? 1
  const year = Number(today.slice(0, 4))
  return isoDay(number < Number(today.slice(5, 7)) ? year + 1 : year, number, 1) ?? today
}

type Stretch = [Day | null, DateRead['kind'], Day | undefined]
const monthAlone = (name: string, today: Day): Stretch => {
  const first = monthStart(name, today)
  return [first < today ? today : first, 'stretch', addDays(addMonths(first, 1), -1)]
}

function partOfMonth(match: RegExpMatchArray, today: Day): Stretch {
  const { part = '', month } = match.groups ?? {}
  const said = fold(match[0])
  const this_ = `${today.slice(0, 8)}01`
  const first = month ? monthStart(month, today) : /next|prochain|proximo|agle|ujao/.test(said) ? addMonths(this_, 1) : this_
  const [from, to] = /mid|middle|mi|beech|katikati/.test(fold(part))
    ? [14, 19]
    : /early|beginning|start|debut|principios|shuru|mwanzo/.test(fold(part))
      ? [1, 9]
      : [27, 31]
  const last = addDays(addMonths(first, 1), -1)
  const end = addDays(first, to - 1)
  return [addDays(first, Math.min(from, Number(last.slice(8))) - 1), 'stretch', end < last ? end : last]
}

/** "The first week of September", "ostatni tydzień miesiąca": seven days, the last seven for the last. */
function weekOfMonth({ groups = {} }: RegExpMatchArray, today: Day): Stretch {
  const said = fold(Object.values(groups).join(' '))
  const name = groups.month ?? groups.month2
  const this_ = `${today.slice(0, 8)}01`
  const month = name ? monthStart(name, today) : NEXT.test(said) ? addMonths(this_, 1) : this_
  const week = WEEKS.findIndex((words) => words.test(fold(groups.week ?? groups.week2 ?? '')))
  const first = week < 0 ? addDays(addMonths(month, 1), -7) : addDays(month, week * 7)
  const next = !name && addDays(first, 6) < today ? addMonths(first, 1) : first
  return [next, 'stretch', addDays(next, 6)]
}
const WEEKS = [
  /^(?:first|1|prem|prim|pierw|kwanza|pehl|पहल|पहिल)/,
  /^(?:second|2|deux|second|segund|drug|pili|dus|दूस|दुस)/,
  /^(?:third|3|trois|terc|trzec|tatu|tees|तीस|तिस)/,
]
const NEXT = /next|prochain|proxim|przysz|agle|ujao|अगल|पुढ/

function stretch(said: string, today: Day): Stretch {
  if (/year|annee|ano|saal|mwaka|roku|वर्ष/.test(said)) {
    const first = `${Number(today.slice(0, 4)) + 1}-01-01`
    return [first, 'stretch', addDays(first, 30)]
  }
  if (/weekend/.test(said)) {
    const saturday = /next/.test(said) ? inNextWeek('sat', today) : upcoming('sat', today)
    return [saturday, 'stretch', addDays(saturday, 1)]
  }
  if (/month|mois|mes|mahin|mwezi|miesi|महीन|महिन/.test(said)) {
    const first = addMonths(`${today.slice(0, 8)}01`, 1)
    return [first, 'stretch', addDays(addMonths(first, 1), -1)]
  }
  const monday = addDays(inNextWeek('mon', today), /after next/.test(said) ? 7 : 0)
  return [monday, 'stretch', addDays(monday, 6)]
}

interface Holiday {
  names: string[]
  days?: Day[]
  every?: string
  countries?: Record<string, Day[]>
  lasts?: number
}
function dayOf(holiday: Holiday, today: Day, country: string): Day | null {
  const year = Number(today.slice(0, 4))
  const days =
    holiday.countries?.[country] ?? (holiday.every ? [`${year}-${holiday.every}`, `${year + 1}-${holiday.every}`] : (holiday.days ?? []))
  return days.find((day) => addDays(day, holiday.lasts ?? 0) >= today) ?? null
}
function endOf(holiday: Holiday, today: Day, country: string): Day | undefined {
  const day = dayOf(holiday, today, country)
  return day ? addDays(day, holiday.lasts ?? 0) : undefined
}

const table = wordTable<Holiday | string[]>('holidays') as unknown as Record<string, Holiday>
// Longer names first: "eid al adha" is not "eid".
const HOLIDAYS = Object.values(table)
  .flatMap((holiday) => holiday.names.map((name) => ({ name, holiday })))
  .sort((a, b) => b.name.length - a.name.length)
  .map(({ name, holiday }) => ({
    mayBeNamed: mayHold([name, name.replace(/s$/, '')]),
    names: holidayPattern(name),
    holiday,
  }))

function holidayPattern(name: string): RegExp {
  const written = name.replaceAll(' ', '[ -]').replace(/s$/, "'?s")
  return new RegExp(String.raw`(?<![\p{L}\p{M}])${written}(?:'s)?(?![\p{L}\p{M}\d])`, 'giu')
}

const UNIT = String.raw`(?:days?|weeks?|wks?|months?|fortnights?|jours?|semaines?|mois|d[ií]as?|semanas?|mes(?:es)?|din|hafte|hafta|hafton|mahin[ae]|mahino|siku|wiki|miezi|mwezi|dni|dzień|dzien|tydzień|tydzien|tygodnie|tygodni|miesiąc|miesiac|miesiące|miesiace|miesięcy|दिन|हफ्ते|हफ़्ते|महीने|दिवसांनी|दिवसात|आठवड्यांनी|आठवड्यानी|महिन्यांनी|महिन्यानी)`
const SPAN = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<before>in|after|within|for|dans|apr[eè]s|en|dentro de|despu[eé]s de|baada ya|za|po) )?(?:(?<count>\d{1,3}) (?:more |good )?(?<unit>${UNIT})|(?<unit2>siku|wiki|miezi|mwezi) (?<count2>\d{1,2}))(?: (?<after>from (?:now|today)|time|later|hence|baad|ke baad|baada|mein|me|plus tard|m[aá]s tarde|बाद|के बाद|में)| (?<ago>ago|back|pehle|पहले|passed))?(?![\p{L}\p{M}])`,
  'giu',
)
const STRETCH =
  /(?<!\p{L})(?:(?:the )?week after next|next (?:week|wk|month|year|weekend)|(?:this |the )?(?:coming )?weekend|la semaine prochaine|semaine prochaine|le mois prochain|mois prochain|l'ann[eé]e prochaine|la pr[oó]xima semana|pr[oó]xima semana|la semana que viene|el pr[oó]ximo mes|pr[oó]ximo mes|el mes que viene|pr[oó]ximo a[nñ]o|agle (?:hafte|mahine|saal)|wiki ijayo|mwezi ujao|mwaka ujao|(?:w )?przysz[lł]ym (?:tygodniu|miesi[aą]cu|roku)|przysz[lł]y (?:tydzie[nń]|miesi[aą]c)|अगले (?:हफ्ते|महीने|साल)|(?:पुढच्या|पुढील|येत्या) (?:आठवड्यात|महिन्यात|वर्षी))(?![\p{L}\p{M}])/giu
const PART_OF_MONTH = new RegExp(
  String.raw`(?<!\p{L})(?:(?<part>mid|middle|early|late|end|beginning|start|d[eé]but|fin|mi|principios|mediados|finales|mwisho|mwanzo)(?: of| de| du| ya| wa)?[ -](?:(?:the |this |next |of )*(?<whole>month|mois|mes|mwezi)(?: prochain| ujao)?|(?<month>${MONTH}))|month[ -]?end|end month|payday|pay day|salary(?: day)?|(?:when|after|once) (?:i |we )?(?:get|am|are|don collect)? ?(?:paid|pay|money enter)|quand je serai paye|cuando me paguen|nikilipwa|mahine ke (?:end|ant|aakhir)|mahine ke aakhir)(?!\p{L})`,
  'giu',
)
const WEEK = String.raw`(?:first|1st|second|2nd|third|3rd|last|premi[eè]re|deuxi[eè]me|seconde|troisi[eè]me|derni[eè]re|primera|segunda|tercera|[uú]ltima|pierwsz\p{L}*|drugi\p{L}*|trzeci\p{L}*|ostatni\p{L}*)`
const WEEK_OF_MONTH = new RegExp(
  String.raw`(?<!\p{L})(?:(?<week>${WEEK}) (?:weeks?|wk|semaine|semana|tygodniu|tydzie[nń])(?: (?:of|in|for|de|du|del|d'|the|this|mois de|mes de))* ?(?:(?<month>${MONTH})|(?<whole>(?:next |pr[oó]ximo |przysz[lł]ego )?(?:month|mois|mes|miesi[aą]ca)(?: prochain| que viene)?))|wiki ya (?<week2>kwanza|pili|tatu|mwisho)(?: ya| mwezi| wa)* (?<month2>${MONTH})|(?<month2>${MONTH})(?: ke| के)?(?:च्या)? (?<week2>pehle|dusre|teesre|aakhri|पहले|दूसरे|तीसरे|आखिरी|पहिल्या|दुसऱ्या|शेवटच्या) (?:hafte|week|हफ्ते|हफ़्ते|सप्ताह|आठवड्यात))(?![\p{L}\p{M}])`,
  'giu',
)
const FIGURES =
  /(?!24\/7)(?:(?<=(?:on|by|for|from|until|till|before|after|le|el|date|dated?|tarehe|tarikh|jour) )|(?<=^|\n))(\d{1,2})[/-](\d{1,2})(?![\d/]|-\d| ?(?:kg|cup|people|plates|pm|am|hours|days))/giu
// "Na 20.10": with a point only where a word says that it is a day.
const POINTED = /(?<=(?:na|dnia|dniu|do|od|am|den) )(\d{1,2})\.(\d{1,2})(?!\d|[.,]\d| ?(?:zł|zl|pln|kg|cm|m2|%))/giu
const OF_MONTH = new RegExp(
  String.raw`(?<![\p{L}\d.,/])(?:(?:on |by |for |the ){0,3}(\d{1,2})(?:st|nd|rd|th)(?! (?:birthday|anniversary|floor|street|st\b|avenue|ave|road|cross|main|block|time|grade|class|standard|percent|size|edition|year|month|week|generation|option|one|item|lane|phase)\b)(?! (?:of )?(?:${MONTH})\b)(?:(?: of)? (?:this|next|the) month)?|(?:le|el|el d[ií]a|tarehe) (\d{1,2})(?![\d:/.,h]| ?(?:h\b|%|mois|mes|euros))|(\d{1,2}) (?:tarikh|taarikh|tareekh|तारीख|तारखे(?:ला|पर्यंत|पासून|च्या)?))(?![\p{L}\p{M}])`,
  'giu',
)
const MONTH_ALONE = new RegExp(
  String.raw`(?<=(?:in|by|until|till|before|after|around|from|early|late|next|this|end of|start of|en|d[eè]s|desde|hasta|mwezi wa|of|month of|during|maybe|perhaps) )(${MONTH})(?![\p{L}\p{M}\d]| ?\d)`,
  'giu',
)
const HINDI_PAST =
  /\b(?:tha|thi|the|kiya|ki thi|kharida|khareeda|aaya tha|aayi thi|liya|diya|mila|bheja|gaya|gayi)\b|था|थी|किया|खरीदा|लिया/i
const TELLS_PAST =
  /\b(?:bought|paid|ordered|came|was|were|had|since|last|got|did|happened|received|visited|went|ago|acheté|compré|nilinunua)\b/i
const tellsPastInHindi = remembered(20, (plain) => HINDI_PAST.test(plain))
const tellsPast = remembered(20, (plain) => TELLS_PAST.test(plain))
