import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * The one spelling of a phone number that names a person: digits with the country code, whatever stood around or before
 * them. Not for dialling: a provider wants to be addressed by the spelling it told us itself.
 */
export function onePhone(spelling: string): string {
  const digits = spelling.replace(/\D/g, '').replace(/^0+/, '')
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  // What no plan knows stays as it is: a guess could make one person of two.
  const number = parsed?.isPossible() ? parsed.number.slice(1) : digits
  for (const [older, today] of respelled) if (older.test(number)) return number.replace(older, today)
  return number
}

/** Numbers that a change of their country's plan left with two spellings, both still in use between networks and providers. */
const respelled: [older: RegExp, today: string][] = [
  // Brazil, 2012 to 2016: mobile numbers got a 9 after the area code. Landlines begin with 2 to 5.
  [/^55(\d\d)([6-9]\d{7})$/, '55$19$2'],
  // Mexico, 2019: no 1 before mobile numbers any more.
  [/^521(\d{10})$/, '52$1'],
  // Argentina: a 9 before mobile numbers when called from abroad. No area code begins with 9.
  [/^54([1-8]\d{9})$/, '549$1'],
  // Benin, 2024: 01 before every number.
  [/^229(\d{8})$/, '22901$1'],
  // Ivory Coast, 2021: mobile numbers got their network's two digits; the second digit said which it was.
  [/^225([04-9][789]\d{6})$/, '22507$1'],
  [/^225([04-9][456]\d{6})$/, '22505$1'],
  [/^225([04-9][0-3]\d{6})$/, '22501$1'],
]
