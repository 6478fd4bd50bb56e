import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startChild } from '../server/cli/drill/child.ts'
import { freePort } from '../server/cli/drill/free-port.ts'
import { createTenant } from '../server/domains/identity/create-tenant.ts'
import { config } from '../server/platform/config.ts'
import { database, inTenant } from '../server/platform/db.ts'
import { newId } from '../server/platform/ids.ts'
import { openVault } from '../server/platform/secrets.ts'
import { flora, otro } from './cast.ts'
import { openTestDatabase } from './database.ts'
import { openHouse } from './house.ts'
import { post, textWebhook } from './stand-ins/meta.ts'
import { connectNumber, deliverTo, openMeta } from './whatsapp-world.ts'

/** Values that nobody would write by chance, in the shapes in which they really come. */
const planted = {
  text: 'Zanzibar-planted-text my rash is back',
  reply: 'Zanzibar-planted-reply from a person',
  name: 'Zanzibarina Plantedname',
  phone: '447700900777',
  accessToken: 'EAAGZanzibarPlantedAccessToken0123456789',
  appSecret: 'zanzibar-planted-app-secret',
  modelKey: 'sk-zanzibarPlantedModelKey0123456789',
  password: 'zanzibar planted password',
  guess: 'zanzibar planted wrong password',
}

test('what customers write and what opens doors is sealed in every column of every table', async () => {
  const house = await openHouse()
  const meta = await openMeta()
  // Meta knows the token, or the number would not be shown to be theirs.
  meta.order({
    phone: { id: '200000000000001', token: planted.accessToken, businessId: '100000000000001', displayNumber: '+1 555-010-0001' },
  })
  try {
    await connectNumber(house.tenantId, {
      phoneNumberId: '200000000000001',
      businessAccountId: '100000000000001',
      accessToken: planted.accessToken,
    })
    await house.call('POST', '/models', {
      provider: 'openai-compatible',
      settings: { baseUrl: 'https://models.example.invalid/v1', model: 'small', apiKey: planted.modelKey },
    })
    const body = textWebhook({ text: planted.text, from: planted.phone, name: planted.name })
    expect(await deliverTo(house.app, body)).toMatchObject({ status: 200 })
    await house.settles()
    const conversationId = await house.conversationOf(planted.phone)
    await house.call(
      'POST',
      `/conversations/${conversationId}/messages`,
      { content: { type: 'text', text: planted.reply } },
      { headers: { 'idempotency-key': newId() } },
    )
    await house.settles()

    const cells = await everyCell()
    const holds = (value: string) => cells.filter(({ value: cell }) => cell.includes(value)).map(({ column }) => column)
    for (const secret of [planted.text, planted.reply, planted.accessToken, planted.modelKey, house.apiKey, house.teo.password])
      expect(holds(secret)).toEqual([])
    // Who a contact is stays searchable, here and nowhere else.
    expect(new Set(holds(planted.name))).toEqual(new Set(['public.contacts.name']))
    expect(new Set(holds(planted.phone))).toEqual(
      new Set([
        'public.contact_identities.value',
        'public.conversations.begun_by',
        'public.conversations.reply_value',
        'public.outbox.sent_to',
      ]),
    )
    // The search itself finds what is there.
    expect(holds(house.teo.email)).toContain('auth.users.email')
  } finally {
    await meta.close()
  }
})

