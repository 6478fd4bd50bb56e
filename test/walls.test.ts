import { describe, expect, test } from 'vitest'
import { type Permission, permissions } from '../contract/permissions.ts'
import { createApiKey, deleteApiKey, listApiKeys } from '../server/domains/identity/api-keys.ts'
import { config, configure } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { bodies, guarded, knock, ourIds, queries, routes } from './every-route.ts'
import { openDoors, openHouse } from './house.ts'
import { constant } from './requests.ts'

describe('every route', () => {
  test('is one of these when it lets anyone in', () => {
    expect(routes.filter(([, { may }]) => may === 'anyone').map(([name]) => name)).toEqual([
      'signIn',
      'signOut',
      'startVisit',
      'readVisit',
      'watchVisit',
      'readVisitMedia',
    ])
  })

  test('that takes a body is tried with one here', () => {
    const tried = routes.filter(([, { body, upload }]) => body && !upload).map(([name]) => name)
    expect(Object.keys(bodies).sort()).toEqual(tried.sort())
  })

  test('stands in /openapi.json under its name', async () => {
    const house = await openHouse()
    const { paths } = (await house.app.inject('/openapi.json')).json()
    for (const [name, { path, method }] of routes)
      expect(paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]?.operationId, name).toBe(name)
  })

  test('refuses whoever shows no credentials, or wrong ones, before it looks at anything else', async () => {
    const house = await openHouse()
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer sb_guessedguessedguessedguessed' },
      { 'x-api-key': `${house.apiKey}x` },
      { cookie: 'salesboy.session_token=forged.forged' },
      { authorization: `Bearer ${'a'.repeat(5000)}` },
    ]
    for (const [name, route] of guarded)
      for (const headers of strangers) {
        const answer = await knock(house, route, newId(), { headers, payload: '{"not":' })
        expect(answer.statusCode, name).toBe(401)
        expect(answer.json().code, name).toBe('unauthenticated')
      }
  })

  test('refuses a key that has every permission but the one it needs', async () => {
    const house = await openHouse()
    const keys = new Map<string, string>()
    for (const missing of permissions)
      keys.set(
        missing,
        (await createApiKey(house.tenantId, { name: `not ${missing}`, scopes: permissions.filter((may) => may !== missing) })).secret,
      )
    for (const [name, route] of guarded.filter(([, { may }]) => permissions.includes(may as Permission))) {
      const answer = await knock(house, route, newId(), {
        headers: { authorization: `Bearer ${keys.get(route.may)}` },
        payload: bodies[name],
      })
      expect(answer.statusCode, name).toBe(403)
    }
  })

  test('gives another tenant the same “not found” for our ids as for ids that never were', async () => {
    const house = await openHouse()
    const ids = await ourIds(house)
    const withId = guarded.filter(([, { path }]) => path.includes(':id'))
    expect(withId.length).toBeGreaterThan(12)
    for (const [name, route] of withId) {
      const ours = ids[route.path.split('/')[1]!]
      expect(ours, `an id of ours for ${route.path}`).toBeDefined()
      const ask = (id: string) =>
        knock(house, route, id, { headers: { authorization: `Bearer ${house.otherApiKey}` }, payload: bodies[name], query: queries[name] })
      const [taken, unknown] = [await ask(ours!), await ask(newId())]
      expect(taken.statusCode, name).toBe(404)
      expect(constant(taken.json()), name).toEqual(constant(unknown.json()))
    }
    const stillThere = await house.call('GET', `/inboxes/${ids.inboxes}`)
    expect(stillThere).toMatchObject({ status: 200, body: { name: 'Website chat' } })
  })

  test('finds for ourselves what it hides from others', async () => {
    const house = await openHouse()
    const ids = await ourIds(house)
    for (const [name, route] of guarded.filter(([, { path, method }]) => path.includes(':id') && method === 'GET')) {
      const answer = await knock(house, route, ids[route.path.split('/')[1]!]!, {
        headers: { authorization: `Bearer ${house.apiKey}` },
        query: queries[name],
      })
      expect(answer.statusCode, name).toBe(200)
    }
  })

  test('answers another tenant’s lists without anything of ours', async () => {
    const house = await openHouse()
    await ourIds(house)
    for (const path of [
      '/conversations',
      '/sources',
      '/events?limit=200',
      '/inboxes',
      '/personas',
      '/overview',
      '/teammates',
      '/api-keys',
      '/tenant',
      '/products',
      '/products/categories',
      '/orders',
      '/services',
      '/tasks',
      '/models',
      '/models/budget',
      '/suites',
      '/runs',
    ]) {
      const { status, body } = await house.call('GET', path, undefined, { as: house.otherApiKey })
      expect(status, path).toBe(200)
      expect(JSON.stringify(body), path).not.toMatch(new RegExp(`${house.tenantId}|${house.inboxId}|Flora|"ana"|"till"`))
    }
  })
})

