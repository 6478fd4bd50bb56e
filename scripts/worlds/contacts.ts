import type { Truth } from './settle.ts'

/** leads.csv with the ways people type numbers, and how each row should be read. */
export function contactsOf({ country, random, staff }: Truth): { csv: string; expected: object[] } {
  const draw = random.named('contacts')
  const number = () => country.phone.replace(/#/g, () => String(draw.int(0, 9)))
  const [a, b, c] = [number(), number(), number()]
  const rows: [typed: string, e164: string | null, status: string, duplicateOf: number | null][] = [
    [`+${country.callingCode} ${a}`, a, 'ok', null],
    [`${country.trunk}${b.slice(0, 3)} ${b.slice(3)}`, b, a === b ? 'duplicate' : 'ok', a === b ? 1 : null],
    [`00${country.callingCode}${a}`, a, 'duplicate', 1],
    [`${country.trunk}${c.slice(0, 4)}-${c.slice(4)}`, c, [a, b].includes(c) ? 'duplicate' : 'ok', c === a ? 1 : c === b ? 2 : null],
    ['call me', null, 'invalid', null],
  ]
  // Outside Europe and its neighbours nobody dials 00 for abroad, so a row with it may be read either way.
  const kept = rows.filter(([typed]) => !typed.startsWith('00') || country.timezone.startsWith('Europe/'))
  return {
    csv: ['name,phone,note', ...kept.map(([typed], at) => `${staff[at % staff.length]},${typed},${draw.pick(['walk-in', 'web', ''])}`)]
      .join('\n')
      .concat('\n'),
    expected: kept.map(([typed, local, status, duplicate], at) => ({
      row: at + 1,
      raw_phone: typed,
      e164: local && `+${country.callingCode}${local}`,
      status,
      duplicate_of: duplicate,
    })),
  }
}
