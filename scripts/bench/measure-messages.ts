import { withOwner } from '../../server/platform/db/pool.ts'
import { openShop, type Shop } from './open-shop.ts'
import { type Report, times } from './report.ts'
import type { RowName } from './rows.ts'
import { runLoad } from './run-load.ts'
import type { Place } from './step.ts'

/** From the webhook to the outbound request, as fast as messages are taken and at two fixed rates, on a desk of real processes. */
export async function measureMessages({ engine, serverUrl, sizes, say }: Place, report: Report<RowName>) {
  const { messages } = sizes
  const steadily = Math.min(1_500, Math.ceil(messages / 2))
  say('opening a shop')
  let databaseUrl: string | undefined
  const shop = await openShop({
    serverUrl,
    workers: 1,
    prepare: async (env) => {
      databaseUrl = env.DATABASE_URL
    },
  })
  const attempt = (rows: RowName[], work: () => Promise<void>) =>
    report.attempt(engine, rows, () =>
      Promise.race([work(), shop.desk.broken]).catch((error) => {
        say(shop.desk.complaints())
        throw error
      }),
    )
  try {
    await attempt(['flood', 'processor'], async () => {
      say('warming up with 300 messages')
      await warmUp(shop, Math.min(300, messages), databaseUrl)
      say(`${messages} messages, as fast as they are taken`)
      await flood(shop, messages, report, engine)
    })
    await attempt(['answer', 'hook'], async () => {
      say(`${steadily} messages, 100 a second`)
      const steady = await runLoad(shop, { customers: steadily, messages: steadily, perSecond: 100 })
      report.note(engine, 'answer', times(steady.answerMs, steady.sends.length < steadily ? `, ${steady.sends.length} of ${steadily}` : ''))
      report.note(engine, 'hook', times(steady.report.messages.map(({ waited }) => waited)))
    })
    await attempt(['busyHook'], async () => {
      say('330 events a second')
      const busy = await runLoad(shop, { customers: steadily, messages: steadily, perSecond: 82, statuses: true })
      report.note(engine, 'busyHook', times([...busy.report.messages, ...busy.report.statuses].map(({ waited }) => waited)))
    })
    await attempt(['memory'], async () => {
      const megabytes = Math.round(shop.peakMegabytes())
      report.note(engine, 'memory', { text: `${megabytes} MB`, numbers: { megabytes } })
    })
  } finally {
    await shop.close()
  }
}

/** Compiled code, prepared statements, and the statistics that autovacuum would have taken within a minute; the embedded engine takes its own. */
async function warmUp(shop: Shop, messages: number, databaseUrl: string | undefined) {
  await runLoad(shop, { customers: messages, messages, perSecond: null })
  if (databaseUrl) await withOwner({ connectionString: databaseUrl }, (client) => client.query('analyze'))
}

async function flood(shop: Shop, messages: number, report: Report<RowName>, engine: Place['engine']) {
  const before = shop.cpuSeconds()
  const { sends, seconds } = await runLoad(shop, { customers: messages, messages, perSecond: null })
  const cpuMs = ((shop.cpuSeconds() - before) * 1000) / messages
  const perSecond = sends.length / seconds
  const missing = sends.length < messages ? ` (${sends.length} of ${messages})` : ''
  report.note(engine, 'flood', { text: `${Math.round(perSecond)}/s${missing}`, numbers: { perSecond, answered: sends.length, messages } })
  report.note(engine, 'processor', { text: `${cpuMs.toFixed(1)} ms`, numbers: { milliseconds: cpuMs } })
}
