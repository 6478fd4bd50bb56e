import { afterEach, describe, expect, test } from 'vitest'
import { config, configure } from '../server/platform/config.ts'
import { newId } from '../server/platform/ids.ts'
import { openDoors, openHouse } from './house.ts'
import { constant, signedIn, signIn } from './requests.ts'

describe('signing in', () => {
  const environment = config.environment
  afterEach(() => configure({ environment }))

  test('says the same for an unknown address and a wrong password', async () => {
    const house = await openHouse()
    const [unknown, wrong] = [
      await signIn(house, { email: 'nobody@floras.example' }),
      await signIn(house, { password: 'not the password' }),
    ]
    expect(unknown.statusCode).toBe(401)
    expect(constant(unknown.json())).toEqual(constant(wrong.json()))
    expect(unknown.headers['set-cookie']).toEqual(wrong.headers['set-cookie'])
  })

  test('sets a cookie that scripts cannot read and other sites cannot use', async () => {
    const house = await openHouse()
    const cookie = String((await signIn(house)).headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const { cookies } = await signedIn(house)
    const change = (headers: Record<string, string>) =>
      house.app.inject({ method: 'PUT', url: `/api/v1/conversations/${newId()}/read`, headers: { cookie: cookies, ...headers } })
    expect((await change({})).statusCode).toBe(403)
    expect((await change({ 'x-requested-with': 'XMLHttpRequest' })).statusCode).toBe(403)
    expect((await change({ 'x-requested-with': 'salesboy' })).statusCode).toBe(404)
    expect((await house.app.inject({ url: '/api/v1/session', headers: { cookie: cookies } })).json()).toMatchObject({
      name: 'Teo',
      role: 'agent',
    })
  })

  test('itself must come from our own pages', async () => {
    const house = await openHouse()
    const { email, password } = house.teo
    const answer = await house.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } })
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('gives a role what it may do and no more', async () => {
    const house = await openHouse()
    const { cookies } = await signedIn(house)
    const headers = { cookie: cookies, 'x-requested-with': 'salesboy' }
    expect((await house.app.inject({ url: '/api/v1/conversations', headers })).statusCode).toBe(200)
    for (const url of ['/api/v1/api-keys', '/api/v1/models'])
      expect((await house.app.inject({ url, headers })).json(), url).toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('ends on signing out: the old cookie opens nothing', async () => {
    const house = await openHouse()
    const { cookies } = await signedIn(house)
    const headers = { cookie: cookies, 'x-requested-with': 'salesboy' }
    expect((await house.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })).statusCode).toBe(204)
    expect((await house.app.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401)
  })

  test('can be tried five times a minute from one address', async () => {
    configure({ environment: 'production' })
    const { app, close } = await openDoors()
    const attempts = []
    for (let attempt = 0; attempt < 6; attempt++)
      attempts.push(
        await app.inject({
          method: 'POST',
          url: '/api/v1/session',
          headers: { 'x-requested-with': 'salesboy' },
          payload: { email: 'nobody@floras.example', password: `guess ${attempt}` },
        }),
      )
    await close()
    expect(attempts.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429])
    expect(attempts[5]!.json()).toMatchObject({ code: 'rate_limited' })
    expect(Number(attempts[5]!.headers['retry-after'])).toBeGreaterThan(0)
  })
})
