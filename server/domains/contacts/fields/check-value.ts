import type { CountryCode } from 'libphonenumber-js/max'
import { z } from 'zod'
import { Problem } from '#platform/problem.ts'
import { readPhone } from '../read-phone.ts'

/** A value a person typed, in its canonical form. Throws `invalid` with how to write it. */
export function checkValue(field: string, typed: string, country: string): string {
  const value = typed
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  const kind = kinds[field]
  if (!kind) return value
  const read = kind.read(value, country)
  if (read === null) throw new Problem('invalid', kind.how, { issues: [{ path: 'value', message: kind.how }] })
  return read
}

interface Kind {
  read(value: string, country: string): string | null
  how: string
}

const matching =
  (pattern: RegExp): Kind['read'] =>
  (value) =>
    pattern.test(value) ? value : null

const amount: Kind = {
  read: (value) => (/^\d{1,12}(?:\.\d{1,3})?$/.test(value.replace(/[\s,]/g, '')) ? String(Number(value.replace(/[\s,]/g, ''))) : null),
  how: 'Write the amount as a plain number, without a currency: 15000.',
}

const kinds: Record<string, Kind> = {
  name: { read: (value) => (value.length <= 200 ? value : null), how: 'A name has at most 200 characters.' },
  email: {
    read: (value) => (z.email().max(254).safeParse(value).success ? value : null),
    how: 'That is no e-mail address. It looks like ana@example.com.',
  },
  phone: {
    read: (value, country) => readPhone(value, country as CountryCode),
    how: 'That is no phone number. Write it with the country code: +234 803 555 0199.',
  },
  budget: amount,
  quantity: { ...amount, how: 'Write how many as a plain number: 12.' },
  date: {
    read: (value) => (z.iso.date().safeParse(value).success ? value : null),
    how: 'Write the date as year, month and day: 2026-12-24.',
  },
  time: { read: matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/), how: 'Write the time with 24 hours: 16:30.' },
}
