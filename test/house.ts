import { onTestFinished } from 'vitest'
import type { MessageContent } from '../contract/message.ts'
import { permissions } from '../contract/permissions.ts'
import { claimTurns } from '../server/agent/open-turn.ts'
import { reply } from '../server/agent/reply.ts'
import type { Inbound } from '../server/channels/channel.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import { receive } from '../server/domains/conversations/receive.ts'
import { createApiKey } from '../server/domains/identity/api-keys.ts'
import { createTeammate, createTenant } from '../server/domains/identity/create-tenant.ts'
import { forgetInboxes, loadInbox } from '../server/domains/inboxes/find-inbox.ts'
import { createInbox, deleteInbox } from '../server/domains/inboxes/save-inbox.ts'
import { uploadSource } from '../server/domains/knowledge/upload-source.ts'
import { inTenant, query, type Tx } from '../server/platform/db.ts'
import { tellListeners } from '../server/platform/follow.ts'
import { closeJobs, type Job, jobsIdle, openJobs } from '../server/platform/jobs.ts'
import { openApi } from '../server/roles/api.ts'
import { openRooms } from '../server/rooms.ts'
import { flora, otro, priceList, questions } from './cast.ts'
import { openTestDatabase } from './database.ts'
import { readMessages } from './read-messages.ts'

export type House = Awaited<ReturnType<typeof openHouse>>

/**
 * Flora's shop with everything real but the clock of its worker: `settles` does what is due until nothing is.
 * Each house is a tenant of its own in the shared test database.
 */
export async function openHouse(options: { knowledge?: boolean; burstWindowMs?: number; ordering?: 'conversation' | 'inbox' } = {}) {
  const { rooms, app, close } = await openDoors()

  const tenantId = await createTenant(flora)
  const otherTenantId = await createTenant(otro)
  const password = 'correct horse battery'
  const teo = {
    id: await createTeammate(tenantId, { email: `teo-${tenantId}@floras.example`, password, name: 'Teo', role: 'agent' }),
    email: `teo-${tenantId}@floras.example`,
    password,
  }
  await createTeammate(tenantId, { email: `flora-${tenantId}@floras.example`, password, name: 'Flora', role: 'owner' })
  await createTeammate(otherTenantId, { email: `otro-${otherTenantId}@otro.example`, password, name: 'Otro', role: 'owner' })
  const apiKey = (await createApiKey(tenantId, { name: 'test', scopes: [...permissions] })).secret
  const otherApiKey = (await createApiKey(otherTenantId, { name: 'test', scopes: [...permissions] })).secret
  const inboxId = await inTenant(tenantId, (tx) =>
    createInbox(tx, {
      channel: 'web-chat',
      name: 'Website chat',
      settings: {},
      burstWindowMs: options.burstWindowMs ?? 0,
      ordering: options.ordering,
    }),
  )

  const house = {
    app,
    jobs: rooms.jobs,
    routes: rooms.routes,
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

    messagesOf: (who: string) => readMessages(tenantId, who),

    async conversationOf(who: string): Promise<string> {
      const [message] = await house.messagesOf(who)
      if (!message) throw new Error(`${who} has not written yet.`)
      return message.conversationId
    },

    /** Does all turns, sends and jobs that are due, until nothing is. */
    async settles() {
      for (let quiet = 0; quiet < 2; ) {
        const did = (await takeTurns()) + (await deliverAll()) + (await tellListeners(rooms.listeners)) + (await house.runJobs())
        quiet = did ? 0 : quiet + 1
        if (!did) await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },

    takeTurns,
    deliverAll,

    runJobs: (more: Job[] = []) => runJobs([...rooms.jobs, ...more], [tenantId, otherTenantId]),
  }

  onTestFinished(async () => {
    await close()
    await leaveTenant(tenantId)
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

/** The program as it stands behind its front door, on the test database; `close` it before the next one. */
export async function openDoors() {
  await openTestDatabase()
  const rooms = await openRooms()
  await openJobs(rooms.jobs, { work: false })
  const app = await openApi(rooms)
  forgetInboxes()
  return {
    rooms,
    app,
    async close() {
      await app.close()
      await closeJobs()
    },
  }
}

/** Nothing of this tenant may fall due in the next test, and its numbers are free to be connected again. */
export async function leaveTenant(tenantId: string) {
  await inTenant(tenantId, async (tx) => {
    for (const { id } of await tx.selectFrom('inboxes').select('id').where('deletedAt', 'is', null).execute()) await deleteInbox(tx, id)
    await tx.updateTable('lanes').set({ readyAt: null }).execute()
    await tx
      .updateTable('outbox')
      .set({ state: 'cancelled' })
      .where('state', 'in', ['queued', 'claimed', 'sending', 'unconfirmed'])
      .execute()
    await tx.updateTable('dueThings').set({ endedAt: new Date(), ending: 'cancelled' }).where('endedAt', 'is', null).execute()
    await tx.updateTable('handovers').set({ endedAt: new Date() }).where('endedAt', 'is', null).execute()
  })
  await query(`delete from pgboss.job where data->>'tenantId' = $1`, [tenantId])
}

/** Runs what waits in the job engine, as a worker would. What an earlier test left there for tenants of its own may fail without us. */
async function runJobs(jobs: Job[], ours: string[]): Promise<number> {
  if (await jobsIdle()) return 0
  const { rows } = await query(
    `update pgboss.job set state = 'completed', completed_on = now() where state in ('created', 'retry') and name = any($1) and start_after <= now() returning name, data`,
    [jobs.map(({ name }) => name)],
  )
  for (const { name, data } of rows as { name: string; data: { tenantId: string; payload: unknown } }[]) {
    const job = jobs.find((candidate) => candidate.name === name)!
    await job.run(job.schema.parse(data.payload), data.tenantId).catch((error) => {
      if (ours.includes(data.tenantId)) throw error
    })
  }
  return rows.length
}

export async function takeTurns(): Promise<number> {
  const claimed = await claimTurns('test', 20)
  await Promise.all(claimed.map(reply))
  return claimed.length
}

export async function deliverAll(): Promise<number> {
  const claimed = await claimOutbox('test', 20)
  await Promise.all(claimed.map((claim) => deliver(claim)))
  return claimed.length
}

async function* once(bytes: Buffer) {
  yield bytes
}
