import { describe, expect, test } from 'vitest'
import { chunk } from './chunk.ts'
import type { Section } from './parse/parsed.ts'

const document = (...sections: Section[]) => ({ title: null, pages: 1, characters: 0, sections })
const prose = (sentences: number, about = 'boxes') =>
  Array.from(
    { length: sentences },
    (_, index) => `Sentence ${index} says that Dr. Ade brings ${index} ${about} to the customer at 9.30 a.m. on time.`,
  ).join(' ')

describe('prose', () => {
  test('becomes passages of 500 to 800 tokens', async () => {
    for (const sentences of [60, 90, 130, 400]) {
      const chunks = await chunk(document({ heading: 'Delivery', text: prose(sentences) }))
      for (const { tokens } of chunks) expect(tokens).toBeGreaterThanOrEqual(480)
      for (const { tokens } of chunks) expect(tokens).toBeLessThanOrEqual(800)
    }
  })

  test('overlaps by a fifth, cuts only between sentences and loses none', async () => {
    const text = prose(200)
    const chunks = await chunk(document({ heading: 'Delivery', text }))
    for (const [index, { text: piece }] of chunks.entries()) {
      expect(piece).toMatch(/^Sentence \d+ .*on time\.$/s)
      const next = chunks[index + 1]
      if (!next) break
      const shared = next.text.slice(0, piece.length - piece.indexOf(next.text.slice(0, 40)))
      expect(piece.endsWith(shared)).toBe(true)
      expect(shared.length / piece.length).toBeGreaterThan(0.12)
      expect(shared.length / piece.length).toBeLessThan(0.25)
    }
    const found = new Set(chunks.flatMap(({ text: piece }) => piece.match(/Sentence \d+/g)))
    expect(found.size).toBe(200)
  })

  test('under 800 tokens stays whole, with its headings in place', async () => {
    const [only, ...more] = await chunk(
      document({ heading: 'Shop > Delivery', text: 'We deliver.' }, { heading: 'Shop > Payment', text: 'Cash only.' }),
    )
    expect(more).toEqual([])
    expect(only).toMatchObject({ heading: 'Shop > Delivery', text: 'We deliver.\n\nPayment\nCash only.' })
    expect(only!.outline.map(({ at, heading }) => [heading, only!.text.slice(at, at + 7)])).toEqual([
      ['Shop > Delivery', 'We deli'],
      ['Shop > Payment', 'Payment'],
    ])
  })

  test('without a full stop, in one word or in a script without spaces still fits', async () => {
    for (const text of ['x'.repeat(40_000), 'word '.repeat(8_000), '配送は毎日行っています'.repeat(900), '<|endoftext|>'.repeat(500)]) {
      const chunks = await chunk(document({ heading: null, text }))
      expect(chunks.length).toBeGreaterThan(1)
      for (const { tokens } of chunks) expect(tokens).toBeLessThanOrEqual(820)
    }
  })
})

describe('a table', () => {
  test('has its column names in every row, so that each can be read alone', async () => {
    const [only] = await chunk(
      document({
        heading: 'Menu',
        text: '',
        table: {
          header: ['Item', 'Price'],
          rows: [
            ['Jollof tray (large)', '₦45,000'],
            ['Zobo', ''],
          ],
        },
      }),
    )
    expect(only!.text).toBe('Item: Jollof tray (large) | Price: ₦45,000\nItem: Zobo')
  })

  test('is never cut inside a row and repeats none', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => [
      `Tray ${row}`,
      `A long description of tray number ${row}, with rice and chicken`,
      String(row),
    ])
    const chunks = await chunk(document({ heading: null, text: '', table: { header: ['Item', 'About', 'Price'], rows } }))
    const lines = chunks.flatMap(({ text }) => text.split('\n'))
    expect(lines).toHaveLength(300)
    for (const line of lines) expect(line).toMatch(/^Item: Tray (\d+) \| About: .* \| Price: \1$/)
    for (const { tokens } of chunks) expect(tokens).toBeLessThanOrEqual(800)
  })

  test('with a cell too long for one passage names the row in each part', async () => {
    const chunks = await chunk(
      document({ heading: null, text: '', table: { header: ['Item', 'About'], rows: [['Tray', 'rice and chicken '.repeat(600)]] } }),
    )
    expect(chunks.length).toBeGreaterThan(1)
    for (const { text } of chunks) expect(text).toMatch(/^Item: Tray/)
  })
})
