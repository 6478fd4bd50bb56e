import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listConversations } from '../server/domains/conversations/list-conversations.ts'
import { send } from '../server/domains/conversations/send.ts'
import { inTenant } from '../server/platform/db.ts'
import { onePhone } from '../server/platform/phone.ts'
import { deliverAll, openDoors, takeTurns } from './house.ts'
import { readMessages } from './read-messages.ts'
import { echoWebhook, statusWebhook, textWebhook } from './stand-ins/meta.ts'
import { expectedOutcomes, fixtureNames, loadFixture, recentFixture, verifyToken } from './whatsapp-fixtures.ts'
import { connectFixtureNumbers, deliverTo, openMeta } from './whatsapp-world.ts'

type World = Awaited<ReturnType<typeof connectFixtureNumbers>>

const ada = '447700900101'
const ben = '447700900102'
const chidi = '12025550143'
/** Whoever got the messages that status fixtures speak of. */
const campaignReader = '12025550199'

let app: FastifyInstance
let meta: Awaited<ReturnType<typeof openMeta>>
let closeDoors: () => Promise<void>

beforeAll(async () => {
  const doors = await openDoors()
  app = doors.app
  closeDoors = doors.close
  meta = await openMeta()
})

afterAll(async () => {
  await meta.close()
  await closeDoors()
})

describe('every webhook body gives what expected.json says, once', () => {
  for (const [story, names] of stories())
    test(story, async () => {
      const world = await connectFixtureNumbers()
      await sendWhatStatusesSpeakOf(world, names)
      for (const name of names) {
        const expected = expectedOutcomes[name]!
        const before = await inventory(world)
        const { body, signature } = loadFixture(name)
        const { status } = await deliverTo(app, body, { signature })
        expect(expected.http.split('|'), name).toContain(String(status))

        const after = await inventory(world)
        // Imported history is kept too, but none of it is new.
        const imported = name === '114-history-chunk.json' ? 1 : 0
        const stored = after.inbound.length - before.inbound.length - imported
        const most = expected.new_inbound_messages_max ?? expected.new_inbound_messages
        expect(stored, `new inbound messages of ${name}`).toBeGreaterThanOrEqual(expected.new_inbound_messages)
        expect(stored, `new inbound messages of ${name}`).toBeLessThanOrEqual(most)
        const known = after.identities.map(({ value }) => value).filter((value) => value !== campaignReader)
        const contacts = expected.contacts.map((value) => (/^\d+$/.test(value) ? onePhone(value) : value))
        if (stored && contacts.length) expect(known).toEqual(expect.arrayContaining(contacts))
        if (contacts.length)
          for (const contact of after.contacts.filter(({ id }) => !before.contacts.some((other) => other.id === id)))
            expect(
              after.identities.some(({ contactId, value }) => contactId === contact.id && contacts.includes(value)),
              `a contact of ${name} that nobody expected`,
            ).toBe(true)
        expect(countHeeded(name, before, after), `status updates of ${name}`).toBe(expected.status_updates)

        await deliverTo(app, body, { signature })
        expect(await inventory(world), `${name}, a second time`).toEqual(after)
      }
    })
})

