import { onTestFinished } from 'vitest'
import { type MessageContent, textOf } from '../contract/message.ts'
import { permissions } from '../contract/permissions.ts'
import { introduceActions } from '../server/agent/close-turn.ts'
import { claimTurns } from '../server/agent/open-turn.ts'
import { reply } from '../server/agent/reply.ts'
import type { Inbound } from '../server/channels/channel.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import { receive } from '../server/domains/conversations/receive.ts'
import { openContent } from '../server/domains/conversations/sealed-content.ts'
import { createApiKey } from '../server/domains/identity/api-keys.ts'
import { createTeammate, createTenant } from '../server/domains/identity/create-tenant.ts'
import { forgetInboxes, loadInbox } from '../server/domains/inboxes/find-inbox.ts'
import { createInbox } from '../server/domains/inboxes/save-inbox.ts'
import { uploadSource } from '../server/domains/knowledge/upload-source.ts'
import { inTenant, query, type Tx } from '../server/platform/db.ts'
import { closeJobs, jobsIdle, openJobs } from '../server/platform/jobs.ts'
import { openVault } from '../server/platform/secrets.ts'
import { openApi } from '../server/roles/api.ts'
import { openRooms } from '../server/rooms.ts'
import { flora, otro, priceList, questions } from './cast.ts'
import { openTestDatabase } from './database.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

/**
 * Flora's shop with everything real but the clock of its worker: `settles` does what is due until nothing is.
 * Each house is a tenant of its own in the shared test database.
 */
