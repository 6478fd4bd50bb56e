import { cut } from '#platform/text/cut.ts'
import { fold } from '#platform/text/fold.ts'

interface Freshness {
  outdated: boolean
  validUntil: string | null
  dated: string | null
}

/** What a document says of its own age: that it no longer holds, until which day it does, and by which day it is dated (ISO). */
export function freshnessOf(fileName: string, title: string, opening: string): Freshness {
  const name = fileName.replace(/\.\w+$/, '').replace(/[-_.]+/g, ' ')
  return {
    outdated: isOutdated(name) || isOutdated(title) || isOutdated(cut(opening, 300)),
    validUntil: validUntil(`${title}\n${cut(opening, 160)}`),
    dated: dateIn(name) ?? dateIn(title) ?? dateIn(CUED.exec(cut(opening, 600))?.[1] ?? ''),
  }
}

/** The latest day, month or year that a name carries, as the first day of it: "Menu_June2026" is 2026-06-01. */
export function dateIn(text: string): string | null {
  const found: string[] = []
  const add = (year: string, month: number, day: number) => {
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31)
      found.push(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  }
  for (const [, year, month, day] of text.matchAll(/(?<!\d)(20[0-4]\d)[-_./ ]?(0[1-9]|1[0-2])(?:[-_./ ]?(0[1-9]|[12]\d|3[01]))?(?!\d)/g))
    add(year!, Number(month), Number(day ?? 1))
  for (const [, before, name, after, year] of fold(text).matchAll(
    /(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ _.-]*(?:of |de )?)?(\p{L}{3,12})[ _.-]*(?:de )?(?:(\d{1,2})(?:st|nd|rd|th)?,?[ _.-]+)?(20[0-4]\d)(?![\d\p{L}])/gu,
  )) {
    const month = monthNumber(name!)
    if (month) add(year!, month, Number(before ?? after ?? 1))
  }
  if (found.length === 0) for (const [year] of text.matchAll(/(?<!\d)20[0-4]\d(?![\d\p{L}])/gu)) add(year, 1, 1)
  return found.sort().at(-1) ?? null
}

// Only words like these make a date in the text the date of the document; others are of deliveries, events and people.
const CUED =
  /(?:updated|effective|revised|in force|valid|as of|from|since|version|date|stand|gültig ab|vigente|actualizado|desde|à partir du|mis à jour)\b[^.\n]{0,30}?((?:\d{1,2}\S*\s+)?(?:\p{L}{3,12}\s+)?(?:\d{1,2}\S*\s+)?20[0-4]\d(?:-\d\d){0,2})/iu

const monthNames = new Map<string, number>()
for (const language of ['en', 'fr', 'es', 'pt', 'de', 'it', 'nl', 'sw', 'id', 'hi', 'pl'])
  for (let month = 0; month < 12; month++)
    for (const style of ['long', 'short'] as const)
      monthNames.set(
        fold(new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(Date.UTC(2026, month, 1))).replace(
          /[^\p{L}\p{M}]/gu,
          '',
        ),
        month + 1,
      )

/** 1 to 12 of a folded name of a month, in the languages that small businesses write in. */
export const monthNumber = (name: string) => monthNames.get(name) ?? (name === 'sept' ? 9 : undefined)

/** "Old" alone may be a name ("Old Town menu"): it counts in capitals, with marks around it, or before what gets replaced. */
export const isOutdated = (text: string): boolean => CAPITALS.test(text) || WORDS.test(text)

const CAPITALS = /(?<![\p{L}\d])(?:OLD|OUTDATED|EXPIRED|OBSOLETE|SUPERSEDED|VENCIDO|PERIMÉ|PÉRIMÉ)(?![\p{L}\d])/u
const WORDS =
  /\bold (?:prices?|versions?|lists?|rates?|menus?|fees?|terms?|copy|catalogu?e?s?|handbooks?|polic(?:y|ies)|rules?|offers?)\b|\b(?:outdated|obsolete|superseded|discontinued offer|archive(?:d)? (?:only|copy))\b|\bdo not (?:use|send)\b|\bno longer (?:valid|in force|applies|apply|works?)\b|\b(?:has|have) (?:expired|been replaced)\b|[*([]\s*(?:replaced|expired|ended|archived?)\b|\b(?:replaced|superseded) by (?:the )?(?:20\d\d|new|current)\b|\bkept for (?:accounts|records?|archive)/i

function validUntil(text: string): string | null {
  const day = '(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?([A-Za-z]{3,9})\\.?,?\\s+(20\\d\\d)'
  const iso =
    /\b(?:valid|good|holds?)\b[^.\n]{0,40}?\b(?:to|until|till|through)\s+(20\d\d-\d\d-\d\d)\b/i.exec(text) ??
    /\b(?:ended|expired|finished|ends|expires)\s+(?:on\s+)?(20\d\d-\d\d-\d\d)\b/i.exec(text)
  if (iso) return iso[1]!
  const said =
    new RegExp(`\\b(?:valid|good|holds?)\\b[^.\\n]{0,40}?\\b(?:to|until|till|through)\\s+${day}`, 'i').exec(text) ??
    new RegExp(`\\b(?:ended|expired|finished)\\s+(?:on\\s+)?${day}`, 'i').exec(text)
  if (!said) return null
  const month = monthNumber(fold(said[2]!)) ?? 0
  return month ? `${said[3]}-${String(month).padStart(2, '0')}-${said[1]!.padStart(2, '0')}` : null
}
