import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Child, startChild } from '../server/cli/drill/child.ts'
import { freePort } from '../server/cli/drill/free-port.ts'
import { deliver, type MetaStandIn, post, standInToken, startMeta, textWebhook } from './stand-ins/meta.ts'
import { appSecret } from './whatsapp-fixtures.ts'

/**
 * A real process is killed once at every failpoint of a message's path. Each restart is the next one's victim too, so from
 * settling on the order is backwards: what a restart takes up again mostly does not pass where the next kill waits.
 */
const path = [
  'before_receive',
  'after_receive',
  'after_settle',
  'after_send_before_settle',
  'after_take_before_send',
  'before_take',
  'after_close_turn',
  'after_decide',
  'after_open_turn',
  'before_open_turn',
] as const
/** Passed a minute after a message was lost. */
const givingUp = ['before_unknown', 'after_unknown'] as const
const reading = ['read_before_ready', 'read_before_passages'] as const
/** A turn or a reading that is done again passes these first. */
const armed: Record<string, string> = {
  after_open_turn: 'after_open_turn:2',
  before_open_turn: 'before_open_turn:2',
  read_before_passages: 'read_before_passages:2',
}

const stops = [...path, ...givingUp, ...reading]
/** A busy machine may take half a minute to start a process. */
const patience = 240_000

let meta: MetaStandIn
let dataDir: string
let url: string
let apiKey: string
let desk: Child

beforeAll(async () => {
  meta = await startMeta()
  dataDir = mkdtempSync(join(tmpdir(), 'salesboy-killed-'))
  url = `http://127.0.0.1:${await freePort()}`
  meta.statuses({ url: `${url}/hooks/whatsapp-cloud`, secret: appSecret, delayMs: 200 })
  const maker = startChild(
    [
      'server/bin/salesboy.js',
      'user',
      'create',
      '--email',
      'flora@floras.example',
      '--password',
      'correct horse',
      '--tenant',
      'Flora’s',
      '--json',
    ],
    environment(),
  )
  apiKey = JSON.parse(await maker.says((line) => line.startsWith('{"tenantId"'))).apiKey
  await maker.kill('SIGTERM')
  await start(stops[0]!)
  await call('POST', '/inboxes', {
    channel: 'whatsapp-cloud',
    name: 'WhatsApp',
    settings: { phoneNumberId: '200000000000001', businessAccountId: '100000000000001', accessToken: standInToken, appSecret },
    burstWindowMs: 0,
  })
}, patience)

afterAll(async () => {
  await desk?.kill('SIGKILL')
  await meta?.close()
  if (dataDir) rmSync(dataDir, { recursive: true, force: true })
})

test('every failpoint in the code is one of these', () => {
  const named = new Set<string>()
  for (const file of readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.ts$/.test(name)))
    if (!file.includes('node_modules'))
      for (const [, name] of readFileSync(join('server', file), 'utf8').matchAll(/\bfailpoint\('(\w+)'\)/g)) named.add(name!)
  expect([...named].sort()).toEqual([...stops].sort())
})

describe('killed on the way of a message', () => {
  for (const [index, point] of path.entries())
    test(
      `${point}: ${outcomes[point] ?? 'the customer gets exactly one answer'}`,
      async () => {
        const customer = `44770090020${index}`
        const first = textWebhook({ text: 'Hello!', from: customer, name: `Customer ${index}` })
        const acknowledged = await post(hook(), first, appSecret).then(
          ({ ok }) => ok,
          () => false,
        )
        await killed()
        const next = path[index + 1] ?? null
        // Receipts and repeats pass these two again and again: the desk recovers unharmed before it is next.
        const passedAgain = point.endsWith('_receive')
        await start(passedAgain ? null : next)

        // Meta repeats what nobody acknowledged.
        if (!acknowledged) await deliver(hook(), first, appSecret, AbortSignal.timeout(30_000))
        const lost = point === 'after_take_before_send'
        if (lost) await seesMessages(customer, ['in Hello!', 'out sending'])
        else await seesMessages(customer, ['in Hello!', 'out read'])
        expect(meta.sentTo(customer)).toHaveLength(lost ? 0 : 1)
        await meta.statusesSettled()
        if (passedAgain) {
          await desk.kill('SIGTERM')
          await start(next)
        }
      },
      patience,
    )
})

