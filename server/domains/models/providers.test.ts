import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { configure } from '#platform/config.ts'
import { inTenant } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { type OpenAiStandIn, startOpenAi } from '../../../test/stand-ins/openai.ts'
import { chooseEmbedder } from './budget.ts'
import type { ChosenModel } from './chosen-model.ts'
import { embedderFor, embeddingOf } from './embedder-for.ts'
import { describeImage, transcribe } from './hear-and-see.ts'
import { addModel, deleteModel } from './save-model.ts'
import { tryModel } from './try-model.ts'

let openai: OpenAiStandIn
let mistral: OpenAiStandIn

beforeAll(async () => {
  await openTestDatabase()
  openai = await startOpenAi()
  mistral = await startOpenAi({ dialect: 'mistral' })
  configure({ geminiBaseUrl: openai.geminiUrl, mistralBaseUrl: mistral.url, openaiBaseUrl: openai.url })
})
afterAll(async () => {
  configure({ geminiBaseUrl: undefined, mistralBaseUrl: undefined, openaiBaseUrl: undefined })
  await Promise.all([openai.close(), mistral.close()])
})

const chosen = (provider: string, settings: Record<string, unknown> = {}): ChosenModel => ({
  id: provider,
  provider,
  settings: { apiKey: `key-${newId()}`, model: 'stand-in', ...settings },
})
const compatible = () => chosen('openai-compatible', { baseUrl: openai.url, embeddingModel: 'nomic', embeddingDimensions: 1536 })

describe('vectors', () => {
  test.each([
    ['gemini', 'gemini/gemini-embedding-001/1024', 1024],
    ['mistral', 'mistral/mistral-embed/1024', 1024],
    ['openai', 'openai/text-embedding-3-small/1024', 1024],
    ['openai-compatible', 'openai-compatible/nomic/1536', 1536],
  ])('of %s come in order, of length 1, with a name of their own', async (provider, name, dimension) => {
    openai.set({ mode: 'echo' })
    mistral.set({ mode: 'echo' })
    const embedder = await embeddingOf(provider === 'openai-compatible' ? compatible() : chosen(provider))
    expect(embedder).toMatchObject({ name, dimension })
    const texts = Array.from({ length: 30 }, (_, i) => `peony number ${'x'.repeat(i + 1)}`)
    const { vectors, calls } = await embedder!.embed(['red roses', ...texts, 'red roses'], 'passage')
    expect(vectors).toHaveLength(32)
    expect(vectors[31]).toEqual(vectors[0])
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    expect(calls.length).toBeGreaterThan(1)
    expect(calls).toContainEqual(expect.objectContaining({ purpose: 'embed', outcome: 'ok', inputTokens: expect.any(Number) }))
  })

  test('of another length than said are refused', async () => {
    const wrong = await embeddingOf(chosen('openai-compatible', { baseUrl: openai.url, embeddingModel: 'nomic', embeddingDimensions: 768 }))
    await expect(wrong!.embed(['a'], 'question')).rejects.toThrow(/other vectors/)
  })

  test('are the built-in one’s until the owner chooses, and again when the chosen model goes', async () => {
    const tenantId = await createTenant({ name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' })
    expect(await inTenant(tenantId, embedderFor)).toBeNull()
    const id = await inTenant(tenantId, (tx) => addModel(tx, 'mistral', { apiKey: 'm' }))
    await inTenant(tenantId, (tx) => chooseEmbedder(tx, id))
    expect(await inTenant(tenantId, embedderFor)).toMatchObject({ name: 'mistral/mistral-embed/1024' })
    const without = await inTenant(tenantId, (tx) => addModel(tx, 'openai', { apiKey: 'o', embeddingModel: '' }))
    await expect(inTenant(tenantId, (tx) => chooseEmbedder(tx, without))).rejects.toThrow(/embedding model/)
    await inTenant(tenantId, (tx) => deleteModel(tx, id))
    expect(await inTenant(tenantId, embedderFor)).toBeNull()
  })
})

describe('a voice note', () => {
  const audio = { bytes: new Uint8Array([1, 2, 3]), mimeType: 'audio/ogg' }
  const allowance = { tokens: null, costMicros: null }

  test.each(['gemini', 'mistral', 'openai'])('is heard by %s', async (provider) => {
    for (const server of [openai, mistral]) server.set({ mode: 'scripted', replies: ['Two bouquets for Friday.'] })
    const { text, calls } = await transcribe({ models: [compatible(), chosen(provider)], allowance }, audio)
    expect(text).toBe('Two bouquets for Friday.')
    expect(calls).toMatchObject([{ provider, purpose: 'transcribe', outcome: 'ok' }])
  })

  test('that the first cannot hear is heard by the next', async () => {
    openai.set({ mode: 'broken' })
    mistral.set({ mode: 'scripted', replies: ['Hello.'] })
    const { text, calls } = await transcribe({ models: [chosen('openai'), chosen('gemini'), chosen('mistral')], allowance }, audio)
    expect(text).toBe('Hello.')
    expect(calls.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'ok'])
  })

  test('that nobody can hear stays unheard, without a throw', async () => {
    openai.set({ mode: 'unauthorized' })
    expect(await transcribe({ models: [chosen('openai')], allowance }, audio)).toMatchObject({ text: null, calls: [{ fault: 'key' }] })
    expect(await transcribe({ models: [], allowance }, audio)).toEqual({ text: null, calls: [] })
  })
})

test('a picture is described by the first model that can see', async () => {
  openai.set({ mode: 'scripted', replies: ['A red ankara dress.'] })
  const image = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), mimeType: 'image/jpeg' }
  const seen = await describeImage({ models: [compatible(), chosen('gemini')], allowance: { tokens: null, costMicros: null } }, image)
  expect(seen).toMatchObject({ text: 'A red ankara dress.', calls: [{ provider: 'gemini', purpose: 'describe' }] })
})

describe('trying a model', () => {
  const signal = new AbortController().signal

  test('says that it answers', async () => {
    openai.set({ mode: 'scripted', replies: ['ready'] })
    expect(await tryModel(chosen('openai'), signal)).toMatchObject({ ok: true, detail: expect.stringMatching(/answered in/) })
  })

  test('says in plain words what is wrong, none of them the server’s', async () => {
    const model = chosen('openai')
    for (const [mode, words] of [
      ['unauthorized', /refuses the key/],
      ['unpaid', /credit/],
      ['unknown_model', /does not know this model/],
      ['html', /error of its own/],
      ['garbage', /could not be used/],
    ] as const) {
      openai.set({ mode })
      const tried = await tryModel(model, signal)
      expect(tried).toMatchObject({ ok: false, detail: expect.stringMatching(words), nextStep: expect.any(String) })
      expect(JSON.stringify([tried.detail, tried.nextStep])).not.toMatch(/sk-|nginx|JSON|502/)
    }
    openai.set({ mode: 'scripted', replies: ['ready'] })
    expect(await tryModel(model, signal)).toMatchObject({ ok: true })
  })

  test('of a form half filled asks nobody', async () => {
    expect(await tryModel({ id: 'x', provider: 'gemini', settings: {} }, signal)).toMatchObject({ ok: false, calls: [] })
  })
})
