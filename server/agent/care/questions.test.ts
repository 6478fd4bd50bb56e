import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { careIn } from './care.ts'

interface Half {
  caught: { trade: string; says: string }[]
  passed: { trade: string; says: string }[]
}
// Written down before the lexicon was: the first half was looked at while it grew, the other only counted.
const questions = JSON.parse(readFileSync(new URL('questions.json', import.meta.url), 'utf8')) as Record<'tuned' | 'held', Half>

test('every question of the half that the lexicon grew with', () => {
  expect(questions.tuned.caught.filter(({ says }) => careIn(says) === null)).toEqual([])
  expect(questions.tuned.passed.filter(({ says }) => careIn(says) !== null)).toEqual([])
})

test('of the half that it never saw, nearly all that needs care and next to nothing else', () => {
  const { caught, passed } = questions.held
  const found = caught.filter(({ says }) => careIn(says) !== null).length
  const wrong = passed.filter(({ says }) => careIn(says) !== null).length
  expect(found / caught.length).toBeGreaterThanOrEqual(0.95)
  expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.95)
})

test('names what it is about, in whichever language', () => {
  expect(careIn('My boy cannot have cashews')?.matters).toEqual(['nuts'])
  expect(careIn('¿Tienen algo para celíacos?')?.matters).toEqual(['gluten'])
  expect(careIn('Je suis enceinte, puis-je faire le massage ?')?.matters).toEqual(['pregnancy'])
  expect(careIn('Nina mzio wa maziwa')?.matters).toEqual(['dairy'])
})
