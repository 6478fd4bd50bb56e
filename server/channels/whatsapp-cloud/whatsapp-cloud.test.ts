import { describe, expect, test } from 'vitest'
import { appSecret, loadFixture, verifyToken } from '../../../test/whatsapp-fixtures.ts'
import { BadSignature } from '../channel.ts'
import channel from './index.ts'
import type { Settings } from './settings.ts'

const settings: Settings = {
  phoneNumberId: '200000000000001',
  businessAccountId: '100000000000001',
  accessToken: 'EAAG',
  appSecret,
  verifyToken,
  messagesPerSecond: 80,
  apiVersion: 'v26.0',
}
const other: Settings = { ...settings, appSecret: 'another-secret', verifyToken: 'another-token' }
const request = (body: Buffer, signature?: string) => ({
  method: 'POST',
  headers: { 'x-hub-signature-256': signature },
  query: new URLSearchParams(),
  body,
})

describe('webhooks', () => {
  const { body, signature } = loadFixture('01-text.json')

  test('a signed body is read, whichever of the secrets signed it', () => {
    expect(channel.receive(request(body, signature), [settings])).toMatchObject([{ kind: 'message' }])
    expect(channel.receive(request(body, signature), [other, settings])).toMatchObject([{ kind: 'message' }])
  })

  test.each([
    ['without a signature', undefined, [settings]],
    ['signed with another secret', signature, [other]],
    ['when no inbox is connected', signature, []],
  ])('%s nothing is read', (_, header, inboxes) => {
    expect(() => channel.receive(request(body, header), inboxes)).toThrow(BadSignature)
  })

  test('one changed byte is refused', () => {
    const changed = Buffer.from(body)
    changed[100] = (changed[100] ?? 0) ^ 1
    expect(() => channel.receive(request(changed, signature), [settings])).toThrow(BadSignature)
  })
})

describe('the handshake', () => {
  const ask = (query: Record<string, string>, inboxes = [settings]) =>
    channel.verify?.({ ...request(Buffer.alloc(0)), method: 'GET', query: new URLSearchParams(query) }, inboxes)
  const good = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': verifyToken }

  test('brings the challenge back', () => {
    expect(ask(good)).toEqual({ status: 200, body: '1158201444' })
    expect(ask(good, [other, settings])).toEqual({ status: 200, body: '1158201444' })
  })

  test.each([
    ['the wrong token', { ...good, 'hub.verify_token': 'guess' }, [settings]],
    ['no token', { ...good, 'hub.verify_token': '' }, [{ ...settings, verifyToken: '' }]],
    ['another mode', { ...good, 'hub.mode': 'unsubscribe' }, [settings]],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken }, [settings]],
    ['no inbox', good, []],
  ])('%s is refused', (_, query, inboxes) => {
    expect(ask(query as Record<string, string>, inboxes)).toEqual({ status: 403 })
  })
})

describe('settings', () => {
  const given = { phoneNumberId: '200000000000001', businessAccountId: '100000000000001', accessToken: 'EAAG', appSecret }

  test('a verify token is made when the owner chose none, and another each time', () => {
    const first = channel.prepare?.(given).verifyToken
    expect(first).toMatch(/^[\w-]{32}$/)
    expect(channel.prepare?.(given).verifyToken).not.toBe(first)
    expect(channel.prepare?.({ verifyToken: 'mine-to-keep' }).verifyToken).toBe('mine-to-keep')
  })

  test('an inbox is found by its phone number id and its business', () => {
    expect(channel.account?.(settings)).toEqual({ number: '200000000000001', business: '100000000000001' })
  })

  test('what cannot be right is refused before it is saved', () => {
    expect(channel.settings.parse(given)).toMatchObject({ messagesPerSecond: 80, apiVersion: 'v26.0' })
    for (const wrong of [
      { phoneNumberId: '+1 555 010 0001' },
      { accessToken: 'EAAG\nEAAG' },
      { appSecret: '' },
      { apiVersion: '../v1' },
      { messagesPerSecond: 0 },
    ])
      expect(channel.settings.safeParse({ ...given, ...wrong }).success).toBe(false)
  })

  test('every field explains itself, and secrets are marked', () => {
    const fields = Object.entries(channel.settings.shape).map(([name, schema]) => [name, schema.meta()] as const)
    for (const [, meta] of fields) expect(meta).toMatchObject({ label: expect.stringMatching(/\w/), help: expect.stringMatching(/\w/) })
    expect(fields.filter(([, meta]) => meta?.secret).map(([name]) => name)).toEqual(['accessToken', 'appSecret'])
  })
})
