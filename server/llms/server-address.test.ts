import { expect, test } from 'vitest'
import { isAddress, serverAddress, withScheme } from './server-address.ts'

test.each([
  ['http://localhost:11434', 'http://localhost:11434/v1'],
  ['http://localhost:11434/', 'http://localhost:11434/v1'],
  ['https://models.example/v1/', 'https://models.example/v1'],
  ['https://models.example/v1/chat/completions', 'https://models.example/v1'],
  ['https://models.example/proxy/openai/v1/models', 'https://models.example/proxy/openai/v1'],
  ['https://shop.openai.azure.com', 'https://shop.openai.azure.com/openai/v1'],
  ['https://shop.openai.azure.com/openai/v1/', 'https://shop.openai.azure.com/openai/v1'],
])('%s is served below %s', (given, base) => expect(serverAddress(given).base).toBe(base))

test('Azure’s deployment and version are kept, and its header is used', () => {
  const given = 'https://shop.openai.azure.com/openai/deployments/chat/chat/completions?api-version=2024-10-21'
  expect(serverAddress(given)).toEqual({
    base: 'https://shop.openai.azure.com/openai/deployments/chat',
    query: { 'api-version': '2024-10-21' },
    isAzure: true,
  })
  expect(serverAddress('https://api.groq.com/openai/v1').isAzure).toBe(false)
})

test.each([
  ['localhost:1234/v1', 'http://localhost:1234/v1'],
  ['192.168.1.20:8000', 'http://192.168.1.20:8000'],
  ['models.example.com/v1', 'https://models.example.com/v1'],
  ['https://x.example', 'https://x.example'],
])('%s gets its scheme', (given, whole) => expect(withScheme(given)).toBe(whole))

test('what is no web address is refused', () => expect(['', 'ftp://x.example', 'not one'].map(isAddress)).toEqual([false, false, false]))
