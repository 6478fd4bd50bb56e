import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { floors } from '../scripts/floors.ts'

const root = join(import.meta.dirname, '..')

/** A channel, a domain with a route, a listener, a schedule and a chore, and an action: each a folder, and what stands in the contract. */
const added: Record<string, string> = {
  'server/channels/pigeon/index.ts': `
    import { z } from 'zod'
    import { channel } from '../channel.ts'

    export const flown: string[] = []
    const ada = { kind: 'visitor' as const, value: 'ada' }

    export default channel({
      name: 'pigeon',
      label: 'Pigeon',
      description: 'A bird with a letter.',
      icon: 'globe',
      steps: [],
      settings: z.object({}),
      accepts: { kinds: ['text'], text: 1000 },
      limits: {
        bodyBytes: 10_000,
        messages: { sender: { perMinute: 30, perDay: 300 }, address: null, inbox: null, tenant: null },
        fileBytesPerDay: { sender: 1, inbox: 1, tenant: 1 },
      },
      windowHours: null,
      rates: { messagesPerSecond: 10, pairIntervalMs: 0, pairBurst: 10 },
      receive(request) {
        const { id, text } = JSON.parse(request.body.toString()) as { id: string; text: string }
        const from = { identities: [ada], replyTo: ada, name: 'Ada' }
        return [{ kind: 'message', externalId: id, from, content: { type: 'text', text }, at: new Date(), answerable: true, raw: {} }]
      },
      async send({ content }) {
        flown.push(JSON.stringify(content))
        return { ok: true, externalId: 'flown-' + flown.length }
      },
    })
  `,
  'contract/loft.ts': `
    import { z } from 'zod'
    import { contract, route } from './route.ts'

    export const loft = contract({
      readLoft: route({
        method: 'GET',
        path: '/loft',
        may: 'look',
        summary: 'How the pigeons are',
        responses: { 200: z.object({ grains: z.int(), letters: z.int(), counted: z.int(), swept: z.int() }) },
      }),
    })
  `,
  'server/domains/loft/index.ts': `
    import { loft } from '@salesboy/contract/loft'
    import { z } from 'zod'
    import { serve } from '#platform/http.ts'
    import { job } from '#platform/jobs.ts'
    import { room } from '#platform/room.ts'

    const state = { grains: 0, letters: 0, counted: 0, swept: 0 }
    const note = job(z.object({}), async () => void state.letters++)
    const count = job(z.object({}), async () => void state.counted++)

    export default room({
      routes: [serve(loft, { readLoft: async () => state })],
      jobs: { note, count },
      every: { count: { at: '0 9 * * *', job: count }, sweep: { everyMs: 60_000, run: async () => state.swept++ } },
      on: { 'message.received': { job: note, payload: () => ({}) } },
      actions: {
        async feed_pigeon(_tx, _occasion, { grains }) {
          state.grains += grains
        },
      },
    })
  `,
  'web/src/pages/loft/index.ts': `
    import { page } from '../../lib/page.ts'
    export default page({ routes: [], place: 'hidden' })
  `,
}

/** The one line each needs elsewhere: what others may call and decide is the contract's, the order of pages the dashboard's. */
const lines: Record<string, [before: string, line: string][]> = {
  'contract/index.ts': [
    ['import { models }', "import { loft } from './loft.ts'\n"],
    ['  tasks,\n', '  loft,\n'],
  ],
  'contract/actions.ts': [
    ["    z.object({ type: z.literal('opt_out') }),", "    z.object({ type: z.literal('feed_pigeon'), grains: z.int() }),\n"],
  ],
  'scripts/floors.ts': [["  'tasks',\n", "  'loft',\n"]],
  'web/src/app/pages.ts': [["tasks: typeof import('../pages/tasks/index.ts')", "loft: typeof import('../pages/loft/index.ts')\n  "]],
}

