import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { learn } from '../server/agent/learn.ts'
import { configure } from '../server/platform/config.ts'
import { query } from '../server/platform/db.ts'
import { newId } from '../server/platform/ids.ts'
import { log } from '../server/platform/log.ts'
import { type House, openHouse } from './house.ts'
import { ada, connect } from './messages-world.ts'
import { readMessages } from './read-messages.ts'
import { statusWebhook, textWebhook } from './stand-ins/meta.ts'
import { type OpenAiStandIn, startOpenAi } from './stand-ins/openai.ts'
import { deliverTo, openMeta } from './whatsapp-world.ts'

let meta: Awaited<ReturnType<typeof openMeta>>
let openai: OpenAiStandIn
beforeAll(async () => {
  meta = await openMeta()
  openai = await startOpenAi({ mode: 'scripted', replies: ['Hello Ada, how can I help?'] })
  configure({ openaiBaseUrl: openai.url })
})
afterAll(async () => {
  configure({ openaiBaseUrl: undefined })
  await Promise.all([meta.close(), openai.close()])
})

const events = async (house: House, more = '') =>
  (await house.call('GET', `/events?limit=200${more}`)).body.items as { name: string; traceId: string; conversationId: string | null }[]
const namesOf = (told: { name: string }[]) => told.map(({ name }) => name).sort()

/** The lines of the log while the test runs. */
function logLines(): { traceId?: string; msg?: string }[] {
  const lines: { traceId?: string; msg?: string }[] = []
  const { level } = log
  log.level = 'debug'
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    for (const one of String(line).split('\n')) if (one.startsWith('{')) lines.push(JSON.parse(one))
    return true
  })
  onTestFinished(() => {
    log.level = level
    out.mockRestore()
  })
  return lines
}

test('one search tells the story of a message: hook, turn, model, send, receipt, jobs, what was learnt, and the log', async () => {
  const house = await openHouse()
  await house.call('POST', '/models', { provider: 'openai', settings: { apiKey: `key-${newId()}`, model: 'stand-in' } })
  await connect(house)
  meta.order({ reset: true })
  const trace = `ada-writes-${newId()}`
  const lines = logLines()

  const text = 'Hello, my name is Ada Okafor. What do you think of spring?'
  await deliverTo(house.app, textWebhook({ text, from: ada }), { correlationId: trace })
  meta.failNext(1, { code: 1 })
  await house.settles()
  const [said, answer] = await readMessages(house.tenantId, ada)
  await house.inTenant((tx) => tx.raw(`update outbox set due_at = clock_timestamp() where state = 'queued'`))
  await house.settles()
  expect(meta.sends).toHaveLength(1)
  const delivered = statusWebhook({ id: meta.sends[0]!.wamid, status: 'delivered', callback: answer!.id })
  await deliverTo(house.app, delivered, { correlationId: `meta-tells-${newId()}` })
  await learn(house.tenantId, said!.conversationId)
  await house.settles()

  // Everything that happened in this conversation bears the id, and nothing else does.
  const story = await events(house, `&traceId=${trace}`)
  const ofConversation = (await events(house)).filter(({ conversationId }) => conversationId === said!.conversationId)
  expect(ofConversation.filter(({ traceId }) => traceId !== trace)).toEqual([])
  expect(namesOf(story)).toEqual(
    expect.arrayContaining([
      'contact.created',
      'message.delivered',
      'message.queued',
      'message.received',
      'message.sent',
      'turn.closed',
      'turn.opened',
    ]),
  )

  expect(openai.requests.length).toBeGreaterThan(0)
  expect(openai.requests.map((request) => request.trace)).toEqual(openai.requests.map(() => trace))
  const { body: turn } = await house.call('GET', `/turns/${answer!.turnId}`)
  expect(turn).toMatchObject({ traceId: trace, decision: { calls: [{ provider: 'openai' }] } })
  const rows = await house.inTenant((tx) => tx.selectFrom('messages').select('traceId').execute())
  expect(rows.map(({ traceId }) => traceId)).toEqual([trace, trace])

  const { rows: jobs } = await query(`select name from pgboss.job where data->>'traceId' = $1`, [trace])
  expect(jobs).toContainEqual({ name: 'due.cancelPointless' })
  expect(lines.filter(({ traceId }) => traceId === trace).map(({ msg }) => msg)).toContain('answered')
})

test('one answer to two messages goes on with the newer one; the answer after it with its own', async () => {
  const house = await openHouse()
  await connect(house)
  meta.order({ reset: true })
  const [first, second, third] = ['first', 'second', 'third'].map((name) => `${name}-${newId()}`)
  await deliverTo(house.app, textWebhook({ text: 'Hello', from: ada }), { correlationId: first! })
  await deliverTo(house.app, textWebhook({ text: 'Is anybody there?', from: ada }), { correlationId: second! })
  await house.settles()
  await deliverTo(house.app, textWebhook({ text: 'When do you close today?', from: ada }), { correlationId: third! })
  await house.settles()

  expect(namesOf(await events(house, `&traceId=${first}`))).toEqual(['contact.created', 'message.received'])
  for (const trace of [second, third])
    expect(namesOf(await events(house, `&traceId=${trace}`))).toEqual(
      expect.arrayContaining(['message.queued', 'message.received', 'message.sent', 'turn.closed', 'turn.opened']),
    )
})

test('a turn that fails says so under the trace of the message, in its event and in the log', async () => {
  const house = await openHouse()
  await connect(house)
  const trace = `fails-${newId()}`
  await deliverTo(house.app, textWebhook({ text: 'Hello', from: ada }), { correlationId: trace })
  const lines = logLines()
  // Damaged on disk: it does not open any more.
  await house.inTenant((tx) => tx.raw(`update messages set content_sealed = 'v1.' || gen_random_uuid() || '.AAAA'`))
  await house.takeTurns()

  expect(namesOf(await events(house, `&traceId=${trace}`))).toContain('turn.failed')
  expect(lines.find(({ msg }) => msg === 'a turn failed')).toMatchObject({ traceId: trace })
})
