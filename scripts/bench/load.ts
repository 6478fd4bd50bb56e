import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fixtureWorld, sign, statusWebhook, textWebhook } from '../../test/stand-ins/meta.ts'
import type { Send } from '../../test/stand-ins/meta-world.ts'
import { giveAnswer } from './give-answer.ts'

/** What the load generator is told, as JSON in its first argument. It runs in a process of its own, as Meta does. */
export interface LoadOrder {
  hookUrl: string
  /** What customers write, in turn. */
  lines: string[]
  /** Customers are numbered from here, so that one measurement does not meet the people of another. */
  firstCustomer: number
  customers: number
  messages: number
  /** Null: as fast as they are taken, 32 at once. */
  perSecond: number | null
  /** With the stand-in's address: sent, delivered and read come back for every message, delivered by this process. */
  statusesOf: string | null
}

/** Times are milliseconds since 1970, waits are milliseconds. */
export interface LoadReport {
  messages: { phone: string; at: number; waited: number }[]
  statuses: { waited: number }[]
  refused: number
}

export const phoneOf = (customer: number) => `23490${String(customer).padStart(8, '0')}`

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

async function run(order: LoadOrder): Promise<LoadReport> {
  const report: LoadReport = { messages: [], statuses: [], refused: 0 }
  const over = new AbortController()
  const statuses = order.statusesOf ? returnStatuses(order, order.statusesOf, report, over.signal) : null

  const write = async (message: number) => {
    const phone = phoneOf(order.firstCustomer + (message % order.customers))
    const text = order.lines[message % order.lines.length]!
    const body = textWebhook({ text, from: phone, name: `Customer ${phone.slice(-4)}` })
    const at = performance.timeOrigin + performance.now()
    report.messages.push({ phone, at, waited: await deliver(order.hookUrl, body, report) })
  }
  await (order.perSecond ? atRate(order.messages, order.perSecond, write) : atOnce(order.messages, 32, write))

  // The last answers' receipts.
  if (statuses) await pause(1_500)
  over.abort()
  await statuses
  return report
}

/** On a fixed timetable whatever the answers take: a slow server does not get an easier test. */
async function atRate(count: number, perSecond: number, work: (index: number) => Promise<void>) {
  const startedAt = performance.now()
  const under: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    const wait = startedAt + (index * 1000) / perSecond - performance.now()
    if (wait > 0.5) await pause(wait)
    under.push(work(index))
  }
  await Promise.all(under)
}

async function atOnce(count: number, parallel: number, work: (index: number) => Promise<void>) {
  let next = 0
  const run = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: parallel }, run))
}

/** Three receipts for every message that the stand-in accepted. */
async function returnStatuses({ hookUrl }: LoadOrder, metaUrl: string, report: LoadReport, over: AbortSignal) {
  let seen = 0
  const under: Promise<void>[] = []
  while (!over.aborted) {
    const { sends } = (await (await fetch(`${metaUrl}/__control/sends?after=${seen}`)).json()) as { sends: Send[] }
    for (const send of sends) {
      seen = send.seq
      under.push(statusesOf(send, hookUrl, report))
    }
    await pause(50)
  }
  await Promise.all(under)
}

async function statusesOf(send: Send, hookUrl: string, report: LoadReport) {
  for (const status of ['sent', 'delivered', 'read']) {
    const body = statusWebhook({ id: send.wamid, status, recipient: send.to, callback: send.callback ?? undefined })
    report.statuses.push({ waited: await deliver(hookUrl, body, report) })
  }
}

/** One signed POST over a kept connection; answers how long it waited for 200. */
function deliver(url: string, body: Buffer, report: LoadReport): Promise<number> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const call = request(url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'x-hub-signature-256': sign(body, fixtureWorld.appSecret),
      },
    })
    call.on('response', (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode !== 200) report.refused++
        resolve(performance.now() - startedAt)
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}

if (import.meta.main) giveAnswer(await run(JSON.parse(process.argv[2]!) as LoadOrder))
