import { describe, expect, test } from 'vitest'
import { chunk } from '../chunk.ts'
import { embedOffline } from '../embed-offline.ts'
import { dateIn, freshnessOf } from '../freshness.ts'
import { readMarkdown } from '../parse/read-markdown.ts'
import { readText } from '../parse/read-text.ts'
import { PassageIndex } from './passage-index.ts'
import { type IndexedSource, segmentOf } from './segment.ts'

const now = new Date('2026-06-01T12:00:00Z')

describe('the index', () => {
  test('finds the row that answers, and quotes it with its table', async () => {
    const index = await indexOf({
      'menu.md': '# Menu\n\n| Item | Price |\n|---|---|\n| Jollof tray (large) | ₦45,000 |\n| Zobo 1 litre | ₦2,000 |\n',
      'faq.md': '# FAQ\n\nWe are on the first floor.',
    })
    const [best] = ask(index, 'how much is jollof tray large')
    expect(best).toMatchObject({ fileName: 'menu.md' })
    expect(best!.text).toMatch(/^Item: Jollof tray \(large\) \| Price: ₦45,000/)
  })

  test.each([
    ['a typo', 'delivry', 'delivery.md'],
    ['an ending', 'do you deliver', 'delivery.md'],
    ['the start of a word', 'photograph', 'photos.md'],
    ['another word', 'can I get my money back', 'returns.md'],
    ['another language', 'kitna din lagta hai delivery', 'delivery.md'],
    ['an amount without its comma', 'what costs 2500', 'delivery.md'],
    ['accents left out', 'pinata', 'party.md'],
  ])('forgives %s', async (_, question, fileName) => {
    const index = await indexOf({
      'delivery.md': '# Delivery\n\nOur riders bring it the same day for ₦2,500.',
      'returns.md': '# Returns\n\nUnworn pieces are refunded within 7 days.',
      'party.md': '# Party\n\nA piñata is filled with sweets.',
      'photos.md': '# Albums\n\nOur photographer comes on Sundays.',
      'parking.md': '# Parking\n\nLeave the car behind the church.',
    })
    const [best] = ask(index, question)
    expect(best).toMatchObject({ fileName })
    expect(best!.score).toBeGreaterThan(0.25)
  })

  test('puts what calls itself old after what does not', async () => {
    const index = await indexOf({
      'prices-OLD.txt': 'OLD price list, replaced by the 2026 list\n\nBotox costs $10 per unit. Botox is $10. Botox!',
      'prices.txt': 'Botox is $12 for a unit, at least 20 units.',
    })
    expect(ask(index, 'botox costs per unit').map(({ fileName }) => fileName)).toEqual(['prices.txt', 'prices-OLD.txt'])
  })

  test('puts what was valid until a day after it once the day is over, and an earlier year after a later one', async () => {
    const dated = await indexOf({
      'spring.txt': 'Spring rates. Valid 1 March to 31 May 2026. A facial costs $80.',
      'summer.txt': 'A facial costs $95 in our rooms.',
    })
    expect(ask(dated, 'spring rates facial costs').map(({ fileName }) => fileName)).toEqual(['summer.txt', 'spring.txt'])
    expect(ask(dated, 'spring rates facial costs', new Date('2026-05-30'))[0]!.fileName).toBe('spring.txt')

    const years = await indexOf({
      'Fee Guide 2025.txt': 'The cleaning fee is $172. Cleaning fee.',
      'Fee Guide 2026.txt': 'For a cleaning the fee now is $190.',
    })
    expect(ask(years, 'cleaning fee').map(({ fileName }) => fileName)).toEqual(['Fee Guide 2026.txt', 'Fee Guide 2025.txt'])
  })

  test('puts a superseded document, an earlier month and next year’s list after what holds today, and says why', async () => {
    const index = await indexOf({
      'menu.txt': { content: 'Jollof tray ₦40,000. Jollof tray price.', superseded: true },
      'menu (2).txt': 'A tray of jollof is ₦45,000.',
      'Food_Menu_May2026.txt': 'Moimoi ₦900. Moimoi price ₦900.',
      'Food_Menu_June2026.txt': 'One moimoi is ₦1,000.',
      'Food_Menu_2027.txt': 'Moimoi price: one moimoi ₦1,500.',
    })
    expect(
      ask(index, 'jollof tray price')
        .filter(({ text }) => /jollof/i.test(text))
        .map(({ fileName, standing }) => [fileName, standing]),
    ).toEqual([
      ['menu (2).txt', 'current'],
      ['menu.txt', 'superseded'],
    ])
    expect(ask(index, 'moimoi price')[0]).toMatchObject({ fileName: 'Food_Menu_June2026.txt', standing: 'current' })
    expect(ask(index, 'moimoi price', new Date('2027-02-01'))[0]!.fileName).toBe('Food_Menu_2027.txt')
    const alone = await indexOf({ 'Food_Menu_2027.txt': 'Moimoi price: one moimoi ₦1,500.' })
    expect(ask(alone, 'moimoi price')[0]!.standing).toBe('current')
  })

  test('shows an internal document to teammates only, however well it fits', async () => {
    const index = await indexOf({
      'margins.txt': { content: 'The lowest price of a ring is 900 with the staff discount.', audience: 'internal' },
      'prices.txt': 'A ring costs 1,200.',
    })
    expect(ask(index, 'lowest ring price staff discount').map(({ fileName }) => fileName)).toEqual(['prices.txt'])
    expect(ask(index, 'lowest ring price staff discount', now, 'internal')[0]!.fileName).toBe('margins.txt')
  })

  test('counts nearness by vector only above the threshold, and takes it from a store when there is one', async () => {
    const index = await indexOf({ 'a.txt': 'Riders bring it home.', 'b.txt': 'Dogs wait outside.' })
    const [a, b] = ['a.txt#0', 'b.txt#0']
    const near = (cosines: [string, number][], threshold = 0.7) =>
      index
        .search({ text: 'xyzzy', vector: null, nearest: new Map(cosines), threshold, audience: 'public', now, limit: 5 })
        .map(({ passage }) => passage.id)
    expect(
      near([
        [a, 0.75],
        [b, 0.9],
      ]),
    ).toEqual([b, a])
    expect(
      near([
        [a, 0.65],
        [b, 0.9],
      ]),
    ).toEqual([b])
    expect(near([[a, 0.65]], 0.6)).toEqual([a])
  })

  test('scores from 0 to 1: high when the whole question is covered, low when none of it is', async () => {
    const index = await indexOf({
      'delivery.md': '# Delivery\n\nDelivery to Ikeja costs ₦2,500.',
      'pets.md': '# Pets\n\nDogs wait outside.',
    })
    expect(ask(index, 'delivery to Ikeja costs')[0]!.score).toBeGreaterThan(0.8)
    expect(ask(index, 'quantum chromodynamics lattice')[0]?.score ?? 0).toBeLessThan(0.2)
    expect(ask(index, '???')).toEqual([])
    expect(ask(await indexOf({}), 'delivery')).toEqual([])
  })

  test('of several languages keeps their words apart from their endings', async () => {
    const index = await indexOf({
      'hi.txt': 'हम रविवार को बंद रहते हैं।',
      'ar.txt': 'نحن نفتح كل يوم من التاسعة',
      'sw.txt': 'Tunafungua saa tatu asubuhi.',
    })
    expect(ask(index, 'रविवार')[0]).toMatchObject({ fileName: 'hi.txt' })
    expect(ask(index, 'نفتح')[0]).toMatchObject({ fileName: 'ar.txt' })
    expect(ask(index, 'tunafungua')[0]).toMatchObject({ fileName: 'sw.txt' })
  })
})

