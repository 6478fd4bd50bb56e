import { join } from 'node:path'
import type { Send } from '../../server/cli/drill/stand-ins.ts'
import { answerOf, interrupted } from './interruption.ts'
import type { LoadOrder, LoadReport } from './load.ts'
import type { Shop } from './open-shop.ts'
import { lines } from './questions.ts'

export interface Flow {
  report: LoadReport
  /** What the stand-in accepted, in its order. */
  sends: Send[]
  /** From the first message posted to the last answer accepted. */
  seconds: number
  /** From a message posted to the first send to that customer after it, one for each customer who wrote once. */
  answerMs: number[]
}

let nextCustomer = 0

/** Runs the load generator against the shop and waits until everything is answered, or nothing comes any more. */
export async function runLoad(
  { hookUrl, meta }: Shop,
  order: Pick<LoadOrder, 'customers' | 'messages' | 'perSecond'> & { statuses?: boolean },
): Promise<Flow> {
  await meta.order({ reset: true })
  const plan: LoadOrder = {
    hookUrl,
    lines,
    firstCustomer: nextCustomer,
    customers: order.customers,
    messages: order.messages,
    perSecond: order.perSecond,
    statusesOf: order.statuses ? meta.url : null,
  }
  nextCustomer += order.customers
  const report = await answerOf<LoadReport>([join(import.meta.dirname, 'load.ts'), JSON.stringify(plan)], {})

  const sends: Send[] = []
  for (let quietSince = Date.now(); sends.length < order.messages && Date.now() - quietSince < 5_000; ) {
    interrupted.throwIfAborted()
    const news = await meta.sendsAfter(sends.length)
    if (news.sends.length) quietSince = Date.now()
    sends.push(...news.sends)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const lastAt = sends.length ? Date.parse(sends.at(-1)!.at) : Number.NaN
  return { report, sends, seconds: (lastAt - report.messages[0]!.at) / 1000, answerMs: waits(report, sends) }
}

function waits(report: LoadReport, sends: Send[]): number[] {
  const firstTo = new Map<string, number>()
  for (const { to, at } of sends) if (!firstTo.has(to)) firstTo.set(to, Date.parse(at))
  return report.messages.flatMap(({ phone, at }) => {
    const answered = firstTo.get(phone)
    return answered === undefined ? [] : [Math.max(0, answered - at)]
  })
}
