import { parse } from 'csv-parse/sync'
import type { CountryCode } from 'libphonenumber-js'
import { cut } from '#platform/text/cut.ts'
import { readPhone } from './read-phone.ts'

/** A row of somebody's contact list, as far as it can be trusted. */
export interface ContactRow {
  /** Counted from 1, without the heading. */
  row: number
  name: string
  email: string | null
  /** E.164; null when the cell holds no whole number. */
  phone: string | null
  status: 'ok' | 'duplicate' | 'invalid'
  /** The row that has the same number first. */
  duplicateOf: number | null
  /** The list says that this person wants no messages: imported as opted out. */
  optedOut: boolean
  /** What else the list knew, by heading. Cells that look like formulas are text like any other. */
  notes: Record<string, string>
}

export interface ContactList {
  rows: ContactRow[]
  /** Which headings were taken for what; null when none fits. */
  columns: { name: string | null; phone: string | null; email: string | null }
}

/**
 * Reads a contact list exported from anywhere: UTF-8 with or without BOM or Windows-1252, any common delimiter, any headings.
 * `country` (ISO 3166) is where numbers without a country code belong. Never throws on content: a row without a number is `invalid`.
 */
export function readContactRows(bytes: Uint8Array, country: string): ContactList {
  const [heading = [], ...records] = recordsOf(textOf(bytes))
  const places = placesOf(heading, records, country as CountryCode)
  const firstWith = new Map<string, number>()

  const rows = records.map((cells, i): ContactRow => {
    const at = (place: number) => (cells[place] ?? '').trim()
    const phone = readPhone(at(places.phone), country as CountryCode)
    const earlier = phone ? firstWith.get(phone) : undefined
    if (phone && earlier === undefined) firstWith.set(phone, i + 1)
    const rest = heading.flatMap((title, place): [string, string][] =>
      place === places.name || place === places.phone || place === places.email || !at(place) ? [] : [[title.trim(), at(place)]],
    )
    return {
      row: i + 1,
      name: at(places.name),
      email: EMAIL.exec(at(places.email))?.[0].toLowerCase() ?? null,
      phone,
      status: phone === null ? 'invalid' : earlier === undefined ? 'ok' : 'duplicate',
      duplicateOf: earlier ?? null,
      optedOut: rest.some(([title, cell]) => refuses(title, cell)),
      notes: Object.fromEntries(rest),
    }
  })
  const title = (place: number) => heading[place]?.trim() ?? null
  return { rows, columns: { name: title(places.name), phone: title(places.phone), email: title(places.email) } }
}

function textOf(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function recordsOf(text: string): string[][] {
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  return parse(body, {
    delimiter: declared?.[1] ?? delimiterOf(cut(body, 20_000)),
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
  }) as string[][]
}

/** The one that splits the heading into the most cells, quoted parts left out. */
function delimiterOf(sample: string): string {
  const heading = sample.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/)[0] ?? ''
  return [',', ';', '\t', '|'].reduce((best, next) => (heading.split(next).length > heading.split(best).length ? next : best))
}

/** Columns by their headings; without a telling heading the phone column is the one that holds the most phone numbers. */
function placesOf(heading: string[], records: string[][], country: CountryCode) {
  const titled = (pattern: RegExp) => heading.findIndex((title) => pattern.test(title))
  const phones = (place: number) => records.slice(0, 50).filter((cells) => readPhone(cells[place] ?? '', country)).length
  const fullest = heading.map((_, place) => place).sort((a, b) => phones(b) - phones(a))[0] ?? -1
  const phone = titled(PHONE_HEADING)
  const name = titled(NAME_HEADING)
  return {
    phone: phone >= 0 && phones(phone) >= phones(fullest) / 2 ? phone : fullest,
    name: name >= 0 ? name : titled(PERSON_HEADING),
    email: titled(EMAIL_HEADING),
  }
}

/** "DND", "unsubscribed" anywhere; a bare "no" or "out" only where the heading asks for consent. */
const refuses = (title: string, cell: string): boolean =>
  REFUSAL.test(cell) || (CONSENT_HEADING.test(title) && DECLINED.test(cell)) || (REFUSAL_HEADING.test(title) && AGREED.test(cell))

const PHONE_HEADING = /phone|mobile|\bcell\b|\btel\b|whats ?app|msisdn|handy|tel[eé]fono|t[eé]l[eé]phone|celular|\bsimu\b|मोबाइल|फ़?ोन/i
const NAME_HEADING = /name|first_last|\bnom\b|nombre|jina|नाम/i
const PERSON_HEADING = /customer|patient|client|contact|member|lead|guest|person/i
const EMAIL_HEADING = /e-?mail|courriel|correo/i
const CONSENT_HEADING = /consent|opt|sms|subscri|marketing|permission|newsletter/i
const REFUSAL_HEADING = /\bdnd\b|do not|opt(?:ed)?[ _-]?out|unsubscribed/i
const REFUSAL =
  /\b(?:dnd|dnc|unsubscribed?|opted?[ -]?out|withdrew|withdrawn|(?:do not|don'?t|no|never) (?:contact|call|message|text|disturb|sms))\b|\bsaid stop\b|^stop(?:ped)?$/i
const DECLINED = /^(?:n|no|non|nein|out|false|0|off|never|refused|declined|stop)\b/i
const AGREED = /^(?:y|yes|true|1|x|out)\b/i
const EMAIL = /(?<![^\s@<>,;])[^\s@<>,;]+@[^\s@<>,;]+\.[a-z]{2,}/i