test('a running desk writes no secret, text, name or phone into its log, and none but names and phones to disk', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'salesboy-planted-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'trace',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    META_APP_SECRET: planted.appSecret,
    // Nobody listens there: every call of the desk fails, and failures are what logs talk about.
    META_API_BASE_URL: 'http://127.0.0.1:9',
  }
  const log: string[] = []
  const listen = (line: string) => {
    log.push(line)
    return line.includes('Salesboy is open') || line.startsWith('{"tenantId"')
  }
  const maker = startChild(
    [
      'server/bin/salesboy.js',
      'user',
      'create',
      '--email',
      'flora@floras.example',
      '--password',
      planted.password,
      '--tenant',
      'Flora’s',
      '--json',
    ],
    environment,
  )
  const { apiKey } = JSON.parse(await maker.says((line) => line.startsWith('{"tenantId"')))
  await maker.kill('SIGTERM')
  const desk = startChild(['server/bin/salesboy.js', 'start'], environment)
  desk.process.stdout?.on('data', (bytes) => log.push(String(bytes)))
  desk.process.stderr?.on('data', (bytes) => log.push(String(bytes)))
  await desk.says(listen)

  try {
    const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = { authorization: `Bearer ${apiKey}` }) =>
      fetch(`${url}${path}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
    const fromOurPages = { 'x-requested-with': 'salesboy' }
    const settings = {
      phoneNumberId: '200000000000001',
      businessAccountId: '100000000000001',
      accessToken: planted.accessToken,
      appSecret: planted.appSecret,
    }
    const inbox = await call('POST', '/api/v1/inboxes', { channel: 'whatsapp-cloud', name: 'WhatsApp', settings, burstWindowMs: 0 })
    expect(inbox.status).toBe(201)
    // Its own hook: with Meta out of reach nothing of the app-wide one comes to it.
    const hook = url + new URL(((await inbox.json()) as { hookUrl: string }).hookUrl).pathname
    const model = {
      provider: 'openai-compatible',
      settings: { baseUrl: 'https://models.example.invalid/v1', model: 'small', apiKey: planted.modelKey },
    }
    expect((await call('POST', '/api/v1/models', model)).status).toBe(201)
    expect(
      (await call('POST', '/api/v1/session', { email: 'flora@floras.example', password: planted.password }, fromOurPages)).status,
    ).toBe(200)
    expect((await call('POST', '/api/v1/session', { email: 'flora@floras.example', password: planted.guess }, fromOurPages)).status).toBe(
      401,
    )
    await call('POST', '/api/v1/session', `{"email":"${planted.guess}`, fromOurPages)
    await call('GET', `/api/v1/conversations?search=${encodeURIComponent(planted.name)}`)
    await call('GET', `/hooks/whatsapp-cloud?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${planted.appSecret}`, undefined, {})
    await call('GET', '/api/v1/tenant', undefined, { authorization: `Bearer ${planted.modelKey}` })

    const body = textWebhook({ text: planted.text, from: planted.phone, name: planted.name })
    expect((await post(hook, body, 'not the secret')).status).toBe(401)
    expect((await post(hook, body, planted.appSecret)).status).toBe(200)
    await until(() => log.join('').includes('could not be sent') || log.join('').includes('"attempts"') || seenSend(log))
    const { items } = (await (await call('GET', '/api/v1/conversations')).json()) as { items: { id: string }[] }
    const reply = await call('POST', `/api/v1/conversations/${items[0]!.id}/messages`, { content: { type: 'text', text: planted.reply } })
    expect(reply.status).toBe(201)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  } finally {
    await desk.kill('SIGTERM')
  }

  const written = log.join('\n')
  expect(written).toMatch(/"route":"\/hooks\/whatsapp-cloud\/:key"/)
  for (const [what, value] of Object.entries({ ...planted, apiKey })) expect(written.includes(value), `${what} in the log`).toBe(false)

  const { name: _name, phone: _phone, ...sealed } = planted
  const onDisk = filesUnder(dataDir).map((path) => ({ path, bytes: readFileSync(path) }))
  expect(onDisk.some(({ bytes }) => bytes.includes(planted.name))).toBe(true)
  for (const [what, value] of Object.entries({ ...sealed, apiKey }))
    expect(
      onDisk.filter(({ bytes }) => bytes.includes(value)).map(({ path }) => path),
      `${what} on disk`,
    ).toEqual([])
  for (const secret of ['master.key']) expect(statSync(join(dataDir, secret)).mode & 0o077, secret).toBe(0)
  rmSync(dataDir, { recursive: true, force: true })
}, 180_000)

