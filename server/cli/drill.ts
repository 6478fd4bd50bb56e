import { parseArgs } from 'node:util'
import { Problem } from '#platform/problem.ts'
import { type DrillPlan, type DrillResult, runDrill } from './drill/run-drill.ts'

/** WhatsApp holds back whoever writes more than 45 messages to one person at once; more would only make the drill wait. */
const mostPerCustomer = 40

/** Proves on a desk of its own that nothing is lost, doubled or out of order while processes are killed. Exit code 1 when something is. */
export default async function drill(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      messages: { type: 'string', default: '5000' },
      customers: { type: 'string' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  const plan = planOf(values)
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort(new Problem('invalid', 'Stopped.')))

  const result = await runDrill(plan, stopped.signal, values.json ? () => {} : (line) => console.error(line))
  console.log(values.json ? JSON.stringify(result) : tableOf(result))
  if (result.lost || result.duplicated || result.outOfOrder) process.exitCode = 1
}

function planOf(given: { messages: string; customers?: string | undefined; kills: string; seed: string }): DrillPlan {
  const messages = whole('messages', given.messages, 1, 100_000)
  const enough = Math.max(Math.min(200, messages), Math.ceil(messages / 25))
  const customers = given.customers === undefined ? enough : whole('customers', given.customers, 1, 10_000)
  if (messages / customers > mostPerCustomer)
    throw new Problem(
      'invalid',
      `WhatsApp allows about ${mostPerCustomer} quick messages to one person. Use --customers ${Math.ceil(messages / mostPerCustomer)} or more.`,
    )
  return { messages, customers, kills: whole('kills', given.kills, 0, 200), seed: whole('seed', given.seed, 0, 2 ** 31) }
}

function whole(name: string, given: string, min: number, max: number): number {
  const value = Number(given)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new Problem('invalid', `--${name} is a whole number from ${min} to ${max}.`)
}

const tableOf = (result: DrillResult) =>
  Object.entries({
    lost: result.lost,
    duplicated: result.duplicated,
    'out of order': result.outOfOrder,
    'unknown (shown to a person, never sent again)': result.unknown,
    'with a person (the model failed, nobody else may answer)': result.withPerson,
    messages: result.messages,
    customers: result.customers,
    'processes killed': result.kills,
    'webhook deliveries': result.deliveries,
    'accepted sends': result.sends,
    seconds: result.seconds,
    'messages a second': result.messagesPerSecond,
    engine: result.engine,
    seed: result.seed,
  })
    .map(([what, value]) => `  ${what.padEnd(58)} ${value}`)
    .join('\n')
