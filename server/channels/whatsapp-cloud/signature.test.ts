import { expect, test } from 'vitest'
import { expectedOutcomes, fixtureNames, knownSignatures, loadFixture } from '../../../test/whatsapp-fixtures.ts'
import { signatureMatches } from './signature.ts'

const published = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
const hello = Buffer.from('Hello, World!')
const secret = "It's a Secret to Everybody"

test("the published test vector matches, and so does Meta's escaped UTF-8 taken byte for byte", () => {
  expect(signatureMatches(hello, published, [secret])).toBe(true)
  const header = 'sha256=9aba56db32c412d5a82ad5b9fbfbeb4838ea8dc52ddc62f2be00db387594da86'
  expect(signatureMatches(loadFixture('02-text-utf8-escaped.json').body, header, ['fixture-app-secret-not-real'])).toBe(true)
})

test('every fixture carries the signature that was published for it', () => {
  expect(fixtureNames.length).toBe(Object.keys(expectedOutcomes).length)
  for (const name of fixtureNames) {
    const { body, signature } = loadFixture(name)
    expect([name, signature]).toEqual([name, knownSignatures[name]])
    expect(signatureMatches(body, knownSignatures[name], ['fixture-app-secret-not-real'])).toBe(true)
  }
})

test('of several apps each signs with its own secret', () => {
  expect(signatureMatches(hello, published, ['another', secret, 'third'])).toBe(true)
  expect(signatureMatches(hello, published, ['another', 'third'])).toBe(false)
})

test.each([
  ['is missing', undefined],
  ['is empty', ''],
  ['has another prefix', published.replace('sha256', 'sha1')],
  ['is too short', published.slice(0, -1)],
  ['is too long', `${published}0`],
  ['is not hex', `sha256=${'z'.repeat(64)}`],
  ['holds a line break', `${published}\n`],
  ['is not ASCII', `sha256=${'é'.repeat(64)}`],
  ['is one digit off', published.replace(/.$/, '8')],
])('a header that %s is refused without an error', (_, header) => {
  expect(signatureMatches(hello, header, [secret])).toBe(false)
})

test('without a secret nothing is believed, not even a signature made with an empty one', () => {
  const emptyKey = 'sha256=2bbcfa9524f3218c7a34b30e6936f8b1a4516cb097f1a85a1c7d98b5977ec769'
  expect(signatureMatches(hello, published, [])).toBe(false)
  expect(signatureMatches(hello, emptyKey, [''])).toBe(false)
})
