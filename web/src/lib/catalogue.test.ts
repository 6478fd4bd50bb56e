import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'

const src = join(import.meta.dirname, '..')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))

beforeEach(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
})

/** A browser that has chosen this language, with one translation of one catalogue. */
async function speaking(tag: string) {
  vi.stubGlobal('localStorage', { getItem: () => tag })
  const { offer } = await import('./language.ts')
  const { catalogue, translateBy, translated } = await import('./catalogue.ts')
  offer(['sw'])
  const say = catalogue('pages/orders/say', {
    title: 'Orders',
    all: 'All',
    left: '{count, plural, one {# left} other {# left}}',
    states: { draft: 'To confirm', done: 'Done' },
  })
  const swahili = { title: 'Maagizo', left: '{count, plural, one {imebaki #} other {zimebaki #}}', states: { draft: 'Ya kuthibitisha' } }
  translateBy((name, wanted) => (name === 'pages/orders/say' && wanted === 'sw' ? async () => ({ default: swahili }) : undefined))
  return { say, translated }
}

test('a page that arrives is said in the chosen language, and in English where a translation is missing', async () => {
  const { say, translated } = await speaking('sw')
  await translated(Promise.resolve('the code of a page'))
  expect(say.title).toBe('Maagizo')
  expect(say.left({ count: 1 })).toBe('imebaki 1')
  expect(say.left({ count: 3 })).toBe('zimebaki 3')
  expect(say.states.draft).toBe('Ya kuthibitisha')
  expect(say.states.done).toBe('Done')
  expect(say.all).toBe('All')
})

test('a language nobody has translated to is English', async () => {
  const { say, translated } = await speaking('fr')
  await translated()
  expect(say.title).toBe('Orders')
  expect(say.left({ count: 1 })).toBe('1 left')
})

test('the pseudo language keeps arguments and changes every word', async () => {
  const { say, translated } = await speaking('en-XA')
  await translated()
  expect(say.title).toMatch(/^⟦Órdérš~+⟧$/)
  expect(say.left({ count: 2 })).toMatch(/^⟦2 léft~*⟧$/)
})

test('every catalogue is called like its file, so that translations beside it are found', () => {
  const named = files.flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8')
    return [...text.matchAll(/^(?:export )?const say = catalogue\('([^']+)'/gm)].map(([, name]) => [file.replace(/\.tsx?$/, ''), name])
  })
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(([file, name]) => file !== name)).toEqual([])
})

test('every sentence can be read', async () => {
  for (const file of files.filter((name) => /(^|\/)say\.ts$/.test(name))) {
    const { say } = (await import(join(src, file))) as { say: Record<string, unknown> }
    // A catalogue reads its messages when it is made, and throws at one it cannot.
    expect(Object.entries(say).filter(([, words]) => words === '')).toEqual([])
  }
})
