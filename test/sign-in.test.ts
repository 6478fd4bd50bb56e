import { afterEach, describe, expect, test } from 'vitest'
import { config, configure } from '../server/platform/config.ts'
import { asRole } from '../server/platform/db.ts'
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

  test('is slow for whoever guesses at an account, from any address, and not for its owner’s browser', { timeout: 180_000 }, async () => {
    const house = await openHouse()
    const known = String((await signIn(house)).headers['set-cookie']).match(/salesboy\.device=[\w-]+/)?.[0]
    const took = async (wrong: object, cookie = '') => {
      const started = performance.now()
      const answer = await house.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'x-requested-with': 'salesboy', cookie },
        remoteAddress: `203.0.113.${Math.floor(Math.random() * 250)}`,
        payload: { email: house.teo.email, password: house.teo.password, ...wrong },
      })
      return { status: answer.statusCode, ms: performance.now() - started, body: constant(answer.json()) }
    }
    const [unknown, wrong] = [{ email: `nobody-${newId()}@floras.example` }, { password: 'not the password' }]
    for (let guess = 0; guess < 6; guess++) expect((await took(wrong)).body).toEqual((await took(unknown)).body)
    const [guessed, nobody] = [await took(wrong), await took(unknown)]
    for (const { status, ms } of [guessed, nobody]) {
      expect(status).toBe(401)
      expect(ms).toBeGreaterThan(1_000)
    }
    const { rows } = await asRole('salesboy_auth', (session) => session.query(`select * from auth.tries`))
    expect(JSON.stringify(rows)).not.toContain('floras')

    // Not even while all turns of the next twenty seconds are taken.
    await asRole('salesboy_auth', (session) => session.query(`update auth.tries set "nextAt" = now() + interval '25 seconds'`))
    expect(await took({})).toMatchObject({ status: 429, body: { detail: expect.stringContaining('Wait a minute') } })
    const owner = await took({}, known)
    expect(owner.status).toBe(200)

    // Slow, not closed: time alone opens it.
    await asRole('salesboy_auth', (session) => session.query(`update auth.tries set "lastAt" = now() - interval '16 minutes'`))
    expect((await took({})).status).toBe(200)
  })

  test('with guessed API keys is slow from one address, and a key that was right goes on', { timeout: 60_000 }, async () => {
    const house = await openHouse()
    const ask = async (key: string, remoteAddress = '203.0.113.7') => {
      const started = performance.now()
      const { statusCode } = await house.app.inject({ url: '/api/v1/tenant', headers: { 'x-api-key': key }, remoteAddress })
      return { statusCode, ms: performance.now() - started }
    }
    expect((await ask(house.apiKey)).statusCode).toBe(200)
    await ask('sb_guess')
    await asRole('salesboy_auth', (session) =>
      session.query(`update auth.tries set "failures" = 1000, "nextAt" = now() + interval '25 seconds'`),
    )
    expect((await ask('sb_another')).statusCode).toBe(429)
    expect((await ask('sb_another', '203.0.113.8')).statusCode).toBe(401)
    expect((await ask(house.apiKey)).statusCode).toBe(200)
    await asRole('salesboy_auth', (session) => session.query('delete from auth.tries'))
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
