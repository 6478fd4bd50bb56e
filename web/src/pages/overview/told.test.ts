import { type EventName, events } from '@salesboy/contract/events'
import type { EventRecord } from '@salesboy/contract/insights'
import { expect, test } from 'vitest'
import { told } from './told.ts'

const event = (name: EventName, payload: EventRecord['payload'] = {}) =>
  ({ name, payload, summary: 'A step of the machine' }) as EventRecord

test('the log tells what happened to customers, by name', () => {
  expect(told(event('conversation.handed_over', { reason: 'asked_for_person' }), 'Ana')).toBe('Ana asked for a person')
  expect(told(event('message.received', { author: 'contact' }), 'Ana')).toBe('Ana wrote')
  expect(told(event('message.received', { author: 'phone' }), 'Ana')).toBe('Someone answered Ana from the phone')
  expect(told(event('message.sent', { author: 'bot' }), 'Ana')).toBe('The bot answered Ana')
  expect(told(event('contact.opted_out'), undefined)).toBe('A customer asked you to stop writing')
  expect(told(event('catalog.imported', { created: 3, updated: 1 }), undefined)).toBe('A list of products was uploaded: 3 new, 1 changed')
})

test('steps of the machine are not told', () => {
  for (const name of ['turn.opened', 'turn.closed', 'message.queued', 'message.delivered'] as const)
    expect(told(event(name), 'Ana')).toBeNull()
})

test('an event without words yet tells its summary', () => {
  expect(told({ ...event('message.sent'), name: 'payment.refunded', summary: 'A payment was refunded' }, 'Ana')).toBe(
    'A payment was refunded',
  )
})

test('no line has a gap where a word should be', () => {
  for (const name of Object.keys(events) as EventName[]) {
    const line = told(event(name, { reason: 'unheard of', created: 1, updated: 2, skipped: 0, version: 3, number: 7 }), 'Ana')
    expect(line ?? '', name).not.toMatch(/ {2}|\{|^ |undefined/)
  }
})