describe('secrets', () => {
  test('of an inbox never come back, and dots keep them', async () => {
    const house = await openHouse()
    const settings = {
      phoneNumberId: '200000000000001',
      businessAccountId: '100000000000001',
      accessToken: 'EAAGplantedtoken',
      appSecret: 'plantedappsecret',
    }
    const made = await house.call('POST', '/inboxes', { channel: 'whatsapp-cloud', name: 'WhatsApp', settings })
    expect(made.status).toBe(201)
    const changed = await house.call('PATCH', `/inboxes/${made.body.id}`, { settings: made.body.settings, name: 'Shop' })
    const answers = [
      made,
      changed,
      await house.call('GET', `/inboxes/${made.body.id}`),
      await house.call('GET', '/inboxes'),
      await house.call('GET', '/events?limit=200'),
    ]
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/planted/)
    expect(changed.body).toMatchObject({ name: 'Shop', settings: { accessToken: '••••', appSecret: '••••' } })
    const { loadInbox, forgetInboxes } = await import('../server/domains/inboxes/find-inbox.ts')
    forgetInboxes()
    expect((await loadInbox(house.tenantId, made.body.id)).settings).toMatchObject({ accessToken: 'EAAGplantedtoken' })

    const refused = await house.call('PATCH', `/inboxes/${made.body.id}`, { settings: { accessToken: 'planted\u0007token' } })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).not.toMatch(/planted/)
  })

  test('of a model server never come back, and dots keep them', async () => {
    const house = await openHouse()
    const settings = { baseUrl: 'https://models.example.com/v1', model: 'small', apiKey: 'planted-model-key' }
    const added = await house.call('POST', '/models', { provider: 'openai-compatible', settings })
    expect(added).toMatchObject({ status: 201, body: { settings: { apiKey: '••••' } } })
    const again = await house.call('PUT', `/models/${added.body.id}`, { settings: { ...added.body.settings, model: 'large' } })
    for (const { body } of [added, again, await house.call('GET', '/models')]) expect(JSON.stringify(body)).not.toContain('planted')
    const { readModels } = await import('../server/domains/models/list-models.ts')
    expect(await house.inTenant(readModels)).toMatchObject([{ settings: { apiKey: 'planted-model-key', model: 'large' } }])
  })

  test('of API keys are shown once, and a revoked key opens nothing', async () => {
    const house = await openHouse()
    const made = await house.call('POST', '/api-keys', { name: 'till', scopes: ['look'] })
    expect((await house.call('GET', '/tenant', undefined, { as: made.body.secret })).status).toBe(200)
    const listed = await house.call('GET', '/api-keys')
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret)

    await expect(deleteApiKey(house.otherTenantId, made.body.id)).rejects.toThrow(/does not exist/)
    expect((await house.call('DELETE', `/api-keys/${made.body.id}`)).status).toBe(204)
    expect((await house.call('GET', '/tenant', undefined, { as: made.body.secret })).status).toBe(401)
    expect((await listApiKeys(house.tenantId)).map(({ name }) => name)).not.toContain('till')
  })

  test('a key cannot make a key that may more than itself', async () => {
    const house = await openHouse()
    const { secret } = await createApiKey(house.tenantId, { name: 'manager', scopes: ['look', 'manage'] })
    const refused = await house.call('POST', '/api-keys', { name: 'owner', scopes: ['look', 'own'] }, { as: secret })
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('own') } })
  })
})

describe('what strangers send', () => {
  test.each([
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/chat-assets/..%2f..%2f..%2f..%2fpackage.json',
    '/assets/%00package.json',
    '/..%2fpackage.json',
    '/package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/server/platform/config.ts',
  ])('%s reads no file outside the built pages', async (url) => {
    const { app, close } = await openDoors()
    const answer = await app.inject({ url })
    await close()
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.body).not.toMatch(/salesboy-workspace|root:|readConfig/)
  })

  test.each(['..%2f..%2f..%2fetc%2fpasswd', '%2e%2e%2f%2e%2e', 'aaaa', '00000000-0000-0000-0000-000000000000%00'])(
    '/media/%s reads no file',
    async (id) => {
      const house = await openHouse()
      const { status } = await house.call('GET', `/media/${id}`)
      expect([400, 404]).toContain(status)
    },
  )

  test('a hook body past 3 MB is refused unread', async () => {
    const house = await openHouse()
    const before = { metaAppSecret: config.metaAppSecret }
    configure({ metaAppSecret: 'some-app-secret' })
    const send = (sizeBytes: number) =>
      house.app.inject({
        method: 'POST',
        url: '/hooks/whatsapp-cloud',
        headers: { 'content-type': 'application/json' },
        payload: Buffer.alloc(sizeBytes, 32),
      })
    const [large, fits] = [await send(3 * 1024 * 1024 + 1), await send(3 * 1024 * 1024)]
    configure(before)
    expect(large.statusCode).toBe(413)
    expect(large.json()).toMatchObject({ code: 'too_large' })
    expect(fits.statusCode).toBe(401)
  })

  test('an API body past 1 MB is refused', async () => {
    const house = await openHouse()
    const answer = await house.call('PATCH', '/tenant', { name: 'x'.repeat(1024 * 1024) })
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } })
  })

  test('fields that a route does not list are refused, whoever they would favour', async () => {
    const house = await openHouse()
    for (const extra of [{ id: newId() }, { tenantId: house.otherTenantId }, { tenant_id: house.otherTenantId }, { createdAt: 0 }])
      expect((await house.call('PATCH', '/tenant', { name: 'Mine', ...extra })).status).toBe(400)
  })
})