export async function openHouse(options: { knowledge?: boolean; burstWindowMs?: number } = {}) {
  await openTestDatabase()
  const rooms = await openRooms()
  introduceActions(rooms.actions)
  await openJobs(rooms.jobs, { work: false })
  const app = await openApi(rooms)
  forgetInboxes()

  const tenantId = await createTenant(flora)
  const otherTenantId = await createTenant(otro)
  const password = 'correct horse battery'
  const teo = {
    id: await createTeammate(tenantId, { email: `teo-${tenantId}@floras.example`, password, name: 'Teo', role: 'agent' }),
    email: `teo-${tenantId}@floras.example`,
    password,
  }
  await createTeammate(tenantId, { email: `flora-${tenantId}@floras.example`, password, name: 'Flora', role: 'owner' })
  await createTeammate(otherTenantId, { email: `otro-${tenantId}@otro.example`, password, name: 'Otro', role: 'owner' })
  const apiKey = (await createApiKey(tenantId, { name: 'test', scopes: [...permissions] })).secret
  const otherApiKey = (await createApiKey(otherTenantId, { name: 'test', scopes: [...permissions] })).secret
  const inboxId = await inTenant(tenantId, (tx) =>
    createInbox(tx, { channel: 'web-chat', name: 'Website chat', settings: {}, burstWindowMs: options.burstWindowMs ?? 0 }),
  )

  const house = {
    app,
    jobs: rooms.jobs,
    tenantId,
    otherTenantId,
    inboxId,
    teo,
    apiKey,
    otherApiKey,
    inTenant: <T>(work: (tx: Tx) => Promise<T>) => inTenant(tenantId, work),

    /** A request of Flora's API key, or with `as` of another one. */
    async call(
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      path: string,
      body?: unknown,
      more: { as?: string; headers?: Record<string, string> } = {},
    ) {
      const response = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${more.as ?? apiKey}`, ...more.headers },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: response.statusCode, body: response.body ? JSON.parse(response.body) : null, headers: response.headers }
    },

    /** A customer writes on the website. */
    async hears(
      who: string,
      text: string,
      { id = `m-${Math.random().toString(36).slice(2)}`, at = new Date() }: { id?: string; at?: Date } = {},
    ) {
      await receive(await loadInbox(tenantId, inboxId), [house.line(who, { type: 'text', text }, { id, at })])
    },

    line(who: string, content: MessageContent, { id, at = new Date() }: { id: string; at?: Date }): Inbound {
      const visitor = { kind: 'visitor' as const, value: who }
      return {
        kind: 'message',
        externalId: `${who}:${id}`,
        from: { identities: [visitor], replyTo: visitor, name: who },
        content,
        at,
        answerable: true,
        raw: { text: content },
      }
    },

    /** What the customer has in their chat from us, oldest first. */
    async sentTo(who: string): Promise<string[]> {
      const lines = await house.messagesOf(who)
      return lines
        .filter(({ direction, status }) => direction === 'out' && ['sent', 'delivered', 'read'].includes(status))
        .map(({ text }) => text)
    },

    async messagesOf(who: string) {
      return inTenant(tenantId, async (tx) => {
        const vault = await openVault(tx)
        const rows = await tx
          .selectFrom('messages')
          .innerJoin('conversations', (join) =>
            join.onRef('conversations.id', '=', 'messages.conversationId').onRef('conversations.tenantId', '=', 'messages.tenantId'),
          )
          .innerJoin('contactIdentities', (join) =>
            join
              .onRef('contactIdentities.contactId', '=', 'conversations.contactId')
              .onRef('contactIdentities.tenantId', '=', 'conversations.tenantId'),
          )
          .selectAll('messages')
          .where('contactIdentities.value', '=', who)
          .orderBy('seq')
          .execute()
        return rows.map((row) => ({
          ...row,
          content: openContent(vault, row.id, row.contentSealed),
          text: textOf(openContent(vault, row.id, row.contentSealed)),
        }))
      })
    },

    async conversationOf(who: string): Promise<string> {
      const [message] = await house.messagesOf(who)
      if (!message) throw new Error(`${who} has not written yet.`)
      return message.conversationId
    },

    /** Does all turns, sends and jobs that are due, until nothing is. */
    async settles() {
      for (let quiet = 0; quiet < 2; ) {
        const did = (await takeTurns()) + (await deliverAll()) + (await house.runJobs())
        quiet = did ? 0 : quiet + 1
        if (!did) await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },

    takeTurns,
    deliverAll,

    /** Runs what waits in the job engine, as a worker would. */
    async runJobs(): Promise<number> {
      if (await jobsIdle()) return 0
      const { rows } = await query(
        `update pgboss.job set state = 'completed', completed_on = now() where state in ('created', 'retry') and name = any($1) and start_after <= now() returning name, data`,
        [rooms.jobs.map(({ name }) => name)],
      )
      for (const { name, data } of rows as { name: string; data: { tenantId: string; payload: unknown } }[]) {
        const job = rooms.jobs.find((candidate) => candidate.name === name)!
        await job.run(job.schema.parse(data.payload), data.tenantId)
      }
      return rows.length
    },
  }

  onTestFinished(async () => {
    await app.close()
    await closeJobs()
    // Nothing of this house may fall due in the next one.
    await inTenant(tenantId, (tx) => tx.updateTable('lanes').set({ readyAt: null }).execute())
    await inTenant(tenantId, (tx) =>
      tx.updateTable('outbox').set({ state: 'cancelled' }).where('state', 'in', ['queued', 'claimed', 'sending', 'unconfirmed']).execute(),
    )
  })

  if (options.knowledge) {
    for (const [fileName, text] of [
      ['price-list.csv', priceList],
      ['questions.md', questions],
    ] as const)
      await uploadSource(tenantId, { fileName, mimeType: 'text/plain', bytes: once(Buffer.from(text)) }, (work) => inTenant(tenantId, work))
    await house.settles()
  }
  return house
}

async function takeTurns(): Promise<number> {
  const claimed = await claimTurns('test', 20)
  await Promise.all(claimed.map(reply))
  return claimed.length
}

async function deliverAll(): Promise<number> {
  const claimed = await claimOutbox('test', 20)
  await Promise.all(claimed.map(deliver))
  return claimed.length
}

async function* once(bytes: Buffer) {
  yield bytes
}
