import type { ModelCall } from '@salesboy/contract/decision'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configure } from '#platform/config.ts'
import { newId } from '#platform/ids.ts'
import { type Fault, type OpenAiStandIn, startOpenAi } from '../../test/stand-ins/openai.ts'
import { askChain, type Link } from './chain.ts'
import { llmNamed } from './index.ts'

let openai: OpenAiStandIn
let mistral: OpenAiStandIn
let gemini: OpenAiStandIn
const ownAddress = { geminiBaseUrl: undefined, mistralBaseUrl: undefined, openaiBaseUrl: undefined }

beforeAll(async () => {
  openai = await startOpenAi()
  mistral = await startOpenAi({ dialect: 'mistral' })
  gemini = await startOpenAi()
  // A bare address is enough.
  configure({ geminiBaseUrl: new URL(gemini.geminiUrl).origin, mistralBaseUrl: mistral.url, openaiBaseUrl: openai.url })
})
afterAll(async () => {
  configure(ownAddress)
  await Promise.all([openai, mistral, gemini].map((server) => server.close()))
})

const names = ['gemini', 'mistral', 'openai', 'openai-compatible'] as const
type Name = (typeof names)[number]
const serverOf = (name: Name) => ({ gemini, mistral, openai, 'openai-compatible': openai })[name]

/** A key of its own unless told: breakers and pauses are kept per key. */
async function link(name: Name, apiKey = `key-${newId()}`): Promise<Link> {
  const llm = await llmNamed(name)
  const settings = llm.settings.parse({ apiKey, model: 'stand-in', baseUrl: openai.url })
  return {
    model: llm.model(settings),
    modelId: name,
    door: { provider: name, address: llm.address(settings), apiKey },
    temperature: 0.2,
    ...(llm.thinkingTokens === undefined ? {} : { thinkingTokens: llm.thinkingTokens }),
  }
}

const prompt = [
  { role: 'system' as const, content: 'Be brief.' },
  { role: 'user' as const, content: [{ type: 'text' as const, text: 'Say marquex.' }] },
]
async function ask(links: Link[], unfit?: (text: string) => string | null) {
  const calls: ModelCall[] = []
  const said = await askChain(
    { links, allowance: { tokens: null, costMicros: null } },
    { prompt, maxOutputTokens: 100 },
    'compose',
    calls,
    unfit,
  ).catch((error: unknown) => error as Error)
  return { said, calls }
}

describe.each(names)('%s', (name) => {
  test('is asked in its own words and its answer and count come back', async () => {
    serverOf(name).set({ mode: 'echo' })
    const before = serverOf(name).requests.length
    const { said, calls } = await ask([await link(name, 'planted-key')])
    expect(said).toMatchObject({ text: 'marquex', provider: name })
    expect(calls).toMatchObject([{ modelId: name, outcome: 'ok', fault: null, inputTokens: expect.any(Number), outputTokens: 2 }])
    const [heard] = serverOf(name).requests.slice(before)
    expect(heard?.authorization).toContain('planted-key')
    expect(heard?.body).toMatchObject({ model: 'stand-in', messages: [{ role: 'system' }, { role: 'user', content: 'Say marquex.' }] })
    expect(heard?.body.temperature).toBe(0.2)
  })

  test.each<[Fault, string]>([
    ['broken', 'down'],
    ['html', 'down'],
    ['garbage', 'unusable'],
    ['misshapen', 'unusable'],
    ['huge', 'unusable'],
    ['refusal', 'refused'],
    ['cut', 'unusable'],
    ['empty', 'unusable'],
    ['unauthorized', 'key'],
    ['unpaid', 'credit'],
    ['unknown_model', 'model'],
  ])('%s is seen as %s, and the next model answers', async (mode, fault) => {
    serverOf(name).set({ mode })
    const next = name === 'mistral' ? 'gemini' : 'mistral'
    serverOf(next).set({ mode: 'scripted', replies: ['the next one'] })
    // Mistral has no mark for a refusal: the words alone tell.
    const { said, calls } = await ask([await link(name), await link(next)], (text) => (/can't assist/.test(text) ? 'A refusal.' : null))
    expect(said).toMatchObject({ text: 'the next one', provider: next })
    expect(calls.map((call) => [call.provider, call.outcome, call.fault])).toEqual([
      // A server that stumbled is asked once more.
      ...Array.from({ length: fault === 'down' ? 2 : 1 }, () => [name, 'failed', fault]),
      [next, 'ok', null],
    ])
  })

  test('a pause it asks for is kept, and ends', async () => {
    const kept = await link(name)
    const server = serverOf(name)
    server.set({ mode: 'limited', retryAfterSeconds: 40 })
    expect((await ask([kept])).calls[0]?.fault).toBe('busy')
    server.set({ mode: 'echo' })
    const asked = server.requests.length
    expect((await ask([kept])).calls[0]?.fault).toBe('resting')
    expect(server.requests).toHaveLength(asked)

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 41_000 })
    expect((await ask([kept])).said).toMatchObject({ text: 'marquex' })
    vi.useRealTimers()
  })
})

test('what a customer must not read is passed over like a failure', async () => {
  openai.set({ mode: 'scripted', replies: ['secret'] })
  gemini.set({ mode: 'scripted', replies: ['fine'] })
  const { said, calls } = await ask([await link('openai'), await link('gemini')], (text) => (text === 'secret' ? 'It is a secret.' : null))
  expect(said).toMatchObject({ text: 'fine' })
  expect(calls[0]).toMatchObject({ fault: 'refused', error: 'It is a secret.', output: 'secret' })
})

test('a model that its server does not know rests alone: others behind the same key are asked', async () => {
  openai.set({ mode: 'unknown_model' })
  const gone = await link('openai', 'shared-key')
  expect((await ask([gone])).calls[0]?.fault).toBe('model')
  openai.set({ mode: 'echo' })
  expect((await ask([gone])).calls[0]?.fault).toBe('resting')
  const other = { ...gone, model: (await llmNamed('openai')).model({ apiKey: 'shared-key', model: 'other' } as never) }
  expect((await ask([other])).said).toMatchObject({ text: 'marquex' })
})

test('at most six calls leave in one turn, however long the line', async () => {
  openai.set({ mode: 'broken' })
  const before = openai.requests.length
  await ask(await Promise.all(Array.from({ length: 9 }, () => link('openai'))))
  expect(openai.requests.length - before).toBe(6)
})

test('a model that would cost more than one answer may is not asked', async () => {
  openai.set({ mode: 'echo' })
  const line = { links: [await link('openai')], allowance: { tokens: 10, costMicros: null } }
  const calls: ModelCall[] = []
  const before = openai.requests.length
  await expect(askChain(line, { prompt }, 'compose', calls)).rejects.toThrow('Not')
  expect([calls[0]?.fault, openai.requests.length - before]).toEqual(['budget', 0])
})

test('no key stands in what a failed call leaves behind', async () => {
  openai.set({ mode: 'unauthorized' })
  const { calls } = await ask([await link('openai')])
  expect(JSON.stringify(calls)).not.toMatch(/sk-|key-/)
})
