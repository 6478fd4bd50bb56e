import { parseArgs } from 'node:util'
import { Problem } from '#platform/problem.ts'
import { type DrillPlan, type DrillResult, runDrill } from './drill/run-drill.ts'
import { words } from './words.ts'

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
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopped.abort(new Problem('invalid', words.drill.stopped)))

  const result = await runDrill(plan, stopped.signal, values.json ? () => {} : (line) => console.error(line))
  console.log(values.json ? JSON.stringify(result) : tableOf(result))
  if (result.lost || result.duplicated || result.outOfOrder) process.exitCode = 1
}

function planOf(given: { messages: string; customers?: string | undefined; kills: string; seed: string }): DrillPlan {
  const messages = whole('messages', given.messages, 1, 100_000)
  const enough = Math.max(Math.min(200, messages), Math.ceil(messages / 25))
  const customers = given.customers === undefined ? enough : whole('customers', given.customers, 1, 10_000)
  if (messages / customers > mostPerCustomer)
    throw new Problem('invalid', words.drill.tooFast(mostPerCustomer, Math.ceil(messages / mostPerCustomer)))
  return { messages, customers, kills: whole('kills', given.kills, 0, 200), seed: whole('seed', given.seed, 0, 2 ** 31) }
}

function whole(name: string, given: string, min: number, max: number): number {
  const value = Number(given)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new Problem('invalid', words.drill.whole(name, min, max))
}

const tableOf = (result: DrillResult) =>
  Object.entries(words.drill.results)
    .map(([what, said]) => `  ${said.padEnd(58)} ${result[what as keyof typeof words.drill.results]}`)
    .join('\n')
