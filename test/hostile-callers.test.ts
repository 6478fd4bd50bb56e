import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { permissions } from '../contract/permissions.ts'
import { contract, type RouteDef, route } from '../contract/route.ts'
import { toCursor } from '../server/platform/cursor.ts'
import { mountApi, openHttp, serve } from '../server/platform/http.ts'
import { newId } from '../server/platform/ids.ts'
import { isStorable } from '../server/platform/text/is-storable.ts'
import { bodies, ourIds, queries, routes } from './every-route.ts'
import { type Attack, asJson, attacks, dice, randomTexts, type Samples, sample, unstorable } from './hostile-values.ts'
import { type House, openHouse } from './house.ts'

/** HOSTILE_SEED repeats what a failure prints. */
const seed = Number(process.env.HOSTILE_SEED ?? randomInt(2 ** 31))

interface Shot {
  route: string
  part: 'params' | 'query' | 'body'
  place: string
  hostile: string
  status: number
  answer: string
}

test('no field of any route breaks the server, and what is refused is named', { timeout: 600_000 }, async () => {
  const house = await openHouse()
  const ids = await ourIds(house)
  // Who may call is another test's matter: here the caller is let in at once.
  const app = await openHttp()
  await mountApi(app, house.routes, async () => ({ ...caller, tenantId: house.tenantId, userId: house.teo.id, may: [...permissions] }))
  const { shots, broken, nameless } = await besiege(app, routes, {
    ids: { ...ids, chat: ids.media! },
    chatKey: await chatKey(house),
    named: {
      conversationId: ids.conversations,
      suiteId: ids.suites,
      inboxId: house.inboxId,
      personaId: ids.personas,
      teammateId: house.teo.id,
      assigneeId: house.teo.id,
      turnId: ids.turns,
      imageId: ids.media,
      mediaId: ids.media,
      supersededById: ids.sources,
      channel: 'web-chat',
      provider: 'openai-compatible',
      timeZone: 'Africa/Lagos',
    },
  })
  await app.close()
  expect(shots).toBeGreaterThan(4_000)
  expect(broken, `HOSTILE_SEED=${seed}`).toEqual([])
  expect(nameless, `HOSTILE_SEED=${seed}`).toEqual([])

  // What got in can be read again.
  for (const [name, { method, path, answers }] of routes.filter(([, { may }]) => may === 'look')) {
    if (method !== 'GET' || answers === 'events') continue
    const url = path
      .replace(':id', ids[path.split('/')[1]!] ?? '')
      .replace(':version', '0')
      .replace(':otherId', newId())
    const answer = await house.call('GET', `${url}${queries[name] ?? '?limit=100'}`).catch((error) => ({ status: 0, body: String(error) }))
    expect(answer.status, `${name} after the siege: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeLessThan(500)
  }
})

test('a new route that trusts its callers is found', async () => {
  const house = await openHouse()
  const naive = contract({
    count: route({
      method: 'POST',
      path: '/naive',
      may: 'signed_in',
      summary: 'An int column behind a number without bounds, and one behind a cursor',
      query: z.object({ cursor: z.string().optional() }),
      body: z.strictObject({ list: z.array(z.object({ number: z.int() })) }),
      responses: { 200: z.object({ number: z.int() }) },
    }),
  })
  const routes = serve(naive, {
    count: async ({ query, body, inTenant }) =>
      inTenant(async (tx) => {
        if (query.cursor) await tx.raw('select $1::timestamptz', JSON.parse(Buffer.from(query.cursor, 'base64url').toString()).slice(0, 1))
        const { rows } = await tx.raw<{ number: number }>('select $1::int as number', [body.list[0]?.number ?? 0])
        return rows[0]!
      }),
  })
  const app = await openHttp()
  await mountApi(app, [{ room: 'naive', routes: [routes] }], async () => ({ ...caller, tenantId: house.tenantId }))
  const { broken } = await besiege(app, Object.entries(naive), { ids: {}, chatKey: '', named: {} })
  await app.close()
  expect(new Set(broken.map(({ place }) => place))).toEqual(new Set(['cursor', 'list.0.number']))
})

const caller = { userId: null, name: 'test', email: '', role: 'owner' as const, may: [], actor: 'key:test', byCookie: false }

interface Camp {
  /** An existing thing for `:id`, by the first part of the path. */
  ids: Record<string, string>
  chatKey: string
  named: Samples['named']
}

/** Sends every attack on every field of every route: params, query and body. */
async function besiege(app: FastifyInstance, routes: [string, RouteDef][], { ids, chatKey, named }: Camp) {
  const next = dice(seed)
  const samples: Samples = { named, texts: randomTexts(next, 3), next }
  const broken: Shot[] = []
  const nameless: Shot[] = []
  let shots = 0

  for (const [name, route] of routes) {
    const known: Record<string, string> = {
      id: ids[route.path.split('/')[1]!] ?? newId(),
      otherId: newId(),
      field: 'budget',
      version: '0',
      inboxKey: chatKey,
    }
    const asked = route.query ? { ...(sample(route.query, samples) as Record<string, unknown>), cursor: undefined } : {}
    const urlOf = (params: Record<string, unknown>) =>
      `/api/v1${route.path.replace(/:(\w+)/g, (_, key: string) => inUrl(params[key] ?? known[key]))}`
    const send = async (part: Shot['part'], attack: Attack, url: string, body: unknown) => {
      shots++
      const sends = route.method !== 'GET' && route.method !== 'DELETE' && body !== undefined
      const answer = await app.inject({
        method: route.method,
        url,
        ...(sends ? { payload: asJson(body), headers: { 'content-type': 'application/json' } } : {}),
      })
      const shot: Shot = {
        route: name,
        part,
        place: attack.path,
        hostile: JSON.stringify(attack.hostile)?.slice(0, 80),
        status: answer.statusCode,
        answer: answer.body.slice(0, 200),
      }
      if (answer.statusCode >= 500) broken.push(shot)
      if (answer.statusCode === 400 && !names(JSON.parse(answer.body), attack)) nameless.push(shot)
      // In an address half a character cannot be written at all.
      const unfit = typeof attack.hostile === 'string' && (part === 'body' ? !isStorable(attack.hostile) : attack.hostile.includes('\0'))
      if (unfit && attack.path && answer.statusCode < 300) nameless.push({ ...shot, answer: 'was taken as it is' })
    }

    const base = bodies[name] ?? (route.body ? sample(route.body, samples) : undefined)
    if (route.params)
      for (const attack of attacks(route.params, known, samples))
        if (attack.path && inUrl(attack.hostile))
          await send('params', attack, `${urlOf(attack.value as Record<string, unknown>)}?${queryOf(asked)}`, base)
    if (route.query)
      for (const attack of [...attacks(route.query, asked, samples), ...cursors(route.query)])
        await send('query', attack, `${urlOf(known)}?${queryOf(attack.value as Record<string, unknown>)}`, base)
    if (route.body && !route.upload)
      for (const attack of attacks(route.body, bodies[name], samples))
        await send('body', attack, urlOf(known) + (queries[name] ?? ''), attack.value)
  }
  return { shots, broken, nameless }
}

/** Whether a refusal says which field it is about, or quotes what was wrong there. */
function names({ issues, detail }: { issues?: { path: string }[]; detail: string }, { path, hostile }: Attack) {
  // A forged field beside a record of settings is refused by the settings that are missing then.
  const place = path.replace(/^settings\..*/, 'settings')
  const named = issues?.some((issue) => place.startsWith(issue.path) || issue.path.startsWith(place))
  return !path || named || detail.includes(String(hostile)) || /address is (not well formed|too long)/.test(detail)
}

/** Cursors that look like ours and hold what no column does. */
function cursors(query: z.ZodObject): Attack[] {
  if (!('cursor' in query.shape)) return []
  const parts = [
    ...unstorable,
    '2026-99-99T00:00:00Z',
    '2026-02-30T00:00:00.000Z',
    '999999999999999',
    '2147483648',
    'x'.repeat(300),
    '[object Object]',
  ]
  return parts
    .flatMap((part) => [toCursor(part), toCursor(part, newId()), toCursor('2026-11-21T14:00:00.123Z', part), toCursor('a', part)])
    .map((cursor) => ({ path: 'cursor', hostile: cursor, value: { cursor } }))
}

const queryOf = (query: Record<string, unknown>) =>
  Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${inUrl(name)}=${inUrl(value)}`)
    .join('&')

/** Percent-encoded; half a surrogate pair as the bytes a broken program would send. */
function inUrl(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : text.replace(/[^\w-]/gu, (character) => (character.isWellFormed() ? encodeURIComponent(character) : '%ED%A0%80'))
}

async function chatKey(house: House): Promise<string> {
  const { key } = await house.inTenant((tx) =>
    tx.selectFrom('inboxes').select('key').where('id', '=', house.inboxId).executeTakeFirstOrThrow(),
  )
  return key
}