describe('what a fixture means', () => {
  test('02: the text is decoded from the escaped bytes', async () => {
    const world = await connectFixtureNumbers()
    await arrive('02-text-utf8-escaped.json')
    expect(await textsOf(world, ada)).toEqual(['Ça coûte combien ? 😀 — größe M\nline two'])
  })

  test('36: a rotated user id leads to the same contact', async () => {
    const world = await connectFixtureNumbers()
    await arrive('22-contacts-shared-on-request.json')
    await arrive('36-system-bsuid-rotation.json')
    const { contacts, identities } = await inventory(world)
    expect(contacts).toHaveLength(1)
    expect(identities.map(({ value }) => value)).toEqual(expect.arrayContaining(['GB.90000000000000000102', 'GB.90000000000000000902']))
  })

  test('33: answers go to the number the customer moved to', async () => {
    const world = await connectFixtureNumbers()
    await say('Hello', { from: chidi })
    await arrive('33-system-number-change.json')
    const conversation = await inTenant(world.tenantId, (tx) => tx.selectFrom('conversations').selectAll().executeTakeFirstOrThrow())
    expect(conversation.replyValue).toBe('12025550188')
    await answerAll()
    expect(meta.sentTo('12025550188')).toHaveLength(1)
  })

  test('42: an edit replaces the text, keeps the old wording and adds no message', async () => {
    const world = await connectFixtureNumbers()
    await arrive('01-text.json')
    await arrive('42-edit-text.json')
    expect(await textsOf(world, ada)).toEqual(['Hi, do you deliver on Sundays?'])
    expect(await inTenant(world.tenantId, (tx) => tx.selectFrom('messageVersions').selectAll().execute())).toHaveLength(1)
  })

  test('43: a revoked message is hidden from the bot and never answered', async () => {
    const world = await connectFixtureNumbers()
    await arrive('01-text.json')
    await arrive('43-revoke.json')
    expect((await readMessages(world.tenantId, ada)).map(({ deletedAt }) => deletedAt !== null)).toEqual([true])
    meta.order({ reset: true })
    await answerAll()
    expect(meta.sentTo(ada)).toEqual([])
  })

  test('45, 46: a message that names only the user id reaches the contact who was known by phone', async () => {
    const world = await connectFixtureNumbers()
    await arrive('45-text-phone-and-bsuid.json')
    await arrive('46-text-bsuid-only.json')
    const { contacts, inbound } = await inventory(world)
    expect(contacts).toHaveLength(1)
    expect(inbound).toHaveLength(2)
  })

  test('49: two spellings of a Brazilian number are one contact, answered at the one WhatsApp gave', async () => {
    const world = await connectFixtureNumbers()
    await arrive('49-wa-id-differs-brazil.json')
    expect((await inventory(world)).contacts).toHaveLength(1)
    const conversation = await inTenant(world.tenantId, (tx) => tx.selectFrom('conversations').selectAll().executeTakeFirstOrThrow())
    expect(conversation.replyValue).toBe('551187650001')
  })

  test.each([
    ['Brazil', '551187650001', '5511987650001'],
    ['Mexico', '525512345678', '5215512345678'],
    ['Argentina', '5491145671234', '541145671234'],
  ])('%s: what the owner writes to the other spelling silences the bot in the one conversation', async (_, theirs, ours) => {
    const world = await connectFixtureNumbers()
    await say('Hello', { from: theirs })
    await deliverTo(app, echoWebhook({ text: 'Hi, I am Marta, I will look after you.', to: ours }))
    await say('Are you open today?', { from: theirs })
    meta.order({ reset: true })
    await answerAll()
    expect([...meta.sentTo(theirs), ...meta.sentTo(ours)]).toEqual([])

    const { contacts, conversations, identities } = await inventory(world)
    expect([contacts.length, conversations.length, identities.length]).toEqual([1, 1, 1])
    // As they were last seen, and not as the owner’s phone spells them: that spelling reaches them.
    expect(conversations[0]).toMatchObject({ replyValue: theirs })
    for (const search of [theirs, ours, `+${ours.slice(0, 2)} ${ours.slice(2)}`]) {
      const found = await inTenant(world.tenantId, (tx) => listConversations(tx, { filter: 'all', search, limit: 10 }))
      expect(found.items, search).toHaveLength(1)
    }
  })

  test.each([[true], [false]])(
    'batch-09: a text that comes with the news of a new number makes no second contact (old number known: %s)',
    async (known) => {
      const world = await connectFixtureNumbers()
      if (known) await say('Hello', { from: chidi })
      await arrive('batch-09-number-change-and-text.json')
      await say('And once more from the old one', { from: chidi })
      const { contacts, conversations, identities } = await inventory(world)
      expect([contacts.length, conversations.length]).toEqual([1, 1])
      expect(identities.map(({ value }) => value)).toEqual([chidi, '12025550188'])
    },
  )

  test('52: a list reply that does not say so is the row they chose', async () => {
    const world = await connectFixtureNumbers()
    await arrive('52-list-reply-without-type.json')
    expect((await readMessages(world.tenantId, ada)).map(({ content }) => content)).toEqual([
      { type: 'choice', text: 'Deep clean', id: 'svc-42', description: 'From 60 per hour' },
    ])
  })

  test('98, 99b: who signs up for marketing after a stop has lifted it', async () => {
    const world = await connectFixtureNumbers()
    await say('Hello', { from: ada })
    await arrive('98-user-preferences-stop.json')
    expect((await inventory(world)).contacts[0]?.marketingStoppedAt).not.toBeNull()
    await arrive('99b-user-preferences-signup.json')
    expect((await inventory(world)).contacts[0]?.marketingStoppedAt).toBeNull()
  })

  test('98, 99: the marketing switch is kept, and lifting it does not lift an opt-out that the customer wrote', async () => {
    const world = await connectFixtureNumbers()
    await say('Hello', { from: ada })
    await say('STOP', { from: ben, userId: 'GB.90000000000000000102' })
    await answerAll()
    await arrive('98-user-preferences-stop.json')
    await arrive('99-user-preferences-resume.json')
    expect(await consentOf(world, ada)).toMatchObject({ marketingStoppedAt: expect.any(Date), optedOutAt: null })
    expect(await consentOf(world, ben)).toMatchObject({ marketingStoppedAt: null, optedOutAt: expect.any(Date) })
  })

  test('110, 111: a message from the owner’s phone silences the bot and can be taken back', async () => {
    const world = await connectFixtureNumbers()
    await say('Hello', { from: ada })
    await arrive('110-echo-text.json')
    meta.order({ reset: true })
    await answerAll()
    expect(meta.sentTo(ada)).toEqual([])
    const lines = await readMessages(world.tenantId, ada)
    expect(lines.map(({ direction, author }) => `${direction} ${author}`)).toEqual(['in contact', 'out phone'])
    await arrive('111-echo-revoke.json')
    expect((await readMessages(world.tenantId, ada))[1]?.deletedAt).not.toBeNull()
  })

  test('114: imported history is shown and never answered, and opens no window', async () => {
    const world = await connectFixtureNumbers()
    await arrive('114-history-chunk.json')
    expect((await readMessages(world.tenantId, ada)).map(({ direction, text }) => `${direction} ${text}`)).toEqual([
      'in Old question',
      'out Old answer',
    ])
    expect(await takeTurns()).toBe(0)
    const conversation = await inTenant(world.tenantId, (tx) => tx.selectFrom('conversations').selectAll().executeTakeFirstOrThrow())
    expect(conversation).toMatchObject({ lastInboundAt: null, unread: 0, waitingSince: null })
  })

  test('seq-edit-early: an edit that overtook its message is applied when the message comes', async () => {
    const world = await connectFixtureNumbers()
    await arrive('seq-edit-early-1-edit.json')
    await arrive('seq-edit-early-2-original.json')
    expect(await textsOf(world, ada)).toEqual(['I need 3 boxes'])
  })

  test('seq-late-old-message: what is delivered six days late is shown and not answered', async () => {
    const world = await connectFixtureNumbers()
    await arrive('seq-late-old-message.json')
    expect(await textsOf(world, ada)).toEqual(['Delivered six days late'])
    expect(await takeTurns()).toBe(0)
  })

  test('seq-status-backwards: a receipt never steps back', async () => {
    const world = await connectFixtureNumbers()
    const names = fixtureNames.filter((name) => name.startsWith('seq-status-backwards'))
    await sendWhatStatusesSpeakOf(world, names)
    for (const name of names) {
      await arrive(name)
      expect((await inventory(world)).outbound.map(({ status }) => status)).toEqual(['read'])
    }
  })

  test('65: “outside the window” closes the window in our books until the customer writes', async () => {
    const world = await connectFixtureNumbers()
    await sendWhatStatusesSpeakOf(world, ['65-status-failed-131047.json'])
    await arrive('65-status-failed-131047.json')
    const closed = () => inTenant(world.tenantId, (tx) => tx.selectFrom('conversations').select('windowClosed').executeTakeFirstOrThrow())
    expect((await closed()).windowClosed).toBe(true)
    await say('Hello again', { from: campaignReader })
    expect((await closed()).windowClosed).toBe(false)
  })

  test('17: impossible timestamps neither keep the window open for ever nor hide the message', async () => {
    const world = await connectFixtureNumbers()
    await arrive('hostile/17-timestamps.json')
    const conversation = await inTenant(world.tenantId, (tx) => tx.selectFrom('conversations').selectAll().executeTakeFirstOrThrow())
    expect(conversation.lastInboundAt!.getTime()).toBeLessThanOrEqual(Date.now())
  })

  test('26, 27: an unknown number, and ours under a foreign account, store nothing anywhere', async () => {
    const world = await connectFixtureNumbers()
    const before = await inventory(world)
    await arrive('hostile/26-unknown-phone-number.json')
    await arrive('hostile/27-tenant-confusion.json')
    expect(await inventory(world)).toEqual(before)
  })

  test('28: a status that arrives through another number changes nothing', async () => {
    const world = await connectFixtureNumbers()
    await sendWhatStatusesSpeakOf(world, ['hostile/28-status-foreign-wamid.json'])
    await arrive('hostile/28-status-foreign-wamid.json')
    expect((await inventory(world)).outbound.map(({ status }) => status)).toEqual(['sent'])
  })

  test('30: a flood of 200 messages is stored whole and answered in at most a few turns', async () => {
    const world = await connectFixtureNumbers()
    await arrive('hostile/30-flood-200.json')
    meta.order({ reset: true })
    await answerAll()
    expect((await inventory(world)).inbound).toHaveLength(200)
    expect(meta.sentTo(ada).length).toBeGreaterThanOrEqual(1)
    expect(meta.sentTo(ada).length).toBeLessThanOrEqual(3)
  })

  test.each(['37-unsupported', '38-unsupported-with-kind', '40-future-type', '41-request-welcome', '48-group-message', '31-reaction'])(
    '%s is never answered',
    async (name) => {
      const world = await connectFixtureNumbers()
      await arrive(`${name}.json`)
      expect(await takeTurns()).toBe(0)
      expect((await inventory(world)).outbound).toEqual([])
    },
  )

  test('hostile 40: a message from our own number is never answered', async () => {
    await connectFixtureNumbers()
    await arrive('hostile/40-impersonates-business.json')
    expect(await takeTurns()).toBe(0)
  })

  test('a plain question that is as recent is answered, so the silence above means something', async () => {
    await connectFixtureNumbers()
    await arrive('01-text.json')
    expect(await takeTurns()).toBe(1)
  })
})