test('a sealed value opens in its own row, column and tenant, and nowhere else', async () => {
  await openTestDatabase()
  const [ours, theirs] = [await createTenant(flora), await createTenant(otro)]
  const [ourVault, theirVault] = [await inTenant(ours, openVault), await inTenant(theirs, openVault)]
  const [row, otherRow] = [newId(), newId()]
  const sealed = ourVault.seal(['messages', 'content', row], planted.text)

  expect(ourVault.open(['messages', 'content', row], sealed)).toBe(planted.text)
  expect(() => ourVault.open(['messages', 'content', otherRow], sealed)).toThrow()
  expect(() => ourVault.open(['messages', 'note', row], sealed)).toThrow()
  expect(() => ourVault.open(['turns', 'content', row], sealed)).toThrow()
  expect(() => theirVault.open(['messages', 'content', row], sealed)).toThrow()

  const [version, key, value] = sealed.split('.') as [string, string, string]
  const bytes = Buffer.from(value, 'base64url')
  for (const place of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[place]! ^= 1
    expect(() => ourVault.open(['messages', 'content', row], [version, key, changed.toString('base64url')].join('.'))).toThrow()
  }
  expect(() => ourVault.open(['messages', 'content', row], [version, key, bytes.subarray(0, 27).toString('base64url')].join('.'))).toThrow()
  expect(ourVault.seal(['messages', 'content', row], planted.text)).not.toBe(sealed)
})

test('a text copied into another conversation’s row is not shown there', async () => {
  const house = await openHouse()
  await house.hears('ana', planted.text)
  await house.hears('ben', 'Hello')
  const [ana, ben] = [(await house.messagesOf('ana'))[0]!, (await house.messagesOf('ben'))[0]!]
  await house.inTenant((tx) => tx.updateTable('messages').set({ contentSealed: ana.contentSealed }).where('id', '=', ben.id).execute())
  const shown = await house.call('GET', `/conversations/${ben.conversationId}/messages`)
  expect(shown.status).toBe(500)
  expect(JSON.stringify(shown.body)).not.toContain('planted')
})

test('a start with bad configuration says which variable, why, and what a good one looks like, without repeating it', async () => {
  const child = startChild(['server/bin/salesboy.js', 'start'], {
    PORT: 'eighty',
    ENCRYPTION_KEY: planted.appSecret,
    DATABASE_URL: 'mysql://root@localhost/x',
  })
  await expect(child.says((line) => line.includes('Salesboy is open'))).rejects.toThrow(/ended/)
  expect(child.process.exitCode).toBe(1)
  for (const words of ['PORT', 'Example: PORT=3000', 'ENCRYPTION_KEY', 'openssl rand', 'DATABASE_URL'])
    expect(child.tail()).toContain(words)
  expect(child.tail()).not.toContain(planted.appSecret)
  expect(child.tail()).not.toMatch(/^\s+at /m)
})

const seenSend = (log: string[]) => /"route":"\/hooks\/whatsapp-cloud\/:key","status":200/.test(log.join(''))

interface Cell {
  column: string
  value: string
}

/** Every text and json value of the whole database, read past row security. */
async function everyCell(): Promise<Cell[]> {
  const { client, done } = await ownerOfAll()
  try {
    const { rows: columns } = await client.query<{ schema: string; table: string; column: string }>(
      `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
       where table_schema not in ('pg_catalog', 'information_schema') and data_type in ('text', 'json', 'jsonb', 'character varying', 'ARRAY', 'bytea')
         and (table_schema, table_name) in (select schemaname, tablename from pg_tables)`,
    )
    expect(columns.length).toBeGreaterThan(60)
    const cells: Cell[] = []
    for (const { schema, table, column } of columns) {
      const { rows } = await client.query<{ value: string }>(
        `select "${column}"::text as value from "${schema}"."${table}" where "${column}" is not null`,
      )
      cells.push(...rows.map(({ value }) => ({ column: `${schema}.${table}.${column}`, value })))
    }
    return cells
  } finally {
    await done()
  }
}

async function ownerOfAll(): Promise<{ client: pg.ClientBase; done(): Promise<void> }> {
  if (database().kind === 'postgres') {
    const client = new pg.Client({ connectionString: config.databaseUrl })
    await client.connect()
    return { client, done: () => client.end() }
  }
  const client = await database().pool.connect()
  await client.query('set session authorization postgres')
  return {
    client,
    async done() {
      await client.query('set session authorization salesboy_app')
      client.release()
    },
  }
}

const filesUnder = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())

async function until(happens: () => boolean) {
  for (const end = Date.now() + 30_000; !happens(); ) {
    if (Date.now() > end) throw new Error('It did not happen in time.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
