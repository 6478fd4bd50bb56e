import { basename } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../server/domains/knowledge/parse/read-document.ts'
import { businesses, splits } from './businesses.ts'
import type { Expectation } from './dialogues/dialogue.ts'
import { type MadeWorld, makeWorld } from './make-world.ts'
import { round } from './money.ts'
import { formsOf } from './phrasings/forms.ts'
import { phrasings } from './phrasings/phrasings.ts'

const made = new Map(businesses.map((business) => [business.slug, makeWorld(business)]))
const { hit } = (await import(new URL('../../worlds/score.mjs', import.meta.url).href)) as { hit(reply: string, needle: string): boolean }

test('there are 34 businesses of as many trades, in three splits', () => {
  expect(new Set(businesses.map(({ slug }) => slug)).size).toBe(34)
  expect(new Set(businesses.map(({ trade }) => trade.name)).size).toBe(34)
  expect(splits.map((split) => businesses.filter((business) => business.split === split).length)).toEqual([20, 6, 8])
})

test('the same name makes the same bytes', () => {
  for (const business of businesses.slice(0, 4)) {
    const again = makeWorld(business)
    expect([...again.files.keys()]).toEqual([...made.get(business.slug)!.files.keys()])
    for (const [path, bytes] of again.files) expect(bytes.equals(made.get(business.slug)!.files.get(path)!), path).toBe(true)
  }
})

test('every format of papers occurs in train, and prices come in most of them', () => {
  const formats = (split: string) =>
    new Set(
      businesses.filter((one) => one.split === split).flatMap(({ slug }) => made.get(slug)!.written.papers.map(({ format }) => format)),
    )
  expect([...formats('train')].sort()).toEqual(['csv', 'docx', 'html', 'md', 'pdf', 'txt', 'xlsx'])
  expect(formats('test').size).toBeGreaterThanOrEqual(5)
})

test('no template of one split stands for a sentence of another', () => {
  const sentences = splits.map((split) => {
    const { kinds, topics, local, openers } = phrasings[split]
    const templates = [...Object.values(kinds), ...Object.values(topics), ...Object.values(local).flatMap(Object.values)].flat() as string[]
    return new Set([...templates.flatMap(formsOf), ...openers].map(plain))
  })
  for (const [at, one] of sentences.entries())
    for (const other of sentences.slice(at + 1)) expect([...one].filter((sentence) => other.has(sentence))).toEqual([])
})

test('no two businesses ask in the same sentence, but for the short ones that everybody says', () => {
  const askedBy = new Map<string, string[]>()
  for (const [slug, { dialogues }] of made)
    for (const sentence of new Set(
      dialogues.flatMap(({ turns }) =>
        turns.flatMap(({ messages }) => messages.map((message) => plain(message.text ?? message.transcript ?? ''))),
      ),
    )) {
      askedBy.set(sentence, [...(askedBy.get(sentence) ?? []), slug])
    }
  const shared = [...askedBy].filter(([sentence, by]) => by.length > 1 && sentence.split(' ').length > 6)
  expect(shared).toEqual([])
})

