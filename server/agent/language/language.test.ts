import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { detectLanguage, languageOf } from './language.ts'

const examples = JSON.parse(readFileSync(new URL('../lexicons/examples/languages.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>

test.each(Object.entries(examples))('%s is heard in every sentence of it', (language, sentences) => {
  expect(sentences.length).toBeGreaterThanOrEqual(12)
  expect(sentences.filter((sentence) => detectLanguage(sentence) !== language)).toEqual([])
})

test('what gives nothing away leaves the language as it was', () => {
  expect(detectLanguage('iPhone 15 Pro')).toBeNull()
  expect(languageOf('XL', 'fr')).toBe('fr')
  expect(languageOf('XL', null)).toBe('en')
})
