import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { config } from '#platform/config.ts'
import { inTenant } from '#platform/db.ts'
import { closeJobs, openJobs } from '#platform/jobs.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { deleteSource, forget } from './delete-source.ts'
import { embed } from './embed.ts'
import { embedOffline } from './embed-offline.ts'
import { findPassages } from './find-passages.ts'
import { listPassages } from './list-passages.ts'
import { listSources } from './list-sources.ts'
import { maxBytes } from './parse/parsed.ts'
import { read } from './read.ts'
import { reindexSource } from './reindex-source.ts'
import { candidates, forgetIndexes, loadIndex } from './search/load-index.ts'
import { readSource } from './source.ts'
import { uploadSource } from './upload-source.ts'

let flora: string
let otro: string

beforeAll(async () => {
  await openTestDatabase()
  await openJobs(
    [
      Object.assign(read, { name: 'knowledge.read' }),
      Object.assign(forget, { name: 'knowledge.forget' }),
      Object.assign(embed, { name: 'knowledge.embed' }),
    ],
    { work: false },
  )
})
afterAll(closeJobs)
beforeEach(async () => {
  flora = await createTenant({ name: 'Flora', timeZone: 'Africa/Lagos', currency: 'NGN', country: 'NG' })
  otro = await createTenant({ name: 'Otro', timeZone: 'Europe/Madrid', currency: 'EUR', country: 'ES' })
})

const prices =
  'Delivery\n\nOn the mainland delivery costs ₦2,500 and arrives the same day.\n\nPeonies\n\nA bunch of peonies is ₦12,000 in May and June.\n'

