import type { Fact } from '@salesboy/contract/decision'
import { expect, test } from 'vitest'
import { backs } from './backs.ts'
import type { Claim } from './claim.ts'

const fact = (value: string): Fact => ({
  kind: 'quantity',
  value,
  about: 'reply within',
  source: { kind: 'business', id: 'replyWithin', title: 'Flora’s' },
})
const claim = (value: string, unit?: string): Claim => ({
  kind: 'quantity',
  value,
  text: value,
  start: 0,
  end: 1,
  ...(unit ? { unit } : {}),
})

test('how long something takes backs a time as long, and no bare number', () => {
  expect([backs(fact('1 hour'), claim('1', 'hour')), backs(fact('1 hour'), claim('60', 'minute'))]).toEqual([true, true])
  expect([backs(fact('1 hour'), claim('1')), backs(fact('1'), claim('1', 'hour'))]).toEqual([false, false])
  expect([backs(fact('8'), claim('8')), backs(fact('8 pieces'), claim('8'))]).toEqual([true, true])
})
