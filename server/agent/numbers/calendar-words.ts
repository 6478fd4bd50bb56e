import type { Weekday } from '@salesboy/contract/identity'
import { fold } from '#platform/fold.ts'

const MONTH_NAMES = [
  'january jan janvier enero januari janeiro जनवरी',
  'february feb fevrier fevr febrero februari fevereiro फरवरी फ़रवरी',
  'march mar mars marzo machi marco मार्च',
  'april apr avril avr abril aprili अप्रैल',
  'may mai mayo mei maio मई',
  'june jun juin junio juni junho जून',
  'july jul juillet juil julio julai julho जुलाई',
  'august aug aout agosto agosti अगस्त',
  'september sept sep septembre septiembre septemba setembro सितंबर सितम्बर',
  'october oct octobre octubre oktoba outubro अक्टूबर',
  'november nov novembre noviembre novemba नवंबर',
  'december dec decembre diciembre desemba dezembro दिसंबर',
]

const DAY_NAMES: Record<Weekday, string> = {
  mon: 'monday mondays mon lundi lunes jumatatu somvar somwar mandi aje litinin सोमवार',
  tue: 'tuesday tuesdays tues tue mardi martes jumanne mangalvar mangalwar talata मंगलवार',
  wed: 'wednesday wednesdays weds wed mercredi miercoles jumatano budhvar budhwar laraba बुधवार',
  thu: 'thursday thursdays thurs thur thu jeudi jueves alhamisi guruvar guruwar alhamis गुरुवार',
  fri: 'friday fridays fri vendredi viernes ijumaa shukravar shukrawar jumaa शुक्रवार',
  sat: 'saturday saturdays sat samedi sabado jumamosi shanivar shaniwar asabar शनिवार',
  sun: 'sunday sundays sun dimanche domingo jumapili ravivar raviwar itwar lahadi रविवार',
}

const index = <V>(rows: [V, string][]): Map<string, V> =>
  new Map(rows.flatMap(([value, names]) => names.split(' ').map((name) => [fold(name), value])))

/** Month numbers by folded name, in the languages that customers and sources use. */
export const months = index(MONTH_NAMES.map((names, i) => [i + 1, names]))
/** Weekdays by folded name. */
export const dayNames = index(Object.entries(DAY_NAMES) as [Weekday, string][])

// Written forms keep their accents in texts that are read unfolded, so both spellings are listed.
const spellings = (names: string[], accented: string[]) => [...names, ...accented].sort((a, b) => b.length - a.length).join('|')
export const MONTH = spellings([...months.keys()], ['février', 'août', 'décembre', 'março'])
export const WEEKDAY = spellings([...dayNames.keys()], ['miércoles', 'sábado'])
