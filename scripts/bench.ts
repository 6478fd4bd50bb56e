import { parseArgs } from 'node:util'
import { openShop, type Shop } from './bench/open-shop.ts'
import { runLoad } from './bench/run-load.ts'
import { startPostgres } from './bench/start-postgres.ts'

/**
 * `npm run bench`: what the desk does on this machine, beside the budgets, with row security, encryption and audit on.
 * Nothing is asserted: times on a shared machine are noisy, so compare figures of one run.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '3000' },
    only: { type: 'string', default: 'embedded,postgres' },
    'database-url': { type: 'string' },
  },
})
const messages = Number(values.messages)
const rows: { what: string; embedded?: string; postgres?: string; budget: string }[] = [
  { what: 'received → answered, offline composer', budget: '≥ 250/s embedded, ≥ 500/s Postgres' },
  { what: 'processor time for one message', budget: '' },
  { what: 'receipt → outbound request at 100/s', budget: 'p50 ≤ 60, p95 ≤ 300, p99 ≤ 1000 ms' },
  { what: 'webhook answer at 100/s', budget: '' },
  { what: 'webhook answer at 330 events/s', budget: 'p50 ≤ 25, p99 ≤ 250 ms' },
  { what: 'start to first answer', budget: '≤ 15 s' },
  { what: 'most memory of one process', budget: '≤ 800 MB embedded, ≤ 350 MB Postgres' },
]

for (const engine of ['embedded', 'postgres'] as const) {
  if (!values.only.split(',').includes(engine)) continue
  const server = engine === 'postgres' ? await startPostgres(values['database-url']) : null
  if (engine === 'postgres' && !server) {
    console.error('No Postgres: give --database-url, or install Debian’s postgresql.')
    continue
  }
  try {
    const figures = await measure(server?.url)
    figures.forEach((figure, index) => {
      rows[index]![engine] = figure
    })
  } finally {
    await server?.stop()
  }
}
console.table(Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest])))
process.exit(0)

async function measure(serverUrl: string | undefined): Promise<string[]> {
  const name = serverUrl ? 'postgres' : 'embedded'
  const startedAt = Date.now()
  say(`${name}: opening a shop`)
  const shop = await openShop({ serverUrl, workers: 1 })
  try {
    await runLoad(shop, { customers: 1, messages: 1, perSecond: null })
    const startSeconds = (Date.now() - startedAt) / 1000
    await runLoad(shop, { customers: 300, messages: 300, perSecond: null })

    say(`${name}: ${messages} messages, as fast as they are taken`)
    const before = shop.cpuSeconds()
    const flood = await runLoad(shop, { customers: messages, messages, perSecond: null })
    const cpuMs = ((shop.cpuSeconds() - before) * 1000) / messages
    say(`${name}: 100 messages a second`)
    const steady = await runLoad(shop, { customers: 1500, messages: 1500, perSecond: 100 })
    say(`${name}: 330 events a second`)
    const busy = await runLoad(shop, { customers: 1600, messages: 1600, perSecond: 82, statuses: true })

    return [
      `${Math.round(flood.sends.length / flood.seconds)}/s${flood.sends.length < messages ? ` (${flood.sends.length} of ${messages})` : ''}`,
      `${cpuMs.toFixed(1)} ms`,
      percentiles(steady.answerMs),
      percentiles(steady.report.messages.map(({ waited }) => waited)),
      percentiles([...busy.report.messages, ...busy.report.statuses].map(({ waited }) => waited)),
      `${startSeconds.toFixed(1)} s`,
      `${Math.round(shop.peakMegabytes())} MB`,
    ]
  } catch (error) {
    say(shop.desk.complaints())
    throw error
  } finally {
    await close(shop)
  }
}

async function close(shop: Shop) {
  await shop.close().catch((error) => say(String(error)))
}

function percentiles(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms`
}

function say(line: string) {
  console.error(line)
}
