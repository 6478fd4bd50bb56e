import { everyMatch } from '#platform/text/every-match.ts'
import type { Claim, Reader } from './claim.ts'
import { toNumber } from './money.ts'

/** Every number that is left: "3 days", "50 pieces", "size 14", "only 2 left" (as stock). Ranges give both ends. */
export const readQuantities: Reader = (text) => {
  const claims: Claim[] = []
  for (const match of everyMatch(text, QUANTITY)) {
    const { low, number, unit, left } = match.groups as Record<string, string | undefined>
    const at = { text: match[0].trim(), start: match.index, end: match.index + match[0].length }
    const counted = unit ? UNITS.get(unit.toLowerCase().replace(/^(?:working|business) /, '')) : undefined
    for (const written of [low, number]) {
      const value = toNumber(written ?? '')
      if (written === undefined || Number.isNaN(value)) continue
      claims.push({
        kind: left || STOCK_BEFORE.test(text.slice(0, match.index)) ? 'stock' : 'quantity',
        value: String(value),
        unit: counted,
        ...at,
      })
    }
  }
  return claims
}

/** How long a duration is, in hours; undefined for what is not one. Months and years keep their own name, their length varies. */
export const hoursOf = (value: string, unit: string | undefined): number | undefined => {
  const hours = unit === 'minute' ? 1 / 60 : unit === 'hour' ? 1 : unit === 'day' ? 24 : unit === 'week' ? 168 : undefined
  return hours === undefined ? undefined : Number(value) * hours
}

const UNITS = new Map(
  Object.entries({
    minute: 'minute minutes min mins dakika minutos',
    hour: 'hour hours hr hrs heure heures hora horas saa ghante ghanta',
    day: 'day days jour jours dia dias día días siku din',
    week: 'week weeks wk wks semaine semaines semana semanas wiki hafte hafta',
    month: 'month months mois mes meses miezi mahina mahine mahino',
    year: 'year years yr yrs an ans año años mwaka miaka saal',
    person: 'person persons people guest guests pax head heads personnes personas watu log',
    piece: 'piece pieces pc pcs pieces. unit units pièces piezas vipande',
    plate: 'plate plates',
    pair: 'pair pairs',
    kg: 'kg kgs kilo kilos kilogram kilograms',
    g: 'g gm gms gram grams',
    mg: 'mg',
    l: 'l litre litres liter liters ltr ltrs lita',
    ml: 'ml',
    yard: 'yard yards',
    inch: 'inch inches',
    cm: 'cm',
    mm: 'mm',
    km: 'km kms',
    mile: 'mile miles',
    lb: 'lb lbs pound',
    ct: 'ct carat carats',
    session: 'session sessions sessão séances',
    class: 'class classes',
    tray: 'tray trays',
  }).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
)
const UNIT = [...UNITS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replaceAll('.', '')
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const QUANTITY = new RegExp(
  String.raw`(?<![\d.,])(?:(?<low>${NUMBER}) ?(?:-|to|or|à|a|hadi) ?)?(?<number>${NUMBER})(?:st|nd|rd|th)?(?: ?-?(?<unit>(?:(?:working|business) )?(?:${UNIT}))(?!\p{L}))?(?<left> (?:\p{L}+ )?(?:left|remaining|in stock|available|restantes?|bache))?`,
  'giu',
)
const STOCK_BEFORE = /(?:only|just|stock:?|in stock:?|have|remaining:?) ?$/i
