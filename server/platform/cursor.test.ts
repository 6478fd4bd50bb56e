import { expect, test } from 'vitest'
import { fromCursor, isCount, isTime, isUuid, toCursor } from './cursor.ts'

const id = '01a1fe7f-c420-7000-925f-cebf4aa8fe25'

test('what was handed out comes back', () => {
  expect(fromCursor(toCursor('2026-11-21T14:00:00.123Z', id), isTime, isUuid)).toEqual(['2026-11-21T14:00:00.123Z', id])
  expect(fromCursor(toCursor(42), isCount)).toEqual(['42'])
})

test.each([
  ['nothing', ''],
  ['no JSON', 'aGVsbG8'],
  ['no list', Buffer.from('{"0":1}').toString('base64url')],
  ['too few values', toCursor()],
  ['too many values', toCursor(id, id)],
  ['another shape', toCursor('1; drop table messages')],
  ['a list inside', Buffer.from(`[["${id}"],1]`).toString('base64url')],
])('%s is refused in words', (_what, cursor) => {
  expect(() => fromCursor(cursor, isUuid)).toThrow(/first page/)
})
