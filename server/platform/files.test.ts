import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { config, configure } from './config.ts'
import { files } from './files.ts'
import { newId } from './ids.ts'

const before = config.dataDir
beforeAll(() => configure({ dataDir: mkdtempSync(join(tmpdir(), 'salesboy-files-')) }))
afterAll(() => {
  rmSync(config.dataDir, { recursive: true, force: true })
  configure({ dataDir: before })
})

const tenantId = newId()
async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part)
}
const kept = () =>
  readdirSync(config.dataDir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /[\w-]{22}/.test(name.split('/').at(-1)!) && name.includes(`${tenantId}/`),
  )

test('what was put can be read, streamed and deleted, twice', async () => {
  const { key, sizeBytes } = await files.put(tenantId, chunks('roses ', 'and tulips'), 100)
  expect(sizeBytes).toBe(16)
  expect(key.startsWith(`${tenantId}/`)).toBe(true)
  expect((await files.read(key)).toString()).toBe('roses and tulips')
  const { body, sizeBytes: streamed } = await files.stream(key)
  expect((await body.toArray()).join('')).toBe('roses and tulips')
  expect(streamed).toBe(16)
  expect(statSync(join(config.dataDir, 'files', key)).mode & 0o077).toBe(0)
  await files.delete(key)
  await files.delete(key)
  await expect(files.read(key)).rejects.toThrow(/ENOENT/)
})

test('a file past its limit is refused, and nothing of it stays', async () => {
  const before = kept()
  await expect(files.put(tenantId, chunks('12345', '67890', '1'), 10)).rejects.toMatchObject({ code: 'too_large' })
  await expect(files.put(tenantId, chunks('12345', '67890'), 10)).resolves.toMatchObject({ sizeBytes: 10 })
  expect(kept()).toHaveLength(before.length + 1)
})

test('an upload that breaks off leaves nothing', async () => {
  const before = kept()
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('the line went dead')
  }
  await expect(files.put(tenantId, broken(), 100)).rejects.toThrow(/line went dead/)
  expect(kept()).toEqual(before)
})

test.each(['../../etc/passwd', `${newId()}/../../master.key`, `/etc/passwd`, `${newId()}/short`, '', `${newId()}/${'a'.repeat(22)}/x`])(
  '“%s” is no key',
  async (key) => {
    await expect((async () => files.read(key))()).rejects.toThrow(/Not a file key/)
    await expect((async () => files.delete(key))()).rejects.toThrow(/Not a file key/)
  },
)
