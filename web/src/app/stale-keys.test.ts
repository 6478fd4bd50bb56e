import type { EventRecord } from '@salesboy/contract/insights'
import { expect, test } from 'vitest'
import { staleKeys } from './stale-keys.ts'

const event = (name: string) => ({ name, conversationId: 'c1' }) as EventRecord

test('a page is asked again after the very event, after any of its noun, and after any at all', () => {
  const stale = {
    'order.drafted': [['drafts']],
    'order.*': [['orders']],
    '*': ({ conversationId }: EventRecord) => [['conversation', conversationId]],
  }
  expect(staleKeys(stale, event('order.drafted'))).toEqual([['drafts'], ['orders'], ['conversation', 'c1']])
  expect(staleKeys(stale, event('order.confirmed'))).toEqual([['orders'], ['conversation', 'c1']])
  expect(staleKeys(stale, event('orders.drafted'))).toEqual([['conversation', 'c1']])
})
