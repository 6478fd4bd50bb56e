import { api } from '../contract/index.ts'
import type { RouteDef } from '../contract/route.ts'
import { builtInSuiteId } from '../server/domains/evals/built-in-suite.ts'
import { settingsOf } from '../server/domains/personas/persona.ts'
import { newId } from '../server/platform/ids.ts'
import type { House } from './house.ts'
import { upload } from './requests.ts'

export const routes = Object.values(api).flatMap((contract) => Object.entries(contract as Record<string, RouteDef>))
export const guarded = routes.filter(([, { may }]) => may !== 'anyone')

const aCase = { name: 'Hello', lines: [{ author: 'contact', text: 'Hello' }], expect: { handOver: false } }

/** A body each route would take; a new route with a body has to be added here, and is attacked from then on. */
export const bodies: Record<string, object> = {
  signIn: { email: 'nobody@example.com', password: 'wrong password' },
  changeTenant: { name: 'Flora’s' },
  createApiKey: { name: 'another', scopes: ['look'] },
  createInbox: { channel: 'web-chat', name: 'Another chat', settings: {} },
  changeInbox: { name: 'Renamed' },
  saveContactField: { value: '15000' },
  sendMessage: { content: { type: 'text', text: 'Hello' } },
  takeOver: {},
  openConversation: { inboxId: '0197a000-0000-7000-8000-000000000001', identity: { kind: 'phone', value: '+2348030000001' } },
  settleUnknown: { verdict: 'arrived' },
  createPersona: { name: 'Night bot' },
  renamePersona: { name: 'Evening bot' },
  savePersona: settingsOf({}),
  createProduct: { name: 'Vase', variants: [{ sku: 'VASE-1', price: { amountMinor: 500_00, currency: 'NGN' } }] },
  changeProduct: { name: 'Vase', variants: [{ sku: 'VASE-1', price: { amountMinor: 600_00, currency: 'NGN' } }] },
  createOrder: { items: [{ sku: null, name: 'A vase', quantity: 1 }] },
  createService: { name: 'Fitting' },
  changeService: { name: 'Long fitting' },
  createTask: { title: 'Call back' },
  assignTask: { teammateId: null },
  planDueThing: { kind: 'reminder', reason: 'Order more ribbon', dueAt: new Date(Date.now() + 24 * 3600_000).toISOString() },
  changeDueThing: { reason: 'Order more ribbon and string' },
  addModel: { provider: 'openai-compatible', settings: { baseUrl: 'https://models.example.com/v1', model: 'small' } },
  changeModel: { settings: { baseUrl: 'https://models.example.com/v1', model: 'large' } },
  orderModels: { ids: [] },
  changeLimits: {
    turn: { tokens: 1, costMicros: null },
    contact: { tokens: null, costMicros: 5 },
    month: { tokens: null, costMicros: null },
  },
  chooseEmbedder: { id: null },
  changeSource: { audience: 'internal' },
  addSite: { address: 'https://flora.example/', refresh: 'never' },
  changeSite: { pageLimit: 5 },
  changeKnowledgeSettings: { topK: 3, threshold: 0.7, chunkTokens: 650, chunkOverlap: 0.2 },
  createSuite: { name: 'Prices' },
  renameSuite: { name: 'Prices and hours' },
  createCase: aCase,
  changeCase: aCase,
  startRun: { suiteId: builtInSuiteId },
  startReplay: {},
  startPublishCheck: { version: 0 },
  simulate: { messages: [{ author: 'contact', text: 'Hello' }] },
}
export const queries: Record<string, string> = { ask: '?question=roses', comparePersonas: '?from=0&to=0' }

/** One call of a route, whoever makes it. */
export function knock(
  house: House,
  { method, path }: RouteDef,
  id: string,
  { headers, payload, query = '' }: { headers: Record<string, string>; payload?: object | string | undefined; query?: string | undefined },
) {
  const sends = method !== 'GET' && method !== 'DELETE' && payload !== undefined
  return house.app.inject({
    method,
    url: `/api/v1${path.replace(':id', id).replace(':otherId', newId()).replace(':field', 'budget').replace(':version', '0')}${query}`,
    headers: { ...headers, ...(sends ? { 'content-type': 'application/json' } : {}) },
    ...(sends ? { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) } : {}),
  })
}

/** One thing of each kind that routes name by id, by the first part of their path. */
export async function ourIds(house: House): Promise<Record<string, string>> {
  await house.hears('ana', 'Hello!')
  await house.settles()
  const [{ id: turn }] = (await house.inTenant((tx) => tx.selectFrom('turns').select('id').limit(1).execute())) as [{ id: string }]
  const media = (await upload(house, Buffer.from('a text'), 'a.txt', 'text/plain')).json()
  const source = (
    await upload(house, Buffer.from('# Prices\n\nA rose is 500 naira.\n'), 'p.md', 'text/markdown', 'file', '/sources')
  ).json()
  await house.settles()
  const key = await house.call('POST', '/api-keys', { name: 'till', scopes: ['look'] })
  return {
    inboxes: house.inboxId,
    personas: (await house.call('POST', '/personas', bodies.createPersona)).body.id,
    contacts: (await house.inTenant((tx) => tx.selectFrom('contacts').select('id').executeTakeFirstOrThrow())).id,
    conversations: await house.conversationOf('ana'),
    turns: turn,
    messages: (await house.inTenant((tx) => tx.selectFrom('messages').select('id').limit(1).executeTakeFirstOrThrow())).id,
    media: media.mediaId,
    sources: source.id,
    'api-keys': key.body.id,
    products: (await house.call('POST', '/products', bodies.createProduct)).body.id,
    orders: (await house.call('POST', '/orders', bodies.createOrder)).body.id,
    services: (await house.call('POST', '/services', bodies.createService)).body.id,
    tasks: (await house.call('POST', '/tasks', bodies.createTask)).body.id,
    'due-things': (await house.call('POST', '/due-things', bodies.planDueThing)).body.id,
    models: (await house.call('POST', '/models', bodies.addModel)).body.id,
    sites: (await house.call('POST', '/sites', bodies.addSite)).body.id,
    ...(await tryCases(house)),
  }
}

async function tryCases(house: House): Promise<Record<string, string>> {
  const suites = (await house.call('POST', '/suites', bodies.createSuite)).body.id
  const cases = (await house.call('POST', `/suites/${suites}/cases`, aCase)).body.id
  const runs = (await house.call('POST', '/runs', { suiteId: suites })).body.id
  await house.settles()
  const [item] = (await house.call('GET', `/runs/${runs}/items`)).body.items
  return { suites, cases, runs, attempts: item.attempts[0].id }
}
