import { expect, test } from 'vitest'
import { costMicros, priceOf } from './price-of.ts'

test('a dated name costs what its family does; a namesake does not', () => {
  expect(priceOf('openai', 'gpt-5-mini-2025-08-07')).toEqual(priceOf('openai', 'gpt-5-mini'))
  expect(priceOf('mistral', 'mistral-small-latest')).toEqual(priceOf('mistral', 'mistral-small'))
  expect(priceOf('gemini', 'gemini-2.5-flash-lite')).not.toEqual(priceOf('gemini', 'gemini-2.5-flash'))
  expect(priceOf('openai', 'gpt-5-turbo-ultra')).toBeNull()
  expect(priceOf('note', 'x')).toBeNull()
  expect(priceOf('openai-compatible', 'llama3.2')).toBeNull()
})

test('a call is priced in millionths of a dollar, rounded up', () => {
  expect(costMicros('openai', 'gpt-5-mini', 1000, 100)).toBe(450)
  expect(costMicros('openai', 'gpt-5-mini', 1, 0)).toBe(1)
  expect(costMicros('nobody', 'x', 1000, 100)).toBeNull()
})
