import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { createTenant } from '../server/domains/identity/create-tenant.ts'
import { proveInbox } from '../server/domains/inboxes/prove-inbox.ts'
import { createInbox } from '../server/domains/inboxes/save-inbox.ts'
import { config, configure } from '../server/platform/config.ts'
import { inTenant } from '../server/platform/db.ts'
import { flora, otro } from './cast.ts'
import { leaveTenant } from './house.ts'
import { type MetaStandIn, sign, standInToken, startMeta } from './stand-ins/meta.ts'
import { appSecret, verifyToken } from './whatsapp-fixtures.ts'

/** Meta's stand-in as this program's Graph API, and its app as the app-wide hook's. For `beforeAll`; close it after. */
export async function openMeta(): Promise<MetaStandIn & { close(): Promise<void> }> {
  const before = {
    metaApiBaseUrl: config.metaApiBaseUrl,
    metaAppSecret: config.metaAppSecret,
    webhookVerifyToken: config.webhookVerifyToken,
  }
  const meta = await startMeta()
  configure({ metaApiBaseUrl: meta.url, metaAppSecret: appSecret, webhookVerifyToken: verifyToken })
  return {
    ...meta,
    async close() {
      configure(before)
      await meta.close()
    },
  }
}

/** The fixtures' world: Flora's shop with two numbers of one account, Otro's with another. Disconnected when the test ends. */
export async function connectFixtureNumbers() {
  const [tenantId, otherTenantId] = [await createTenant(flora), await createTenant(otro)]
  const world = {
    tenantId,
    otherTenantId,
    shop: await connectNumber(tenantId, { phoneNumberId: '200000000000001', businessAccountId: '100000000000001' }),
    second: await connectNumber(tenantId, { phoneNumberId: '200000000000002', businessAccountId: '100000000000001' }),
    other: await connectNumber(otherTenantId, { phoneNumberId: '200000000000021', businessAccountId: '100000000000002' }),
  }
  onTestFinished(async () => {
    await leaveTenant(tenantId)
    await leaveTenant(otherTenantId)
  })
  return world
}

/** Answers the inbox's id, once Meta's stand-in has shown whose number it is. */
export async function connectNumber(
  tenantId: string,
  settings: { phoneNumberId: string; businessAccountId: string; accessToken?: string; appSecret?: string; messagesPerSecond?: number },
  more: { burstWindowMs?: number; ordering?: 'conversation' | 'inbox' } = {},
): Promise<string> {
  const id = await inTenant(tenantId, (tx) =>
    createInbox(tx, {
      channel: 'whatsapp-cloud',
      name: 'WhatsApp',
      settings: { accessToken: standInToken, appSecret, ...settings },
      burstWindowMs: 0,
      ...more,
    }),
  )
  await proveInbox(tenantId, id, AbortSignal.timeout(10_000))
  return id
}

/** One delivery of Meta's to the app-wide hook, or to `path`. */
export async function deliverTo(
  app: FastifyInstance,
  body: Buffer,
  {
    path = '/hooks/whatsapp-cloud',
    signature = sign(body, appSecret),
    correlationId,
  }: { path?: string; signature?: string | null; correlationId?: string } = {},
): Promise<{ status: number; body: string }> {
  const response = await app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/json',
      ...(signature === null ? {} : { 'x-hub-signature-256': signature }),
      ...(correlationId ? { 'x-correlation-id': correlationId } : {}),
    },
    payload: body,
  })
  return { status: response.statusCode, body: response.body }
}
