import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMood, rollingMood } from './read-mood.ts'

const examples = JSON.parse(readFileSync(new URL('../lexicons/examples/moods.json', import.meta.url), 'utf8')) as Record<
  'happy' | 'unhappy' | 'neutral',
  string[]
>

describe('a mood is read from words and signs [S1-15]', () => {
  test.each(examples.happy)('happy: %s', (text) => expect(readMood(text)).toBeGreaterThanOrEqual(0.3))
  test.each(examples.unhappy)('unhappy: %s', (text) => expect(readMood(text)).toBeLessThanOrEqual(-0.3))
  test.each(examples.neutral)('neutral: %s', (text) => expect(Math.abs(readMood(text) ?? 0)).toBeLessThan(0.3))

  test('within -1 and 1, whatever is piled up', () => {
    for (const text of ['terrible '.repeat(500), 'love '.repeat(500), '😡'.repeat(5000), 'not '.repeat(2000)]) {
      const mood = readMood(text) ?? 0
      expect(Math.abs(mood)).toBeLessThanOrEqual(1)
    }
  })
  test('null when there is nothing to read', () => {
    for (const text of ['', '   ', '…', '?!']) expect(readMood(text)).toBeNull()
  })
  test('anger is anger however politely it is wrapped', () =>
    expect(readMood('Thank you, thank you, you stupid idiots')).toBeLessThanOrEqual(-0.8))
  test('shouting makes sour words worse', () =>
    expect(readMood('THE CAKE WAS TERRIBLE!!!')!).toBeLessThan(readMood('The cake was terrible')!))
})

describe('the mood of a conversation', () => {
  test('is none until something was said', () => expect(rollingMood([null, null])).toBeNull())
  test('follows the latest words most', () => {
    expect(rollingMood([-0.8, 0.8])!).toBeLessThan(0)
    expect(rollingMood([0.8, -0.8])!).toBeGreaterThan(0)
  })
  test('is not washed away by plain talk', () => {
    expect(rollingMood([0, -0.8])!).toBeLessThan(-0.4)
    expect(rollingMood([0, 0, 0, 0, 0, 0, -0.8])).toBe(0)
  })
})