describe('a quote', () => {
  test('is the part of a long passage that answers, under its heading', async () => {
    const index = await indexOf({
      'rules.md': `# Rules\n\n${['Bikes', 'Noise', 'Sauna', 'Pets'].map((name) => `## ${name}\n\n${`${name} are a matter of taste in this house. `.repeat(5)}`).join('\n\n')}\n\n## Freezing\n\nA freeze costs $10 a month.`,
    })
    const [best] = ask(index, 'what does a freeze cost per month')
    expect(best).toMatchObject({ heading: 'Rules > Freezing', text: 'A freeze costs $10 a month.' })
  })

  test('never repeats a line that a better passage has given', async () => {
    const sentences = Array.from(
      { length: 120 },
      (_, index) => `Rule ${index} is about the ${index % 2 ? 'sauna' : 'garden'} and how guests behave in it every day.`,
    )
    const index = await indexOf({ 'rules.txt': sentences.join('\n') })
    const lines = ask(index, 'sauna rule for guests').flatMap(({ text }) => text.split('\n'))
    expect(lines.length).toBeGreaterThan(5)
    expect(new Set(lines).size).toBe(lines.length)
  })
})

async function indexOf(files: Record<string, string | (Partial<IndexedSource> & { content: string })>) {
  const segments = []
  for (const [fileName, given] of Object.entries(files)) {
    const { content, ...about } = typeof given === 'string' ? { content: given } : given
    const parsed = fileName.endsWith('.md') ? readMarkdown(Buffer.from(content)) : readText(Buffer.from(content))
    const title = parsed.title ?? fileName
    const passages = (await chunk(parsed)).map((piece, at) => ({
      ...piece,
      id: `${fileName}#${at}`,
      vector: embedOffline(`${title}\n${piece.heading ?? ''}\n${piece.text}`),
    }))
    segments.push(
      segmentOf({
        id: fileName,
        title,
        fileName,
        kind: 'txt',
        audience: 'public',
        superseded: false,
        web: false,
        ...freshnessOf(fileName, title, content),
        ...about,
        passages,
      }),
    )
  }
  return new PassageIndex(segments)
}

function ask(index: PassageIndex, question: string, at = now, audience: IndexedSource['audience'] = 'public') {
  return index
    .search({ text: question, vector: embedOffline(question), audience, now: at, limit: 5 })
    .map((quote) => ({ ...quote, fileName: quote.source.fileName }))
}

describe('a date', () => {
  test.each([
    ['Food_Menu_June2026', '2026-06-01'],
    ['prices 2026-03-14', '2026-03-14'],
    ['list_20260314', '2026-03-14'],
    ['Tarifs 1er mars 2026', '2026-03-01'],
    ['Tarifas 14 de marzo de 2026', '2026-03-14'],
    ['Rates, June 3rd, 2026', '2026-06-03'],
    ['Fee Guide 2025 and 2026', '2026-01-01'],
    ['Catalogue 2026 prices of May 2025', '2025-05-01'],
    ['room 2044b', null],
    ['menu', null],
  ])('in %s is %s', (text, date) => expect(dateIn(text)).toBe(date))

  test('in the text counts only when it is the document’s own', () => {
    expect(freshnessOf('menu.pdf', 'Menu', 'Prices updated 3 June 2026. Founded in 1998.').dated).toBe('2026-06-03')
    expect(freshnessOf('about.pdf', 'About us', 'Our party of 12 May 2025 was a great success.').dated).toBeNull()
  })
})