describe.each([...made.keys()])('%s', (slug) => {
  const world: MadeWorld = made.get(slug)!
  const read = new Map<string, string>()
  beforeAll(async () => {
    for (const { fileName, format } of world.written.papers) {
      const { sections } = await readDocument(world.files.get(`knowledge/${fileName}`)!, format)
      read.set(
        fileName,
        sections
          .map(({ heading, text, table }) =>
            [heading ?? '', text, ...(table ? [table.header, ...table.rows].map((row) => row.join('  ')) : [])].join('\n'),
          )
          .join('\n'),
      )
    }
    for (const path of ['business.json', 'products.csv']) read.set(path, world.files.get(path)!.toString())
  })
  const gold = (file: string) => world.files.get(`gold/${file}.txt`)?.toString() ?? ''

  test('what an answer must hold stands in what it is said to stand in: in the gold text, and in the file as the product reads it', () => {
    const missing: string[] = []
    for (const { id, turns } of world.dialogues)
      for (const { turn, expect: wanted } of turns) {
        if (!wanted.must_include_any || !wanted.source) continue
        const files = [wanted.source].flat().map((place) => basename(place.split('#')[0]!))
        for (const file of files) if (!read.has(file)) missing.push(`${id}#${turn}: no ${file}`)
        const texts = [
          files.map((file) => read.get(file) ?? '').join('\n'),
          files.map((file) => gold(file) || (read.get(file) ?? '')).join('\n'),
        ]
        for (const needles of groupsOf(wanted))
          if (texts.some((text) => !needles.some((needle) => hit(text, needle)))) missing.push(`${id}#${turn}: ${needles.join(' | ')}`)
      }
    expect(missing).toEqual([])
  })

  test('sums are right, and each of their parts stands in the price list and the catalogue', () => {
    for (const { turns } of world.dialogues)
      for (const { expect: wanted } of turns) {
        if (!wanted.worked_out) continue
        const total = round(wanted.worked_out.reduce((sum, { amount, times }) => sum + amount * times, 0))
        expect(wanted.must_include_any).toEqual(world.truth.money.needles(total))
        for (const { amount, sku } of wanted.worked_out) {
          const good = world.truth.goods.find((one) => one.sku === sku)!
          expect(good.amount).toBe(amount)
          for (const text of [read.get(world.written.places.prices)!, read.get('products.csv')!])
            expect(
              world.truth.money.needles(amount).some((needle) => hit(text, needle)),
              `${good.name} ${amount}`,
            ).toBe(true)
        }
      }
  })

  test('what was true before stands in the older list alone', () => {
    const [, older, ...rest] = world.written.papers
    const current = [...rest, world.written.papers[0]!].map(({ fileName }) => gold(fileName)).join('\n')
    for (const { before } of [...world.truth.goods, ...world.truth.services]) {
      if (before === null) continue
      expect(gold(older!.fileName)).toContain(world.truth.money.write(before))
      expect(lines(current).some((line) => endsWithPrice(line, world.truth.money.write(before)))).toBe(false)
    }
  })

  test('what is ordered is on the shelf, and ids are its own', () => {
    for (const { turns } of world.dialogues)
      for (const { expect: wanted } of turns)
        for (const { sku, qty } of wanted.items ?? [])
          expect(world.truth.goods.find((good) => good.sku === sku)!.stock).toBeGreaterThanOrEqual(qty)
    const others = [...made].filter(([name]) => name !== slug).flatMap(([, { dialogues }]) => dialogues.map(({ id }) => id))
    expect(world.dialogues.filter(({ id }) => others.includes(id))).toEqual([])
  })

  test('it is asked everything that is measured', () => {
    const turns = world.dialogues.flatMap((dialogue) => dialogue.turns)
    const tags = new Set(turns.flatMap((turn) => turn.tags))
    for (const tag of [
      'price',
      'two_conditions',
      'multi_hop',
      'multi_turn',
      'outdated_conflict',
      'two_questions',
      'typos',
      'unanswerable',
      'not_sold',
      'negotiation',
      'injection_user',
      'injection_doc',
      'privacy',
      'compliance',
      'order',
      'booking',
      'opt_out',
      'snooze',
      'angry',
    ])
      expect(tags, tag).toContain(tag)
    expect(turns.length).toBeLessThan(90)
  })
})

/** Needles that are not lists of words: those are about how a thing is said. */
const groupsOf = (wanted: Expectation) =>
  (wanted.worked_out ? [] : [wanted.must_include_any!, ...(wanted.must_include_also ?? [])]).filter(
    (group) => !group.some((needle) => needle.startsWith('@')),
  )

const endsWithPrice = (line: string, price: string) => line.endsWith(price) && !/[\d.,]/.test(line.at(-price.length - 1) ?? '')
const lines = (text: string) => text.split('\n')
const plain = (sentence: string) =>
  sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}{} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
