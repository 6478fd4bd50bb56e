import type { VisitorMessage } from '@salesboy/contract/web-chat'
import { expect, test } from 'vitest'
import { timeline } from './timeline.ts'

const noon = new Date(2026, 10, 21, 12).getTime()
let seq = 0
const said = (author: VisitorMessage['author'], text: string, at = noon, more: Partial<VisitorMessage> = {}): VisitorMessage => ({
  id: `id-${++seq}`,
  seq,
  clientId: author === 'contact' ? `client-${seq}` : null,
  author,
  content: { type: 'text', text },
  status: author === 'contact' ? 'received' : 'sent',
  at: new Date(at).toISOString(),
  ...more,
})
const quiet = { messages: [], pending: [], personHasIt: false, trouble: null }
const waiting = { id: 'client-99', text: 'still there?', at: noon, accepted: false }

test('a message keeps its key when the server confirms it', () => {
  const confirmed = said('contact', 'still there?', noon, { clientId: waiting.id })
  const [before] = timeline({ ...quiet, pending: [waiting] }, noon)
  const [after] = timeline({ ...quiet, messages: [confirmed] }, noon)
  expect(after?.key).toBe(before?.key)
})

test.each([
  ['sending', {}, null],
  ['waiting', {}, 'offline'],
  ['failed', { failed: true }, null],
  ['sent', { accepted: true }, 'offline'],
] as const)('what waits to go out is shown as %s', (state, more, trouble) => {
  expect(timeline({ ...quiet, pending: [{ ...waiting, ...more }], trouble }, noon)).toMatchObject([{ state }])
})

test('only the last message says that it was sent', () => {
  const items = timeline({ ...quiet, messages: [said('contact', 'one'), said('contact', 'two')] }, noon)
  expect(items).toMatchObject([{ state: null }, { state: 'sent' }])
})

test('buttons can be tapped until something is written after them', () => {
  const asked = said('bot', 'Pink or white?')
  expect(timeline({ ...quiet, messages: [asked] }, noon)).toMatchObject([{ tappable: true }])
  expect(timeline({ ...quiet, messages: [asked], pending: [waiting] }, noon)[0]).toMatchObject({ tappable: false })
})

test('a person who joins is announced once, and the bot when it is back', () => {
  const messages = [
    said('bot', 'Let me ask.'),
    said('teammate', 'Hi!'),
    said('contact', 'Hello'),
    said('teammate', 'Yes'),
    said('bot', 'Anything else?'),
  ]
  const notes = timeline({ ...quiet, messages, personHasIt: true }, noon).flatMap((item) => (item.kind === 'note' ? item.note : []))
  expect(notes).toEqual(['person_joined', 'bot_returned', 'person_coming'])
})

test('a person who has it and has not written yet is on the way', () => {
  const items = timeline({ ...quiet, messages: [said('contact', 'A person, please')], personHasIt: true }, noon)
  expect(items.at(-1)).toMatchObject({ kind: 'note', note: 'person_coming' })
})

test('days are named when they change; today alone is not', () => {
  const day = 86_400_000
  expect(timeline({ ...quiet, messages: [said('bot', 'now')] }, noon).map((item) => item.kind)).toEqual(['message'])
  const messages = [said('bot', 'old', noon - day), said('bot', 'old too', noon - day), said('bot', 'new')]
  expect(timeline({ ...quiet, messages }, noon).map((item) => item.kind)).toEqual(['day', 'message', 'message', 'day', 'message'])
})

test('a run of one author is one block, until five minutes pass', () => {
  const messages = [said('bot', 'a'), said('bot', 'b', noon + 1000), said('bot', 'c', noon + 400_000)]
  expect(timeline({ ...quiet, messages }, noon)).toMatchObject([
    { first: true, last: false },
    { first: false, last: true },
    { first: true, last: true },
  ])
})

test('a draft that was withdrawn or failed was never said', () => {
  const messages = [said('bot', 'x', noon, { status: 'cancelled' }), said('bot', 'y', noon, { status: 'failed' }), said('bot', 'z')]
  expect(timeline({ ...quiet, messages }, noon)).toMatchObject([{ content: { text: 'z' } }])
})

test('every key is on screen once', () => {
  const keys = timeline(
    { ...quiet, messages: [said('teammate', 'a'), said('bot', 'b'), said('contact', 'c')], pending: [waiting], personHasIt: true },
    noon,
  ).map((item) => item.key)
  expect(new Set(keys).size).toBe(keys.length)
})