test(
  'killed while a message is given up that nobody can vouch for: it is given up wholly, once, and needs a person',
  async () => {
    const customer = '447700900230'
    await desk.kill('SIGTERM')
    await start('after_take_before_send')
    await post(hook(), textWebhook({ text: 'Hello!', from: customer, name: 'Customer' }), appSecret).catch(() => {})
    await killed()
    for (const point of givingUp) {
      desk = startChild(['server/bin/salesboy.js', 'start'], environment(point))
      await killed(patience)
    }
    await start(reading[0])
    await seesMessages(customer, ['in Hello!', 'out unknown'])
    const [conversation] = (await call('GET', `/conversations?filter=waiting&search=${customer}`)).items
    const [lost] = (await call('GET', `/conversations/${conversation!.id}/messages`)).items
    const told = (await call('GET', '/events?limit=200')).items.filter(
      ({ name, payload }) => name === 'message.unknown' && payload?.messageId === lost!.id,
    )
    expect(told).toHaveLength(1)
    expect(meta.sentTo(customer)).toHaveLength(0)
  },
  // Four starts, and the minute after which a message is given up.
  3 * patience,
)

describe('killed while reading a document', () => {
  for (const [index, point] of reading.entries())
    test(
      `${point}: the document is read again, and stands there once`,
      async () => {
        const form = new FormData()
        form.append('file', new Blob([`# Prices ${index}\n\nA rose costs 500 naira.\n`]), `prices-${index}.md`)
        const source = await call('POST', '/sources', form)
        await killed()
        await start(reading[index + 1] ?? null)
        await until(async () => (await call('GET', `/sources/${source.id}`)).status === 'ready')
        expect((await call('GET', `/sources/${source.id}`)).passages).toBe(1)
      },
      patience,
    )
})

test(
  'after all these kills: every conversation goes on in order, and the one lost message is shown as unknown and was never sent again',
  async () => {
    for (const [index, point] of path.entries()) {
      const customer = `44770090020${index}`
      await deliver(
        hook(),
        textWebhook({ text: 'Good morning!', from: customer, name: 'Customer' }),
        appSecret,
        AbortSignal.timeout(30_000),
      )
      const lost = point === 'after_take_before_send'
      await seesMessages(customer, ['in Hello!', lost ? 'out unknown' : 'out read', 'in Good morning!', 'out read'])
      expect(meta.sentTo(customer), point).toHaveLength(lost ? 1 : 2)
    }
  },
  patience,
)

const outcomes: Record<string, string> = {
  after_take_before_send: 'nobody can tell, so it is never sent again by itself',
  after_send_before_settle: 'the receipt vouches for the one answer that left',
}

function environment(failpoint: string | null = null): Record<string, string> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    PORT: url.split(':').at(-1)!,
    DATA_DIR: dataDir,
    META_API_BASE_URL: meta.url,
    META_APP_SECRET: appSecret,
    ...(failpoint ? { FAILPOINT: armed[failpoint] ?? failpoint } : {}),
  }
}

async function start(failpoint: string | null) {
  desk = startChild(['server/bin/salesboy.js', 'start'], environment(failpoint))
  await desk.says((line) => line.includes('Salesboy is open'))
}

/** The process has killed itself at its failpoint. */
async function killed(withinMs = 80_000) {
  const dead = async () => desk.process.signalCode !== null || desk.process.exitCode !== null
  await until(dead, () => `It was not killed in time. ${desk.tail()}`, withinMs)
  expect(desk.process.signalCode, desk.tail()).toBe('SIGKILL')
}

const hook = () => `${url}/hooks/whatsapp-cloud`

/** What the answers of the routes used here hold, each its part. */
interface Answer {
  id: string
  status: string
  passages: number
  items: Shown[]
}

async function call(method: string, route: string, body?: object): Promise<Answer> {
  const form = body instanceof FormData
  const response = await fetch(`${url}/api/v1${route}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, ...(body && !form ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  })
  const answer = (await response.json()) as Answer
  if (!response.ok) throw new Error(`${method} ${route}: ${JSON.stringify(answer)}`)
  return answer
}

interface Shown {
  id: string
  direction: 'in' | 'out'
  status: string
  content: { text?: string }
  /** Of an event. */
  name?: string
  payload?: { messageId?: string }
}

/** Waits until the dashboard shows these lines, oldest first: what came in by its text, what went out by its status. */
async function seesMessages(customer: string, wanted: string[]) {
  let seen: string[] = []
  await until(
    async () => {
      const { items } = await call('GET', `/conversations?search=${customer}`)
      const [conversation] = items
      if (!conversation) return false
      const page = await call('GET', `/conversations/${conversation.id}/messages`)
      seen = (page.items as Shown[])
        .reverse()
        .map(({ direction, status, content }) => `${direction} ${direction === 'in' ? content.text : status}`)
      return JSON.stringify(seen) === JSON.stringify(wanted)
    },
    () => `${customer} was to see ${wanted.join(', ')}, but sees ${seen.join(', ')}. ${desk.tail()}`,
  )
}

async function until(happens: () => Promise<boolean>, otherwise = () => 'It did not happen in time.', withinMs = 80_000) {
  for (const end = Date.now() + withinMs; !(await happens()); ) {
    if (Date.now() > end) throw new Error(otherwise())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
