import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Child, startChild } from '../../server/cli/drill/child.ts'
import { freePort } from '../../server/cli/drill/free-port.ts'
import { temporaryDatabase } from '../../server/cli/drill/temporary-database.ts'
import { interrupted } from './interruption.ts'
import type { Report } from './report.ts'
import type { RowName } from './rows.ts'
import type { Place } from './step.ts'

const program = join(import.meta.dirname, '..', '..', 'server', 'bin', 'salesboy.js')

/** What a newcomer waits for: `salesboy start` on an empty folder, the demo shop seeded, until a visitor of its chat has an answer. */
export async function measureStart({ engine, serverUrl, say }: Place, report: Report<RowName>) {
  say('starting on an empty folder')
  const dataDir = await mkdtemp(join(tmpdir(), 'salesboy-bench-'))
  const database = serverUrl ? await temporaryDatabase(serverUrl, 'bench') : null
  const port = await freePort()
  let child: Child | undefined
  try {
    const startedAt = Date.now()
    child = startChild([program, 'start'], {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...(database ? { DATABASE_URL: database.url } : {}),
    })
    const line = await child.says((said) => said.includes('Chat with it as a customer at'))
    await firstAnswer(new URL(line.slice(line.indexOf('http')).trim()))
    const seconds = (Date.now() - startedAt) / 1000
    report.note(engine, 'start', { text: `${seconds.toFixed(1)} s`, numbers: { seconds } })
  } finally {
    await child?.kill('SIGKILL')
    await database?.drop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function firstAnswer({ origin, pathname }: URL) {
  const inboxKey = pathname.split('/').at(-1)
  const visit = await fetch(`${origin}/api/v1/chat/${inboxKey}/visitors`, { method: 'POST' })
  const { token } = (await visit.json()) as { token: string }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const sent = await fetch(`${origin}/hooks/web-chat/${inboxKey}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: randomUUID(), text: 'How much is the peony bouquet?', name: 'Ana' }),
  })
  if (!sent.ok) throw new Error(`The first message was not taken: ${await sent.text()}`)
  for (let tries = 0; tries < 1_200; tries++) {
    interrupted.throwIfAborted()
    const answer = await fetch(`${origin}/api/v1/chat/${inboxKey}/messages`, { headers })
    const { messages } = (await answer.json()) as { messages: { author: string }[] }
    if (messages.some(({ author }) => author === 'bot')) return
    await pause(50)
  }
  throw new Error('The first message was not answered within a minute.')
}
