import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { chooseEmbedder } from '#domains/models/budget.ts'
import { addModel, deleteModel } from '#domains/models/save-model.ts'
import { configure } from '#platform/config.ts'
import { inTenant, query } from '#platform/db.ts'
import { closeJobs, openJobs } from '#platform/jobs.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { type OpenAiStandIn, startOpenAi } from '../../../test/stand-ins/openai.ts'
import { openPinecone } from '../../../test/stand-ins/pinecone.ts'
import { changeSource } from './change-source.ts'
import { deleteSource, forget } from './delete-source.ts'
import { embed } from './embed.ts'
import { findPassages } from './find-passages.ts'
import { read } from './read.ts'
import { forgetIndexes } from './search/load-index.ts'
import { pgvectorStore } from './search/pgvector-store.ts'
import { readSettings } from './settings.ts'
import { unstore } from './unstore.ts'
import { uploadSource } from './upload-source.ts'

let openai: OpenAiStandIn
let mistral: OpenAiStandIn
let flora: string
let otro: string
const jobs = { 'knowledge.read': read, 'knowledge.forget': forget, 'knowledge.embed': embed, 'knowledge.unstore': unstore }

beforeAll(async () => {
  await openTestDatabase()
  openai = await startOpenAi()
  mistral = await startOpenAi({ dialect: 'mistral' })
  configure({ mistralBaseUrl: mistral.url, openaiBaseUrl: openai.url })
  await openJobs(
    Object.entries(jobs).map(([name, job]) => Object.assign(job, { name })),
    { work: false },
  )
})
afterAll(async () => {
  configure({ mistralBaseUrl: undefined, openaiBaseUrl: undefined, pinecone: null })
  await Promise.all([closeJobs(), openai.close(), mistral.close()])
})
beforeEach(async () => {
  for (const server of [openai, mistral]) server.set({ mode: 'echo' })
  configure({ pinecone: null })
  forgetIndexes()
  flora = await createTenant({ name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' })
  otro = await createTenant({ name: 'Otro', timeZone: 'Europe/Madrid', currency: 'EUR', country: 'ES' })
})

describe('another embedding model', () => {
  test('answers from the moment all its vectors are there; until then the earlier ones do', async () => {
    await upload(flora, 'delivery.txt', 'Riders bring it home the same day.')
    await choose(flora, 'mistral')
    await embed.run({}, flora)
    expect(await index(flora)).toMatchObject({ model: 'mistral/mistral-embed/1024', store: 'memory', next: null })

    openai.set({ mode: 'broken' })
    await choose(flora, 'openai')
    await expect(embed.run({}, flora)).rejects.toThrow()
    expect(await index(flora)).toMatchObject({
      model: 'mistral/mistral-embed/1024',
      next: { model: 'openai/text-embedding-3-small/1024', done: 0, total: 1, problem: expect.any(String) },
    })
    expect((await findPassages(flora, 'riders'))[0]!.similarity).not.toBe(0)

    openai.set({ mode: 'echo' })
    await embed.run({}, flora)
    expect(await index(flora)).toMatchObject({ model: 'openai/text-embedding-3-small/1024', next: null })
    expect(await vectors(flora)).toEqual([{ model: 'openai/text-embedding-3-small/1024', count: 1 }])
  })

  test('also makes the vectors of what is read later, and goes when it is no longer chosen', async () => {
    const id = await choose(flora, 'mistral')
    await embed.run({}, flora)
    await upload(flora, 'delivery.txt', 'Riders bring it home the same day.')
    expect((await findPassages(flora, 'riders'))[0]).toMatchObject({ similarity: 0 })
    await runJobs(flora)
    expect((await findPassages(flora, 'riders'))[0]!.similarity).not.toBe(0)

    await inTenant(flora, (tx) => deleteModel(tx, id))
    await embed.run({}, flora)
    expect(await index(flora)).toMatchObject({ model: null, next: null })
    expect(await vectors(flora)).toEqual([])
    expect((await findPassages(flora, 'riders'))[0]!.similarity).toBeGreaterThan(0)
  })

  test('that is away costs nearness by meaning, not the answer', async () => {
    await upload(flora, 'delivery.txt', 'Riders bring it home the same day.')
    await choose(flora, 'mistral')
    await embed.run({}, flora)
    mistral.set({ mode: 'broken' })
    expect((await findPassages(flora, 'which riders bring it?'))[0]).toMatchObject({
      text: 'Riders bring it home the same day.',
      similarity: 0,
    })
  })
})

describe('Pinecone', () => {
  test('holds each tenant in a namespace of its own, and forgets what is deleted', async () => {
    const pinecone = await openPinecone({ dimension: 1024 })
    configure({ pinecone: { apiKey: pinecone.apiKey, host: pinecone.host } })
    try {
      const source = await upload(flora, 'delivery.txt', 'Riders bring it home the same day.')
      await upload(otro, 'entrega.txt', 'Lo llevamos a casa el mismo día.')
      for (const tenant of [flora, otro]) {
        await choose(tenant, 'mistral')
        await embed.run({}, tenant)
      }
      expect([...pinecone.namespaces.keys()].sort()).toEqual([`user_${flora}`, `user_${otro}`].sort())
      const [stored] = [...pinecone.namespaces.get(`user_${flora}`)!.values()]
      expect(stored!.metadata).toEqual({
        user_id: flora,
        source_id: source,
        filename: 'delivery.txt',
        chunk_index: 0,
        audience: 'public',
        model: 'mistral/mistral-embed/1024',
      })
      expect(await index(flora)).toMatchObject({ store: 'pinecone' })
      const [best] = await findPassages(flora, 'Riders bring it home the same day.')
      expect(best).toMatchObject({ sourceId: source, similarity: expect.any(Number) })
      expect(best!.similarity).not.toBe(0)
      expect(pinecone.calls.at(-1)).toMatchObject({
        path: '/query',
        body: { namespace: `user_${flora}`, filter: { audience: { $eq: 'public' } } },
      })

      await inTenant(flora, (tx) => changeSource(tx, source, { audience: 'internal' }))
      await embed.run({}, flora)
      expect([...pinecone.namespaces.get(`user_${flora}`)!.values()][0]!.metadata).toMatchObject({ audience: 'internal' })
      expect(await findPassages(flora, 'riders')).toEqual([])
      expect(await findPassages(flora, 'riders', { audience: 'internal' })).toHaveLength(1)

      await inTenant(flora, (tx) => deleteSource(tx, source))
      await runJobs(flora)
      expect(pinecone.namespaces.get(`user_${flora}`)!.size).toBe(0)
      expect(pinecone.namespaces.get(`user_${otro}`)!.size).toBe(1)
    } finally {
      pinecone.close()
    }
  })

  test('that is away, or refuses the key, costs nearness by meaning, not the answer', async () => {
    const pinecone = await openPinecone({ dimension: 1024 })
    configure({ pinecone: { apiKey: pinecone.apiKey, host: pinecone.host } })
    try {
      await upload(flora, 'delivery.txt', 'Riders bring it home the same day.')
      await choose(flora, 'mistral')
      await embed.run({}, flora)
      pinecone.fail(true)
      expect((await findPassages(flora, 'which riders?'))[0]).toMatchObject({ similarity: 0 })
      pinecone.fail(false)
      configure({ pinecone: { apiKey: 'wrong', host: pinecone.host } })
      expect((await findPassages(flora, 'which riders?'))[0]).toMatchObject({ similarity: 0 })
    } finally {
      pinecone.close()
    }
  })
})

// Debian's Postgres has no pgvector; the embedded engine does.
describe.runIf(!process.env.TEST_DATABASE_URL)('pgvector', () => {
  test('finds the nearest of the tenant’s own, by audience, and forgets with the passage', async () => {
    const own = await upload(flora, 'delivery.txt', 'Riders bring it home.')
    const secret = await upload(flora, 'margins.txt', 'Our margin is small.')
    const theirs = await upload(otro, 'entrega.txt', 'Lo llevamos a casa.')
    const unit = (at: number) => Float32Array.from({ length: 512 }, (_, index) => (index === at ? 1 : 0))
    const near = Float32Array.from({ length: 512 }, (_, index) => (index === 0 ? 0.8 : index === 1 ? 0.6 : 0))
    const put = async (tenant: string, sourceId: string, audience: 'public' | 'internal', vector: Float32Array) => {
      const { id } = await inTenant(tenant, (tx) =>
        tx.selectFrom('passages').select('id').where('sourceId', '=', sourceId).executeTakeFirstOrThrow(),
      )
      await pgvectorStore.put(tenant, 'm', [{ passageId: id, sourceId, fileName: 'a', index: 0, audience, vector }])
      return id
    }
    const a = await put(flora, own, 'public', unit(0))
    const b = await put(flora, secret, 'internal', unit(1))
    await put(otro, theirs, 'public', near)

    const find = (audience: 'public' | 'internal', model = 'm') => pgvectorStore.nearest(flora, model, near, { limit: 5, audience })
    expect([...(await find('internal'))].map(([id, cosine]) => [id, Number(cosine.toFixed(3))])).toEqual([
      [a, 0.8],
      [b, 0.6],
    ])
    expect([...(await find('public')).keys()]).toEqual([a])
    expect(await find('public', 'another')).toEqual(new Map())
    await pgvectorStore.forget(flora, [a], 'm')
    expect([...(await find('internal')).keys()]).toEqual([b])
    await inTenant(flora, (tx) => deleteSource(tx, secret))
    expect(await find('internal')).toEqual(new Map())
  })
})

async function upload(tenantId: string, fileName: string, content: string): Promise<string> {
  async function* bytes() {
    yield Buffer.from(content)
  }
  const { id } = await uploadSource(tenantId, { fileName, mimeType: '', bytes: bytes() }, (work) => inTenant(tenantId, work))
  await read.run({ sourceId: id }, tenantId)
  return id
}

async function choose(tenantId: string, provider: 'mistral' | 'openai'): Promise<string> {
  const id = await inTenant(tenantId, (tx) => addModel(tx, provider, { apiKey: `key-${provider}` }))
  await inTenant(tenantId, (tx) => chooseEmbedder(tx, id))
  return id
}

const index = async (tenantId: string) => (await inTenant(tenantId, readSettings)).index
const vectors = (tenantId: string) =>
  inTenant(
    tenantId,
    async (tx) =>
      (await tx.raw<{ model: string; count: number }>('select model, count(*)::int as count from passage_vectors group by model')).rows,
  )

/** What this tenant's transactions left to do, apart from reading. */
async function runJobs(tenantId: string) {
  const { rows } = await query(
    `update pgboss.job set state = 'completed', completed_on = now() where state = 'created' and data->>'tenantId' = $1 and name in ('knowledge.embed', 'knowledge.unstore') returning name, data`,
    [tenantId],
  )
  for (const { name, data } of rows as { name: keyof typeof jobs; data: { payload: unknown } }[])
    await jobs[name].run(jobs[name].schema.parse(data.payload) as never, tenantId)
}