describe('the doors', () => {
  test.each([
    ['missing', null],
    ['wrong', `sha256=${'0'.repeat(64)}`],
    ['of another secret', 'other secret'],
    ['malformed', 'sha1=abc'],
  ])('a signature that is %s gets 401, the same words, and stores nothing', async (_what, given) => {
    const world = await connectFixtureNumbers()
    const before = await inventory(world)
    const { body } = loadFixture('01-text.json')
    const signature = given === 'other secret' ? (await import('./stand-ins/meta.ts')).sign(body, given) : given
    expect(await deliverTo(app, body, { signature })).toEqual({ status: 401, body: '{"code":"bad_signature"}' })
    expect(await inventory(world)).toEqual(before)
  })

  test('a signature over other bytes is refused', async () => {
    const world = await connectFixtureNumbers()
    const { body, signature } = loadFixture('01-text.json')
    expect(await deliverTo(app, Buffer.concat([body, Buffer.from(' ')]), { signature })).toMatchObject({ status: 401 })
    expect((await inventory(world)).inbound).toEqual([])
  })

  test('the hook of one inbox never reaches another tenant, whatever account the body names', async () => {
    const world = await connectFixtureNumbers()
    const path = `/hooks/whatsapp-cloud/${await keyOf(world.otherTenantId, world.other)}`
    const { body, signature } = loadFixture('01-text.json')
    expect(await deliverTo(app, body, { signature, path })).toMatchObject({ status: 200 })
    expect((await inventory(world)).inbound).toEqual([])

    const own = textWebhook({ text: 'For Otro', phoneId: '200000000000021', businessId: '100000000000002' })
    expect(await deliverTo(app, own, { path })).toMatchObject({ status: 200 })
    expect((await readMessages(world.otherTenantId, ada)).map(({ text }) => text)).toEqual(['For Otro'])
  })

  test('one delivery for two businesses of the same app reaches both, apart', async () => {
    const world = await connectFixtureNumbers()
    await arrive('batch-05-two-wabas.json')
    expect(await readMessages(world.tenantId, ada)).toHaveLength(1)
    expect(await readMessages(world.otherTenantId, ada)).toHaveLength(1)
  })

  test('the handshake answers the challenge for the right token only, at both addresses', async () => {
    const world = await connectFixtureNumbers()
    const shake = (path: string, token: string) =>
      app.inject({
        method: 'GET',
        url: `${path}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
      })
    expect(await shake('/hooks/whatsapp-cloud', verifyToken)).toMatchObject({ statusCode: 200, body: '1158201444' })
    expect(await shake('/hooks/whatsapp-cloud', 'guess')).toMatchObject({ statusCode: 403 })
    expect(await shake('/hooks/whatsapp-cloud', '')).toMatchObject({ statusCode: 403 })

    const path = `/hooks/whatsapp-cloud/${await keyOf(world.tenantId, world.shop)}`
    expect(await shake(path, verifyToken)).toMatchObject({ statusCode: 403 })
    expect(await shake('/hooks/whatsapp-cloud/nosuchkeynosuchkey', verifyToken)).toMatchObject({ statusCode: 404 })
  })

  test('news of a message that we have no record of makes no conversation, and is not kept twice', async () => {
    const world = await connectFixtureNumbers()
    for (const _ of [1, 2, 3])
      await deliverTo(app, statusWebhook({ id: 'wamid.nobody', status: 'delivered', at: new Date(1_790_000_000_000) }))
    const after = await inventory(world)
    expect(after.contacts).toEqual([])
    expect(after.parked).toBe(1)
  })
})

/** Files that belong together, in number order; every other one stands alone. */
function stories(): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const name of [...fixtureNames].sort()) {
    const story = /^seq-(duplicate|status-backwards|status-failed|messages-swapped|edit-early)/.exec(name)?.[0] ?? name
    groups.set(story, [...(groups.get(story) ?? []), name])
  }
  return [...groups]
}

async function arrive(name: string) {
  const { body, signature } = recentFixture(name)
  expect((await deliverTo(app, body, { signature })).status).toBe(200)
}

const say = (text: string, { from, userId }: { from: string; userId?: string }) =>
  deliverTo(app, textWebhook({ text, from, name: 'Someone', userId }))

async function answerAll() {
  while ((await takeTurns()) + (await deliverAll()));
}

/** Status fixtures speak of messages that the shop's first number sent: they are sent now, under the very ids. */
async function sendWhatStatusesSpeakOf(world: World, names: string[]) {
  const wamids = [...new Set(names.filter((name) => !name.startsWith('74-')).flatMap((name) => statusesIn(name).map(({ id }) => id)))]
  if (!wamids.length) return
  await say('Hello', { from: campaignReader })
  await inTenant(world.tenantId, async (tx) => {
    const conversation = await tx.selectFrom('conversations').selectAll().executeTakeFirstOrThrow()
    await tx.updateTable('conversations').set({ waitingSince: null, dueAt: null }).execute()
    await tx.updateTable('lanes').set({ readyAt: null }).execute()
    for (const id of wamids)
      await send(tx, { conversationId: conversation.id, content: { type: 'text', text: `Offer ${id.slice(-6)}` }, author: 'system' })
  })
  for (const id of wamids) {
    meta.failNext(1, { status: 200, body: { messaging_product: 'whatsapp', contacts: [{ wa_id: campaignReader }], messages: [{ id }] } })
    await deliverAll()
  }
  const { outbound } = await inventory(world)
  expect(outbound.map(({ externalId, status }) => `${externalId} ${status}`).sort()).toEqual(wamids.map((id) => `${id} sent`).sort())
}

interface StatusItem {
  id: string
  status: string
}

function statusesIn(name: string): StatusItem[] {
  try {
    const { entry } = JSON.parse(loadFixture(name).body.toString()) as {
      entry: { changes: { value: { statuses?: StatusItem[] } }[] }[]
    }
    return entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value.statuses ?? []))
  } catch {
    return []
  }
}

const meaning: Record<string, string> = { sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' }

/** Statuses of the file that our books now agree with and that took effect, or were true already as `sent` is from the start. */
function countHeeded(name: string, before: Inventory, after: Inventory): number {
  const statusOf = (inventory: Inventory, wamid: string) => inventory.outbound.find(({ externalId }) => externalId === wamid)?.status
  return statusesIn(name).filter(({ id, status }) => {
    const [was, is] = [statusOf(before, id), statusOf(after, id)]
    // A failure is final here: a late “delivered” is left unheeded, as the fixtures' README lets us choose.
    if (name === 'seq-status-failed-3-delivered-late.json') return is === 'failed'
    return is !== undefined && is === meaning[status] && (was !== is || status === 'sent')
  }).length
}

type Inventory = Awaited<ReturnType<typeof inventory>>

/** Everything that a delivery could have changed, of both tenants. */
async function inventory(world: World) {
  const parts = []
  for (const tenantId of [world.tenantId, world.otherTenantId])
    parts.push(
      await inTenant(tenantId, async (tx) => {
        const messages = await tx.selectFrom('messages').selectAll().orderBy('id').execute()
        const count = async (table: 'events' | 'inboundEvents' | 'messageVersions' | 'parkedNews' | 'handovers') =>
          Number(
            (
              await tx
                .selectFrom(table)
                .select((eb) => eb.fn.countAll().as('n'))
                .executeTakeFirstOrThrow()
            ).n,
          )
        return {
          inbound: messages.filter(({ direction }) => direction === 'in'),
          outbound: messages.filter(({ direction }) => direction === 'out'),
          contacts: await tx.selectFrom('contacts').selectAll().orderBy('id').execute(),
          identities: await tx.selectFrom('contactIdentities').selectAll().orderBy('value').execute(),
          conversations: await tx.selectFrom('conversations').selectAll().orderBy('id').execute(),
          events: await count('events'),
          raw: await count('inboundEvents'),
          versions: await count('messageVersions'),
          parked: await count('parkedNews'),
          handovers: await count('handovers'),
        }
      }),
    )
  const [one, two] = parts as [(typeof parts)[number], (typeof parts)[number]]
  return {
    inbound: [...one.inbound, ...two.inbound],
    outbound: [...one.outbound, ...two.outbound],
    contacts: [...one.contacts, ...two.contacts],
    identities: [...one.identities, ...two.identities],
    conversations: [...one.conversations, ...two.conversations],
    events: one.events + two.events,
    raw: one.raw + two.raw,
    versions: one.versions + two.versions,
    parked: one.parked + two.parked,
    handovers: one.handovers + two.handovers,
  }
}

const textsOf = async (world: World, who: string) => (await readMessages(world.tenantId, who)).map(({ text }) => text)

const keyOf = (tenantId: string, inboxId: string) =>
  inTenant(tenantId, async (tx) => (await tx.selectFrom('inboxes').select('key').where('id', '=', inboxId).executeTakeFirstOrThrow()).key)

const consentOf = (world: World, who: string) =>
  inTenant(world.tenantId, (tx) =>
    tx
      .selectFrom('contacts')
      .innerJoin('contactIdentities', 'contactIdentities.contactId', 'contacts.id')
      .selectAll('contacts')
      .where('contactIdentities.value', '=', who)
      .executeTakeFirstOrThrow(),
  )