describe('a document', () => {
  test('is uploaded, read and answers questions', async () => {
    const source = await upload(flora, 'prices.txt', prices)
    expect(source).toMatchObject({ status: 'waiting', kind: 'txt', title: 'prices', passages: 0, problem: null })
    expect(await ask(flora, 'how much is delivery?')).toEqual([])

    await read.run({ sourceId: source.id }, flora)
    expect(await sourceOf(flora, source.id)).toMatchObject({ status: 'ready', progress: 1, passages: 1, problem: null })
    const [best] = await ask(flora, 'how much is delivery?')
    expect(best).toMatchObject({ sourceId: source.id, heading: 'Delivery' })
    expect(best!.text).toContain('₦2,500')
    expect(await names(flora)).toEqual(['source.ready', 'source.added'])
  })

  test('is never seen by another tenant', async () => {
    const source = await uploadAndRead(flora, 'prices.txt', prices)
    expect(await ask(otro, 'how much is delivery?')).toEqual([])
    expect(await inTenant(otro, (tx) => listSources(tx, { limit: 50 }))).toEqual({ items: [], nextCursor: null })
    await expect(sourceOf(otro, source.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(inTenant(otro, (tx) => listPassages(tx, source.id, { limit: 50 }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(inTenant(otro, (tx) => reindexSource(tx, source.id))).rejects.toMatchObject({ code: 'not_found' })
    await expect(inTenant(otro, (tx) => deleteSource(tx, source.id))).rejects.toMatchObject({ code: 'not_found' })
    await read.run({ sourceId: source.id }, otro)
    expect((await ask(flora, 'how much is delivery?'))[0]).toMatchObject({ sourceId: source.id })
  })

  test('is forgotten whole: rows, passages, answers and the file itself', async () => {
    const source = await uploadAndRead(flora, 'prices.txt', prices)
    const { key } = await inTenant(flora, (tx) => tx.selectFrom('files').select('key').executeTakeFirstOrThrow())
    expect(await ask(flora, 'delivery')).not.toEqual([])

    await inTenant(flora, (tx) => deleteSource(tx, source.id))
    await forget.run({ key }, flora)
    expect(await ask(flora, 'delivery')).toEqual([])
    expect(existsSync(join(config.dataDir, 'files', key))).toBe(false)
    for (const table of ['sources', 'passages', 'files'] as const)
      expect(await inTenant(flora, (tx) => tx.selectFrom(table).select('id').execute())).toEqual([])
    await expect(read.run({ sourceId: source.id }, flora)).resolves.toBeUndefined()
  })

  test('says in plain words why it cannot be read, and is not tried again', async () => {
    const source = await uploadAndRead(flora, 'menu.pdf', Buffer.from('%PDF-1.4 nothing more'))
    expect(source).toMatchObject({ status: 'failed', passages: 0 })
    expect(source.problem).toMatch(/damaged.*Export it again/)
    expect(await names(flora)).toEqual(['source.failed', 'source.added'])
  })

  test('whose file is lost says so', async () => {
    const source = await upload(flora, 'prices.txt', prices)
    const { key } = await inTenant(flora, (tx) => tx.selectFrom('files').select('key').executeTakeFirstOrThrow())
    await forget.run({ key }, flora)
    await read.run({ sourceId: source.id }, flora)
    expect((await sourceOf(flora, source.id)).problem).toMatch(/no longer there.*upload it again/)
  })

  test('read again answers from its earlier reading until the new one is complete', async () => {
    const source = await uploadAndRead(flora, 'prices.txt', prices)
    expect(await inTenant(flora, (tx) => reindexSource(tx, source.id))).toMatchObject({ status: 'waiting', progress: 0 })
    expect((await ask(flora, 'peonies'))[0]).toMatchObject({ heading: 'Peonies' })
    await read.run({ sourceId: source.id }, flora)
    expect((await ask(flora, 'peonies'))[0]).toMatchObject({ heading: 'Peonies' })
    expect(await passagesStored(flora)).toBe(1)
  })

  test('whose reader was killed half way is read whole by the next one, once', async () => {
    const source = await upload(flora, 'list.csv', table(6000))
    const killed = read.run({ sourceId: source.id }, flora)
    await until(async () => (await passagesStored(flora)) > 0)
    // What a killed process leaves behind: a row that says reading, and part of the passages.
    await inTenant(flora, (tx) => tx.updateTable('sources').set({ attempt: null }).where('id', '=', source.id).execute())
    await killed
    expect(await sourceOf(flora, source.id)).toMatchObject({ status: 'reading', passages: 0 })
    expect(await ask(flora, 'item 77')).toEqual([])
    const left = await passagesStored(flora)

    await read.run({ sourceId: source.id }, flora)
    const ready = await sourceOf(flora, source.id)
    expect(ready.status).toBe('ready')
    expect(left).toBeLessThan(ready.passages)
    expect(await passagesStored(flora)).toBe(ready.passages)
  })

  test('read by two workers at once has the passages of one', async () => {
    const source = await upload(flora, 'list.csv', table(1500))
    await Promise.all([read.run({ sourceId: source.id }, flora), read.run({ sourceId: source.id }, flora)])
    const ready = await sourceOf(flora, source.id)
    expect(ready.status).toBe('ready')
    expect(await passagesStored(flora)).toBe(ready.passages)
  })

  test('deleted while it is read leaves nothing', async () => {
    const source = await upload(flora, 'list.csv', table(1500))
    const reading = read.run({ sourceId: source.id }, flora)
    await until(async () => (await passagesStored(flora)) > 0)
    await inTenant(flora, (tx) => deleteSource(tx, source.id))
    await reading
    expect(await passagesStored(flora)).toBe(0)
  })
})

describe('an upload', () => {
  test('past its limit is refused while it streams, and nothing is kept', async () => {
    let sent = 0
    async function* endless() {
      for (; ; sent++) yield Buffer.alloc(1024 * 1024, 97)
    }
    const upload = inTenantUpload(flora, { fileName: 'endless.txt', mimeType: 'text/plain', bytes: endless() })
    await expect(upload).rejects.toMatchObject({ code: 'too_large', message: expect.stringContaining('20 MB') })
    expect(sent).toBeLessThanOrEqual(maxBytes('txt') / 1024 / 1024 + 1)
    expect(await kept(flora)).toEqual({ sources: 0, files: 0 })
  })

  test('that is empty or not what its name says is refused, and nothing is kept', async () => {
    await expect(upload(flora, 'empty.txt', '')).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('empty') })
    await expect(upload(flora, 'menu.pdf', 'just text')).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('plain text'),
    })
    await expect(upload(flora, 'setup.exe', 'MZ')).rejects.toMatchObject({ code: 'unsupported' })
    expect(await kept(flora)).toEqual({ sources: 0, files: 0 })
  })

  test('keeps its bytes and their fingerprint', async () => {
    const source = await upload(flora, 'prices.txt', prices)
    const row = await inTenant(flora, (tx) => tx.selectFrom('sources').selectAll().where('id', '=', source.id).executeTakeFirstOrThrow())
    expect(row.sha256).toBe(createHash('sha256').update(prices).digest('hex'))
    expect(source.sizeBytes).toBe(Buffer.byteLength(prices))
  })

  test('named like a path is labelled by its last part', async () => {
    expect((await upload(flora, '../../etc/\u202epas\u200bswd.txt', 'hello there')).fileName).toBe('passwd.txt')
  })
})

describe('finding passages', () => {
  test('sees what another process has changed, and costs one look at the version when nothing has', async () => {
    await uploadAndRead(flora, 'prices.txt', prices)
    expect(await ask(flora, 'opening hours')).not.toContainEqual(expect.objectContaining({ text: expect.stringContaining('9am') }))
    await uploadAndRead(flora, 'hours.txt', 'Opening hours are 9am to 7pm from Monday to Friday.')
    expect((await ask(flora, 'opening hours'))[0]!.text).toContain('9am to 7pm')

    const statements = await inTenant(flora, async (tx) => {
      let count = 0
      const counting = new Proxy(tx, {
        get(target, name) {
          if (name === 'raw') count++
          const value = Reflect.get(target, name, target)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      await loadIndex(counting)
      return count
    })
    expect(statements).toBe(1)
  })

  test('answers the same after the index in memory is lost', async () => {
    await uploadAndRead(flora, 'prices.txt', prices)
    const before = await ask(flora, 'peonies price')
    forgetIndexes()
    expect(await ask(flora, 'peonies price')).toEqual(before)
  })

  test('of a tenant too large for memory starts from what the database finds', async () => {
    const source = await uploadAndRead(flora, 'list.csv', table(400))
    await uploadAndRead(otro, 'list.csv', table(400))
    const question = "what's the price of item 377?"
    const loaded = await inTenant(flora, (tx) => loadIndex(tx, 1))
    expect(loaded.index).toBeNull()
    const index = await inTenant(flora, (tx) => candidates(tx, question, loaded, 'public'))
    const [best] = index.search({ text: question, vector: embedOffline(question), audience: 'public', now: new Date(), limit: 3 })
    expect(best!.source.id).toBe(source.id)
    expect(best!.passage.text).toContain('Item: Item 377 |')
    expect(index.passages).toBeLessThanOrEqual(source.passages)
    forgetIndexes()
  })

  test('pages through sources, newest first, and through passages in order', async () => {
    for (const name of ['a', 'b', 'c']) await upload(flora, `${name}.txt`, `This is document ${name}.`)
    const first = await inTenant(flora, (tx) => listSources(tx, { limit: 2 }))
    const second = await inTenant(flora, (tx) => listSources(tx, { limit: 2, cursor: first.nextCursor! }))
    expect([...first.items, ...second.items].map(({ fileName }) => fileName)).toEqual(['c.txt', 'b.txt', 'a.txt'])
    expect(second.nextCursor).toBeNull()
    await expect(inTenant(flora, (tx) => listSources(tx, { limit: 2, cursor: "x' or 1=1" }))).rejects.toMatchObject({ code: 'invalid' })

    const list = await uploadAndRead(flora, 'list.csv', table(200))
    const one = await inTenant(flora, (tx) => listPassages(tx, list.id, { limit: 3 }))
    const two = await inTenant(flora, (tx) => listPassages(tx, list.id, { limit: 3, cursor: one.nextCursor! }))
    expect([...one.items, ...two.items].map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5])
  })
})

const bytesOf = async function* (content: string | Buffer) {
  if (content.length) yield Buffer.from(content)
}
const inTenantUpload = (tenantId: string, file: Parameters<typeof uploadSource>[1]) =>
  uploadSource(tenantId, file, (work) => inTenant(tenantId, work))
const upload = (tenantId: string, fileName: string, content: string | Buffer) =>
  inTenantUpload(tenantId, { fileName, mimeType: '', bytes: bytesOf(content) })
const uploadAndRead = async (tenantId: string, fileName: string, content: string | Buffer) => {
  const { id } = await upload(tenantId, fileName, content)
  await read.run({ sourceId: id }, tenantId)
  return sourceOf(tenantId, id)
}
const sourceOf = (tenantId: string, id: string) => inTenant(tenantId, (tx) => readSource(tx, id))
const ask = (tenantId: string, question: string) => findPassages(tenantId, question, { limit: 5 })
const passagesStored = (tenantId: string) =>
  inTenant(tenantId, async (tx) => (await tx.selectFrom('passages').select('id').execute()).length)
const names = (tenantId: string) =>
  inTenant(tenantId, async (tx) => (await tx.selectFrom('events').select('name').orderBy('id', 'desc').execute()).map(({ name }) => name))
const kept = (tenantId: string) =>
  inTenant(tenantId, async (tx) => ({
    sources: (await tx.selectFrom('sources').select('id').execute()).length,
    files: (await tx.selectFrom('files').select('id').execute()).length,
  }))
const table = (rows: number) =>
  `Item,Details,Price\n${Array.from({ length: rows }, (_, row) => `Item ${row},"A fine thing of kind ${row % 17}, made of wood and glass by hand in our own shop",${1000 + row}`).join('\n')}\n`
const until = async (met: () => Promise<boolean>) => {
  while (!(await met())) await new Promise((resolve) => setTimeout(resolve, 5))
}
