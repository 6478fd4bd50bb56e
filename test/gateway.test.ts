import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { addChannel } from '../server/channels/index.ts'
import { receive } from '../server/domains/conversations/receive.ts'
import { send } from '../server/domains/conversations/send.ts'
import { loadInbox } from '../server/domains/inboxes/find-inbox.ts'
import { claimHolders, extendHolders, saveSession } from '../server/domains/inboxes/holders.ts'
import { changeInbox, createInbox } from '../server/domains/inboxes/save-inbox.ts'
import { config } from '../server/platform/config.ts'
import { inTenant } from '../server/platform/db.ts'
import { type Gateway, openGateway } from '../server/roles/gateway.ts'
import { type House, openHouse } from './house.ts'
import { line } from './line/channel.ts'
import { startProvider } from './line/provider.ts'

vi.setConfig({ testTimeout: 180_000 })

const ada = '447700900101'
let removeChannel: () => void
beforeAll(() => {
  removeChannel = addChannel(line)
})
afterAll(() => removeChannel())

test('one gateway of two holds an inbox, hears and sends through it; when it lets go, the other goes on with its session', async () => {
  const { house, provider, inboxId, contact } = await openLine()
  const one = await openGateway('gateway-one')
  const two = await openGateway('gateway-two')
  provider.says(ada, 'Hello')
  await until(() => provider.unheard() === 0)
  expect(provider.lines()).toBe(1)
  expect((await house.messagesOf(ada)).map(({ text }) => text)).toEqual(['Hello'])
  expect((await house.call('GET', `/inboxes/${inboxId}`)).body.connection).toMatchObject({ state: 'open', pairing: null })

  // No worker sends what only the open connection can.
  await write(house, await contact(), 'Good day')
  expect(await house.deliverAll()).toBe(0)
  await until(() => provider.sends.length === 1)

  await one.close()
  await until(() => provider.hellos.length === 2)
  expect(provider.hellos).toEqual([{ session: null }, { session: 'line.1' }])
  await write(house, await contact(), 'Still here')
  await until(() => provider.sends.length === 2)
  expect(provider.sends.map(({ text }) => text)).toEqual(['Good day', 'Still here'])
  await two.close()
})

test('a holder whose lease ran out writes nothing any more, and sends nothing', async () => {
  const { house, inboxId } = await openLine()
  const [ghost] = await claimHolders('ghost', 200, false).then((all) => all.filter((hold) => hold.inboxId === inboxId))
  await inTenant(house.tenantId, (tx) =>
    tx
      .updateTable('inboxHolders')
      .set({ leaseUntil: new Date(Date.now() - 1) })
      .where('inboxId', '=', inboxId)
      .execute(),
  )
  expect((await extendHolders('ghost')).some((hold) => hold.inboxId === inboxId)).toBe(false)
  const [heir] = await claimHolders('heir', 200, false).then((all) => all.filter((hold) => hold.inboxId === inboxId))
  expect(heir!.epoch).toBe(ghost!.epoch + 1)

  const from = { kind: 'phone' as const, value: ada }
  const item = {
    kind: 'message' as const,
    externalId: 'line.ghost',
    from: { identities: [from], replyTo: from },
    content: { type: 'text' as const, text: 'from beyond' },
    at: new Date(),
    answerable: false,
    raw: null,
  }
  const place = await loadInbox(house.tenantId, inboxId)
  await expect(receive({ ...place, epoch: ghost!.epoch }, [item])).rejects.toThrow('Another process holds')
  await expect(saveSession(ghost!, 'stale')).rejects.toThrow('Another process holds')
  expect(await house.messagesOf(ada)).toEqual([])
  const events = await inTenant(house.tenantId, (tx) => tx.selectFrom('inboundEvents').select('id').execute())
  expect(events).toEqual([])

  await receive({ ...place, epoch: heir!.epoch }, [item])
  expect(await house.messagesOf(ada)).toHaveLength(1)
})

