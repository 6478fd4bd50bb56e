import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test('values are hidden by the name of their key, at any depth', () => {
  const line = {
    accessToken: 'EAAGabc',
    headers: { authorization: 'Bearer abc', Cookie: 'session=1', 'x-api-key': 'k', 'x-hub-signature-256': 'sha256=1', host: 'desk' },
    messages: [{ text: 'my rash is back', from: { name: 'Ana', seq: 3 } }],
    password: 12345,
    apiKeys: { one: 'two' },
  }
  expect(redact(line)).toEqual({
    accessToken: '[redacted]',
    headers: {
      authorization: '[redacted]',
      Cookie: '[redacted]',
      'x-api-key': '[redacted]',
      'x-hub-signature-256': '[redacted]',
      host: 'desk',
    },
    messages: [{ text: '[redacted]', from: { name: '[redacted]', seq: 3 } }],
    password: '[redacted]',
    apiKeys: '[redacted]',
  })
})

test.each([
  ['called with Bearer sb_abc.def/ghi=', 'sb_abc'],
  ['key sk-proj1234567890abcdef refused', 'proj1234567890'],
  ['token EAAGm0PX4ZCpsBA1234567 expired', 'm0PX4ZCpsBA'],
  ['got sha256=0123456789abcdef0123456789abcdef', '0123456789abcdef'],
  ['jwt eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl', 'eyJzdWIiOiIx'],
  ['GET /hooks/whatsapp-cloud?hub.mode=subscribe&hub.verify_token=planted&x=1', 'planted'],
  ['connect to postgres://salesboy:planted@db:5432/x', 'planted'],
  ['mail from ana.obi@example.com bounced', 'ana.obi'],
  ['sent to +2348012345678', '8012345'],
  ['no answer for 447700900101', '7700900'],
])('“%s” loses what is private', (text, secret) => {
  expect(redact(text)).not.toContain(secret)
})

test('a phone keeps its country and last two digits, and ids and times stay whole', () => {
  expect(redact('from 447700900101')).toBe('from 447…01')
  const id = '01a1fe7f-c420-7000-925f-cebf4aa8fe25'
  for (const plain of [id, '2026-11-21T14:00:00.000Z', '1790000000123456', 'attempt 3 of 5']) expect(redact(plain)).toBe(plain)
})

test('one line of a log cannot forge another', () => {
  expect(redact('ok\r\n{"level":60}\u001b[31m\u2028')).toBe('ok\\u000d\n{"level":60}\\u001b[31m\\u2028')
  expect(JSON.stringify({ msg: redact('a\nb') })).not.toContain('\n')
})

test('errors keep their kind and place, and their causes are cleaned too', () => {
  const cause = Object.assign(new Error('no route to ana@example.com'), { code: 'ECONNREFUSED', detail: 'Key (value)=(447700900101)' })
  const line = redact({ err: new TypeError('Bearer planted-token failed', { cause }) }) as { err: Record<string, unknown> }
  expect(line.err).toMatchObject({
    name: 'TypeError',
    message: 'Bearer [redacted] failed',
    stack: expect.stringContaining('redact.test'),
    cause: { code: 'ECONNREFUSED', message: 'no route to [redacted e-mail]' },
  })
  expect(JSON.stringify(line)).not.toMatch(/planted|447700900101/)
})

test('bytes, depth and length are bounded', () => {
  let deep: unknown = 'end'
  for (let level = 0; level < 20; level++) deep = { deep }
  expect(JSON.stringify(redact(deep))).toContain('[deep]')
  expect(redact(Buffer.alloc(9))).toBe('[9 bytes]')
  expect((redact('x'.repeat(10_000)) as string).length).toBeLessThan(4100)
  expect(redact(Array.from({ length: 99 }, (_, n) => n))).toHaveLength(50)
})
