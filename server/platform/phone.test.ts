import { type CountryCode, getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { onePhone } from './phone.ts'

test.each([
  ['Brazil', '5511987650001', ['551187650001', '+55 (11) 98765-0001', '+55 11 8765-0001', '0055 11 98765 0001', '+55 011 98765-0001']],
  ['Brazil, a landline', '551133334444', ['+55 11 3333-4444', '00551133334444']],
  ['Mexico', '525512345678', ['5215512345678', '+52 1 55 1234 5678', '+52 55 1234 5678', '0052 1 5512345678']],
  ['Argentina', '5491145671234', ['541145671234', '+54 9 11 4567-1234', '+54 11 15 4567-1234', '005491145671234']],
  ['Argentina, four digits of area', '5492966412345', ['542966412345', '+54 2966 15 412345']],
  ['United Kingdom', '447700900101', ['+44 7700 900101', '4407700900101', '0044 7700 900101', '+44 (0)7700 900101']],
  ['Germany', '4915112345678', ['+49 (0)151 12345678', '49015112345678']],
  ['Italy, whose zero belongs to the number', '390612345678', ['+39 06 1234 5678', '0039 06 12345678']],
  ['Nigeria', '2348031234567', ['23408031234567', '+234 803 123 4567']],
  ['India', '919812345678', ['+91 98123 45678', '9109812345678']],
  ['Benin', '2290197123456', ['22997123456', '+229 01 97 12 34 56']],
  ['Ivory Coast', '2250708123456', ['22508123456', '+225 07 08 12 34 56']],
  ['United States', '12025550143', ['+1 (202) 555-0143', '001 202 555 0143']],
  ['a number that no plan knows', '200000000000001', ['200000000000001']],
])('%s: every spelling is one number', (_, one, spellings) => {
  for (const spelling of [one, ...spellings]) expect(onePhone(spelling), spelling).toBe(one)
})

test('a number of every country stays itself, and so does what was made of it', () => {
  for (const country of getCountries()) {
    const number = getExampleNumber(country as CountryCode, examples)?.number
    if (!number) continue
    const one = onePhone(number)
    expect(onePhone(one), country).toBe(one)
    expect(onePhone(number.slice(1)), country).toBe(one)
    expect(one, country).toBe(number.slice(1))
  }
})

test('two people stay two', () => {
  const apart = ['5511987650001', '5521987650001', '551187650002', '525512345678', '5255123456789', '541145671234', '12025550143']
  expect(new Set(apart.map(onePhone)).size).toBe(apart.length)
})
