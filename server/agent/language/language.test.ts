import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shelfOf } from '../facts/shelf.ts'
import { aThinking, aTurn } from '../turn-for-tests.ts'
import { understand } from '../understand.ts'
import { detectLanguage, languageOf } from './language.ts'

const examples = JSON.parse(readFileSync(new URL('../lexicons/examples/languages.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>

/** Some of what these shops sell. */
const GOODS = ['Yule log', 'La Vie est Belle', 'Mama Ndogo doll', 'Kilim rug', 'Tres leches cake']
const aProduct = {
  variant: null,
  description: '',
  category: '',
  price: { amountMinor: 100, currency: 'USD' },
  stock: 1,
  imageUrl: null,
  imageId: null,
}
const MOST_WRONG = 6

test.each(Object.entries(examples))('%s is heard in every sentence of it', (language, sentences) => {
  expect(sentences.length).toBeGreaterThanOrEqual(12)
  expect(sentences.filter((sentence) => detectLanguage(sentence) !== language)).toEqual([])
})

describe('names and single words of another language change nothing', () => {
  const lines = JSON.parse(readFileSync(new URL('../lexicons/examples/foreign-names.json', import.meta.url), 'utf8')) as Record<
    string,
    string[]
  >
  const shelf = shelfOf(GOODS.map((name, i) => ({ ...aProduct, sku: String(i), name })))
  /** Lines of one half, and what they were taken for where that was wrong. */
  async function wrongOf(half: number) {
    const heard = Object.entries(lines).flatMap(([language, of]) =>
      of
        .filter((_, i) => i % 2 === half)
        .map(async (line) => ({ line, language, told: (await understand(aThinking(aTurn(line), shelf))).language })),
    )
    return (await Promise.all(heard)).filter(({ language, told }) => told !== language).map(({ line, told }) => `${line} → ${told}`)
  }

  test('in the half that the rule was made with', async () => expect(await wrongOf(0)).toEqual([]))
  // 54 lines; 43 were right before.
  test('nearly always in the half that it was not made with', async () => expect((await wrongOf(1)).length).toBeLessThanOrEqual(MOST_WRONG))

  test.each([
    ['yule log', null, 'en', null],
    ['ok, bonjour bracelet then', 'es', 'es', null],
    ['Happy Birthday card', 'fr', 'fr', null],
    ['Bonjour', null, 'fr', null],
    ['Bonjour, combien coûte la robe ?', null, 'fr', 'fr'],
    ['how much is the dress please', 'fr', 'en', 'en'],
  ])('“%s” of who wrote %s before is answered in %s and kept as %s', async (line, known, language, kept) => {
    const { contact } = aTurn('')
    const understood = await understand(aThinking(aTurn(line, { contact: { ...contact, language: known } })))
    expect([understood.language, understood.languageSeen]).toEqual([language, kept])
  })
})

test('what gives nothing away leaves the language as it was', () => {
  expect(detectLanguage('iPhone 15 Pro')).toBeNull()
  expect(languageOf('XL', 'fr')).toBe('fr')
  expect(languageOf('XL', null)).toBe('en')
})
