import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { importProducts } from '#domains/catalog/import/import-products.ts'
import { handOver } from '#domains/conversations/hand-over.ts'
import { receive } from '#domains/conversations/receive.ts'
import { planDue } from '#domains/due/plan-due.ts'
import { countTenants, createTeammate, createTenant, findTenants } from '#domains/identity/create-tenant.ts'
import { loadInbox } from '#domains/inboxes/find-inbox.ts'
import { presentInboxes } from '#domains/inboxes/inbox.ts'
import { createInbox } from '#domains/inboxes/save-inbox.ts'
import { uploadSource } from '#domains/knowledge/upload-source.ts'
import { createOrder } from '#domains/orders/create-order.ts'
import { defaultPersonaId, firstSettings } from '#domains/personas/persona.ts'
import { letSpeak } from '#domains/personas/publish-persona.ts'
import { saveDraft } from '#domains/personas/save-draft.ts'
import { createTask } from '#domains/tasks/create-task.ts'
import { config } from '#platform/config.ts'
import { inTenant, type Tx } from '#platform/db.ts'
import { newKey } from '#platform/ids.ts'
import { flora, opening, priceList, products, questions } from './demo/cast.ts'

export interface DemoLogin {
  email: string
  password: string
  chatUrl: string
}

const loginPath = () => join(config.dataDir, 'demo-login.json')

/**
 * A living shop for the first look: Flora's, with a persona, two documents, a catalogue, web chat and a morning's conversations. Made
 * only where there is no business yet; later it answers how to sign in, as long as the note of it is there.
 */
export async function seedDemo(): Promise<DemoLogin | null> {
  if ((await countTenants()) > 0)
    return existsSync(loginPath()) ? withAddress(JSON.parse(readFileSync(loginPath(), 'utf8')) as Omit<DemoLogin, 'chatUrl'>) : null

  const login = { email: 'flora@floras.example', password: newKey() }
  const tenantId = await createTenant(flora)
  const [teoId] = await Promise.all([
    createTeammate(tenantId, { email: 'teo@floras.example', password: newKey(), name: 'Teo', role: 'agent' }),
    createTeammate(tenantId, { ...login, name: 'Flora', role: 'owner' }),
  ])
  const inboxId = await inTenant(tenantId, async (tx) => {
    const personaId = await defaultPersonaId(tx)
    const bloom = { ...firstSettings, agentName: 'Bloom', greeting: 'Hi! I am Bloom from Flora’s. What can I get you?' }
    const { version } = await saveDraft(tx, personaId, bloom, { by: 'system' })
    await letSpeak(tx, { personaId, version }, 'system')
    return createInbox(tx, { channel: 'web-chat', name: 'Website chat', settings: {} })
  })
  for (const [fileName, text] of [['price-list.csv', priceList] as const, ['questions.md', questions] as const])
    await uploadSource(tenantId, { fileName, mimeType: 'text/plain', bytes: once(Buffer.from(text)) }, (work) => inTenant(tenantId, work))
  await importProducts({ fileName: 'products.csv', mimeType: 'text/csv', bytes: once(Buffer.from(products)) }, (work) =>
    inTenant(tenantId, work),
  )
  await untilRead(tenantId)

  writeFileSync(loginPath(), JSON.stringify(login), { mode: 0o600 })
  await openConversations(tenantId, inboxId, teoId)
  return withAddress(login)
}

/** The first customer should find a bot that has read its price list. Without a worker here it is read when one starts. */
async function untilRead(tenantId: string) {
  for (const end = Date.now() + (config.roles.includes('worker') ? 20_000 : 0); Date.now() < end; await wait(50)) {
    const unread = await inTenant(tenantId, (tx) =>
      tx.selectFrom('sources').select('id').where('status', 'in', ['waiting', 'reading']).execute(),
    )
    if (!unread.length) return
  }
}

/** Customers of the morning, through the same door as any other; and the bot answers them. */
async function openConversations(tenantId: string, inboxId: string, teoId: string) {
  const inbox = await loadInbox(tenantId, inboxId)
  for (const { name, text } of opening) {
    const visitor = { kind: 'visitor' as const, value: newKey() }
    await receive(inbox, [
      {
        kind: 'message',
        externalId: `${visitor.value}:demo0001`,
        from: { identities: [visitor], replyTo: visitor, name },
        content: { type: 'text', text },
        at: new Date(),
        answerable: true,
        raw: null,
      },
    ])
  }
  await inTenant(tenantId, async (tx) => {
    const wedding = await conversationWith(tx, opening.at(-1)!.name)
    await handOver(tx, wedding, { reason: 'person_took_over', teammateId: teoId, note: 'I know her, I will call.' })
    await noteWedding(tx, wedding, teoId)
    await planNext(tx, await conversationWith(tx, opening[0]!.name))
  })
}

async function conversationWith(tx: Tx, name: string): Promise<string> {
  const conversation = await tx
    .selectFrom('conversations')
    .innerJoin('contacts', (join) =>
      join.onRef('contacts.id', '=', 'conversations.contactId').onRef('contacts.tenantId', '=', 'conversations.tenantId'),
    )
    .select('conversations.id')
    .where('contacts.name', '=', name)
    .executeTakeFirstOrThrow()
  return conversation.id
}

/** What Teo has to do for Bisi: an order to confirm and a call. */
async function noteWedding(tx: Tx, conversationId: string, teoId: string) {
  const items = [
    { sku: 'PEO-12', name: 'Peony bouquet', quantity: 4 },
    { sku: null, name: 'Table cards with the names', quantity: 12 },
  ]
  await createOrder(tx, { items, note: 'For the wedding on the 12th.', conversationId, by: 'bot' })
  await createTask(tx, {
    kind: 'callback',
    title: 'Call Bisi about the wedding',
    note: 'Which hall, and when may we set up?',
    dueAt: new Date(Date.now() + 24 * 3600_000).toISOString(),
    conversationId,
    assigneeId: teoId,
    by: 'Teo',
  })
}

/** What happens later by itself: Ana is asked again, and the team is reminded. */
async function planNext(tx: Tx, conversationId: string) {
  await planDue(tx, {
    kind: 'follow_up',
    details: {
      reason: 'Ana asked about peonies and has not decided',
      text: 'Hi Ana! Have you made up your mind about the peonies? We still have pink and white ones.',
    },
    dueAt: new Date(Date.now() + 2 * 24 * 3600_000),
    conversationId,
    writesToContact: true,
    cancelOn: ['answered', 'ordered', 'handed_over'],
    by: 'Flora',
  })
  await planDue(tx, {
    kind: 'reminder',
    details: { reason: 'Order ribbon and wrapping paper for the weekend' },
    dueAt: new Date(Date.now() + 3 * 24 * 3600_000),
    conversationId: null,
    writesToContact: false,
    cancelOn: [],
    by: 'Flora',
  })
}

async function withAddress(login: Omit<DemoLogin, 'chatUrl'>): Promise<DemoLogin | null> {
  const [tenant] = await findTenants(flora.name)
  if (!tenant) return null
  const inboxes = await inTenant(tenant.id, (tx) => presentInboxes(tx))
  return { ...login, chatUrl: inboxes.find(({ chatUrl }) => chatUrl)?.chatUrl ?? config.publicUrl }
}

async function* once(bytes: Buffer) {
  yield bytes
}
