import { parseArgs } from 'node:util'
import { interrupted } from './bench/interruption.ts'
import { measureDecisions } from './bench/measure-decisions.ts'
import { measureInbox } from './bench/measure-inbox.ts'
import { measureKnowledge } from './bench/measure-knowledge.ts'
import { measureMessages } from './bench/measure-messages.ts'
import { measurePgbench } from './bench/measure-pgbench.ts'
import { measureStart } from './bench/measure-start.ts'
import { type Engine, Report } from './bench/report.ts'
import { rowsFor } from './bench/rows.ts'
import { startPostgres } from './bench/start-postgres.ts'
import type { Sizes, Step } from './bench/step.ts'

/**
 * `npm run bench`: what the desk does on this machine, beside the budgets, with row security, encryption and audit on.
 * Nothing is asserted: times on a shared machine are noisy, so compare figures of one run. Before the flood the desk answers 300
 * messages, then Postgres takes its statistics once (`analyze`), as autovacuum does within a minute; the embedded engine takes its own.
 * A step that breaks says so in its rows, and the rest goes on. Ctrl-C removes everything that was started.
 */
const steps: Record<string, Step> = {
  start: { rows: ['start'], run: measureStart },
  messages: { rows: ['flood', 'processor', 'answer', 'hook', 'busyHook', 'memory'], run: measureMessages },
  pgbench: { rows: ['bare'], run: measurePgbench, only: 'postgres' },
  inbox: { rows: ['list', 'search', 'open'], run: measureInbox },
  knowledge: { rows: ['knowledge'], run: measureKnowledge },
  decisions: { rows: ['decide', 'guards'], run: measureDecisions },
}
const usage = `npm run bench -- [--only embedded|postgres] [--skip ${Object.keys(steps).join(',')}] [--json out.json] [--database-url postgres://…]
  [--messages 3000] [--inbox-messages 1000000] [--inbox-conversations 100000] [--passages 10000]`

const { engines, skipped, sizes, json, databaseUrl } = options()
const report = new Report(rowsFor(sizes))
try {
  for (const engine of engines) await measure(engine)
} catch (error) {
  // What was interrupted has been cleaned up on the way here; what was measured before it still counts.
  if (!interrupted.aborted) throw error
  console.error(interrupted.reason instanceof Error ? interrupted.reason.message : String(interrupted.reason))
}
report.print(engines)
if (json) report.write(json, sizes)
process.exit(interrupted.aborted ? 1 : 0)

async function measure(engine: Engine) {
  const chosen = Object.entries(steps).filter(([name, { only }]) => !skipped.includes(name) && (only ?? engine) === engine)
  const rows = chosen.flatMap(([, step]) => [...step.rows])
  await report.attempt(engine, rows, async () => {
    const server = engine === 'postgres' ? await startPostgres(databaseUrl) : undefined
    try {
      for (const [name, step] of chosen) {
        interrupted.throwIfAborted()
        const place = { engine, serverUrl: server?.url, sizes, say: (line: string) => console.error(`${engine}, ${name}: ${line}`) }
        await report.attempt(engine, step.rows, () => step.run(place, report))
      }
    } finally {
      await server?.stop()
    }
  })
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string' },
        skip: { type: 'string', default: '' },
        json: { type: 'string' },
        'database-url': { type: 'string' },
        messages: { type: 'string', default: '3000' },
        'inbox-messages': { type: 'string', default: '1000000' },
        'inbox-conversations': { type: 'string', default: '100000' },
        passages: { type: 'string', default: '10000' },
      },
    })
    const whole = (name: 'messages' | 'inbox-messages' | 'inbox-conversations' | 'passages') => {
      const value = Number(values[name])
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number above 0.`)
      return value
    }
    const sizes: Sizes = {
      messages: whole('messages'),
      inboxMessages: whole('inbox-messages'),
      inboxConversations: whole('inbox-conversations'),
      passages: whole('passages'),
    }
    const engines = (values.only ?? 'embedded,postgres').split(',')
    const skipped = values.skip.split(',').filter(Boolean)
    if (!engines.every((name): name is Engine => name === 'embedded' || name === 'postgres'))
      throw new Error('--only is embedded or postgres.')
    const unknown = skipped.find((name) => !(name in steps))
    if (unknown) throw new Error(`There is no step “${unknown}” to skip.`)
    return { engines, skipped, sizes, json: values.json, databaseUrl: values['database-url'] }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`)
    process.exit(2)
  }
}