const journey = `
  import { expect, test } from 'vitest'
  import { closeTurn } from '../server/agent/close-turn.ts'
  import { decide } from '../server/agent/decide.ts'
  import { claimTurns, openTurn } from '../server/agent/open-turn.ts'
  import { flown } from '../server/channels/pigeon/index.ts'
  import { openRooms } from '../server/rooms.ts'
  import { openHouse } from './house.ts'

  test('what was added works', { timeout: 300_000 }, async () => {
    const house = await openHouse()
    const { body: inbox } = await house.call('POST', '/inboxes', { channel: 'pigeon', name: 'Roof', settings: {}, burstWindowMs: 0 })
    const { key } = await house.inTenant((tx) => tx.selectFrom('inboxes').select('key').where('id', '=', inbox.id).executeTakeFirstOrThrow())
    const letter = { id: 'letter-1', text: 'Good morning' }
    expect((await house.app.inject({ method: 'POST', url: '/hooks/pigeon/' + key, payload: letter })).statusCode).toBe(200)

    const [claim] = await claimTurns('test', 1)
    const turn = await openTurn(claim!)
    const decision = await decide(turn!)
    await closeTurn(turn!, { ...decision, actions: [...decision.actions, { type: 'feed_pigeon', grains: 3 }] })
    await house.settles()
    expect(flown).toHaveLength(1)

    const rooms = await openRooms()
    await rooms.schedules.get('loft.count')!.job.run({}, house.tenantId)
    await rooms.chores.find(({ run }) => String(run).includes('swept'))!.run()
    expect((await house.call('GET', '/loft')).body).toEqual({ grains: 3, letters: 1, counted: 1, swept: 1 })
  })
`

test('a channel, a domain with a page, an action, a schedule and a listener are a folder each and a line of order', {
  timeout: 400_000,
}, async () => {
  const copy = copyOfHouse()
  for (const [file, text] of Object.entries(added)) write(copy, file, text)
  for (const [file, changes] of Object.entries(lines)) for (const [before, line] of changes) insert(copy, file, before, line)
  const { floors: judge } = (await import(join(copy, 'scripts/floors.ts'))) as { floors: typeof floors }
  expect(judge(pagesOf(copy))).toEqual([])

  write(copy, 'test/journey.test.ts', journey)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run', 'test/journey.test.ts'], { cwd: copy }).catch(
    (error: { stdout: string; stderr: string }) => ({ stdout: error.stdout + error.stderr }),
  )
  expect(stdout).toMatch(/1 passed/)
})

/** The house without what it was built from: its packages are its own, what others wrote is linked. */
function copyOfHouse(): string {
  const copy = mkdtempSync(join(tmpdir(), 'salesboy-rooms-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  const isOurs = (path: string) => !/node_modules|\/test\/(?:browser|worlds)(?:\/|$)/.test(path.slice(root.length))
  for (const part of [
    'contract',
    'server',
    'test',
    'scripts',
    'web/src/pages',
    'web/src/app/pages.ts',
    'package.json',
    'vitest.config.ts',
    'tsconfig.json',
    'tsconfig.base.json',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true, filter: isOurs })
  link(join(root, 'node_modules'), join(copy, 'node_modules'))
  link(join(root, 'server/node_modules'), join(copy, 'server/node_modules'))
  mkdirSync(join(copy, 'node_modules/@salesboy'))
  for (const name of ['contract', 'server']) symlinkSync(join(copy, name), join(copy, 'node_modules/@salesboy', name))
  return copy
}

function link(from: string, to: string): void {
  mkdirSync(to)
  for (const name of readdirSync(from)) if (name !== '@salesboy' && name !== '.vite') symlinkSync(join(from, name), join(to, name))
}

function write(copy: string, file: string, text: string): void {
  mkdirSync(join(copy, file, '..'), { recursive: true })
  writeFileSync(join(copy, file), text)
}

function insert(copy: string, file: string, before: string, line: string): void {
  const text = readFileSync(join(copy, file), 'utf8')
  const at = text.indexOf(before)
  if (at < 0) throw new Error(`${file} has no “${before}” any more: say in this test where the line goes now.`)
  writeFileSync(join(copy, file), text.slice(0, at) + line + text.slice(at))
}

function pagesOf(copy: string): Record<string, string> {
  const files = readdirSync(join(copy, 'web/src/pages'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.ts'))
  const read = (file: string) => [file, readFileSync(join(copy, file), 'utf8')] as const
  return Object.fromEntries(['web/src/app/pages.ts', ...files.map((file) => `web/src/pages/${file}`)].map(read))
}
