import { fold } from '#platform/text/fold.ts'

/** What kind of thing an answer must hold to be one: "how long" wants a duration, "how many" a number. */
type Expected = 'amount' | 'duration' | 'number' | 'time' | 'day'

/** The kinds of thing a question wants; empty for "do you have a pool?". */
export function expectedOf(question: string, priceAsked: boolean): Expected[] {
  const said = fold(question)
  const found = KINDS.filter(([, asks]) => asks.test(said)).map(([kind]) => kind)
  return priceAsked ? ['amount', ...found] : found
}

/** The share of what is wanted that a text holds, 0 to 1; 1 when nothing particular is wanted. */
export const holds = (text: string, expected: Expected[]): number =>
  expected.length === 0 ? 1 : expected.filter((kind) => HOLDS[kind].test(text)).length / expected.length

const KINDS: [Expected, RegExp][] = [
  [
    'duration',
    /\bhow (?:long|many (?:working |business )?(?:minutes?|mins?|hours?|days?|weeks?|months?|years?)|soon|fast|early|late|far ahead)\b|\bduration\b|\bturnaround\b|\btake long\b|\bkitne? (?:din|ghante|mahine|der)\b|\bkab tak\b|\bcombien de (?:temps|jours)\b|\bcuant[oa]s? (?:tiempo|dias|tarda)\b|\bsiku ngapi\b|\bmuda gani\b/,
  ],
  [
    'number',
    /\bhow many\b|\bminimum\b|\bmaximum\b|\bat least\b|\bat most\b|\bcuant[oa]s\b|\bcombien de\b|\bkitn[ei]\b|\bngapi\b|\bwhat (?:size|age|percent\w*)\b/,
  ],
  ['time', /\bwhat time\b|\bwhich time\b|\bwetin time\b|\bkitne baje\b|\ba quelle heure\b|\ba que hora\b|\bsaa ngapi\b/],
  ['day', /\b(?:what|which) days?\b|\bwhen (?:is|are|do|does|can)\b|\bkaunse? din\b|\bquels? jours?\b|\bque dias?\b|\bsiku gani\b/],
]

const HOLDS: Record<Expected, RegExp> = {
  amount:
    /[₦₹$£€]|\b(?:ngn|inr|usd|cad|gbp|eur|kes|ksh|rs)\b|\d[\d,.]{0,20}\s?(?:naira|rupees|dollars|pounds|euros|shillings|bob)|\bfree\b|\bcomplimentary\b|\bno (?:extra )?(?:charge|cost)\b|\d ?%|\d{1,3},\d{3}/i,
  duration:
    /(?<!\d)\d+(?: ?(?:-|to|–) ?\d+| \d+)? ?(?:working |business |calendar )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\b|\b(?:same|next) day\b|\b(?:one|two|three|four|five|six|seven|ten) (?:minutes?|hours?|days?|weeks?|months?|years?)\b|\btomorrow\b|\btonight\b/i,
  number: /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|unlimited)\b/i,
  time: /\d ?(?:am|pm)\b|\d:\d\d|\bnoon\b|\bmidnight\b/i,
  day: /\b(?:mon|tue|wed|thu|fri|sat|sun)(?:days?|s|nesdays?|rsdays?|urdays?|sdays?)?\b|\bdaily\b|\bevery day\b|\bweekdays?\b|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bholidays?\b/i,
}