test('a paused inbox is let go, and taken again when it goes on; a line that breaks is made anew', async () => {
  const { house, provider, inboxId } = await openLine()
  const gateway = await opened('gateway-one')
  await until(() => provider.lines() === 1)
  await inTenant(house.tenantId, (tx) => changeInbox(tx, inboxId, { status: 'paused' }))
  await until(() => provider.lines() === 0)
  await inTenant(house.tenantId, (tx) => changeInbox(tx, inboxId, { status: 'active' }))
  await until(() => provider.lines() === 1)

  provider.drop()
  await until(() => provider.lines() === 0)
  expect((await house.call('GET', `/inboxes/${inboxId}`)).body.connection).toMatchObject({ state: 'closed', detail: 'The line went dead.' })
  await until(() => provider.lines() === 1, 20_000)
  await gateway.close()
})

test.skipIf(!process.env.TEST_DATABASE_URL)(
  'a gateway killed in the middle is followed within 15 seconds; nothing is lost or doubled',
  async () => {
    const { house, provider, contact } = await openLine()
    provider.says(ada, 'line 0')
    const first = await spawnGateway('one')
    await until(() => provider.unheard() === 0)
    const second = await spawnGateway('two')
    const conversationId = await contact()

    for (let n = 1; n <= 30; n++) {
      provider.says(ada, `line ${n}`)
      await write(house, conversationId, `answer ${n}`)
      if (n === 15) first.kill('SIGKILL')
    }
    const killedAt = Date.now()
    await until(() => provider.lines() === 1 && provider.hellos.length === 2, 60_000)
    expect(Date.now() - killedAt).toBeLessThan(15_000 * slack())
    await until(() => provider.unheard() === 0, 60_000)

    const told = (await house.messagesOf(ada)).filter(({ direction }) => direction === 'in').map(({ text }) => text)
    expect(told.sort()).toEqual(Array.from({ length: 31 }, (_, n) => `line ${n}`).sort())

    const sentTwice = () => provider.sends.length - new Set(provider.sends.map(({ send }) => send)).size
    // What was on its way at the kill is unknown and told to a person; all the others leave, each once.
    await until(async () => (await states(house)).every((state) => ['sent', 'unconfirmed', 'unknown', 'sending'].includes(state)), 90_000)
    expect(sentTwice()).toBe(0)
    expect((await states(house)).filter((state) => state !== 'sent').length).toBeLessThanOrEqual(1)
    second.kill('SIGTERM')
  },
)

async function openLine() {
  const house = await openHouse()
  const provider = await startProvider()
  const inboxId = await inTenant(house.tenantId, (tx) =>
    createInbox(tx, { channel: 'line', name: 'Line', settings: { port: provider.port, account: 'flora' }, burstWindowMs: 0 }),
  )
  onTestFinished(() => provider.close())
  const contact = () =>
    inTenant(house.tenantId, async (tx) => {
      const row = await tx.selectFrom('conversations').select('id').where('inboxId', '=', inboxId).executeTakeFirstOrThrow()
      return row.id
    })
  return { house, provider, inboxId, contact }
}

const write = (house: House, conversationId: string, text: string) =>
  inTenant(house.tenantId, (tx) => send(tx, { conversationId, content: { type: 'text', text }, author: 'system' }))

const states = (house: House) =>
  inTenant(house.tenantId, async (tx) => (await tx.selectFrom('outbox').select('state').execute()).map(({ state }) => state))

async function opened(owner: string): Promise<Gateway> {
  const gateway = await openGateway(owner)
  onTestFinished(() => gateway.close())
  return gateway
}

async function spawnGateway(nodeId: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['test/line/gateway.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_ID: nodeId,
      DATA_DIR: config.dataDir,
      DATABASE_URL: config.databaseUrl,
      ENCRYPTION_KEY: config.encryptionKey!.toString('base64'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = await once(createInterface({ input: child.stdout! }), 'line')
  expect(said).toBe('ready')
  return child
}

/** A machine that is busy with other things is slower, and says nothing about us. */
const slack = () => (process.env.CI ? 1 : 2)

async function until(holds: () => boolean | Promise<boolean>, ms = 30_000) {
  for (const end = Date.now() + ms; !(await holds()); ) {
    if (Date.now() > end) throw new Error(`It did not become true within ${ms} ms: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
