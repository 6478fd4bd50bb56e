import { setTimeout as pause } from 'node:timers/promises'
import { config } from '#platform/config.ts'
import { Problem } from '#platform/problem.ts'
import { words } from '../words.ts'
import { chooseModel, connectInbox } from './connect-inbox.ts'
import { deliverAll } from './deliver-all.ts'
import { type Desk, openDesk } from './desk.ts'
import { judge, type Verdict } from './judge.ts'
import { lookAtMessages, type Shown } from './look-at-messages.ts'
import { seededRandom } from './seeded-random.ts'
import { type MetaProcess, metaWebhooks, type Send, startEchoProcess, startMetaProcess } from './stand-ins.ts'
import { type Tape, tape } from './tape.ts'
import { tokenOf, tokensIn } from './token.ts'

export interface DrillPlan {
  messages: number
  customers: number
  kills: number
  seed: number
}

export interface DrillResult {
  lost: number
  duplicated: number
  outOfOrder: number
  unknown: number
  withPerson: number
  messages: number
  customers: number
  kills: number
  deliveries: number
  sends: number
  seconds: number
  messagesPerSecond: number
  engine: 'embedded' | 'postgres'
  seed: number
}

type Say = (line: string) => void

/** Delivered to a desk of its own in child processes, on the engine that DATABASE_URL names; everything is gone afterwards. */
export async function runDrill(plan: DrillPlan, stopped: AbortSignal, say: Say): Promise<DrillResult> {
  const limit = AbortSignal.timeout(longestMs(plan))
  const signal = AbortSignal.any([stopped, limit])
  const toStop: (() => Promise<unknown>)[] = []
  try {
    const meta = await startMetaProcess()
    toStop.push(() => meta.child.kill('SIGKILL'))
    const echo = await startEchoProcess()
    toStop.push(() => echo.child.kill('SIGKILL'))
    const desk = await openDesk({
      purpose: 'drill',
      serverUrl: config.databaseUrl,
      metaUrl: meta.url,
      env: { ALLOWED_PRIVATE_HOSTS: new URL(echo.baseUrl).host },
    })
    toStop.unshift(() => desk.stop())
    say(words.drill.open(desk.size, desk.engine, desk.url))

    const hookUrl = await connectInbox(desk, meta, ['sent', 'delivered'])
    await chooseModel(desk, echo.baseUrl)
    return await Promise.race([exercise(plan, desk, meta, hookUrl, signal, say), desk.broken, ended(signal, limit)])
  } finally {
    for (const stop of toStop) await stop().catch((error: unknown) => say(words.drill.cannotCleanUp(error)))
  }
}

/** Two hundred messages a second are slow, a kill costs seconds, and the slowest send is given up after a minute. */
const longestMs = ({ messages, kills }: DrillPlan) => (300 + messages / 20 + kills * 15) * 1000

async function ended(signal: AbortSignal, limit: AbortSignal): Promise<never> {
  await new Promise((resolve) => (signal.aborted ? resolve(null) : signal.addEventListener('abort', resolve, { once: true })))
  throw limit.aborted ? new Problem('unavailable', words.drill.tooLong) : signal.reason
}

async function exercise(
  plan: DrillPlan,
  desk: Desk,
  meta: MetaProcess,
  hookUrl: string,
  signal: AbortSignal,
  say: Say,
): Promise<DrillResult> {
  const random = seededRandom(plan.seed)
  const rolls = tape(plan.messages, plan.customers, random)
  const post = await poster(rolls, hookUrl, signal)
  const watch = new Watch(meta)
  const startedAt = Date.now()
  let taken = 0
  let delivered = false

  const progress = () => (taken + watch.answered.size) / (rolls.deliveries.length + plan.messages)
  const killing = killAlong(desk, plan.kills, random, progress, () => delivered && watch.answered.size >= plan.messages, signal)
  const reporting = setInterval(() => say(words.drill.progress(taken, rolls.deliveries.length, watch.answered.size, plan.messages)), 5_000)
  try {
    const watching = watch.until(() => delivered && watch.answered.size >= plan.messages, signal)
    await deliverAll(rolls, { post, signal, parallel: 48, taken: () => taken++ })
    delivered = true
    await watching
    const seconds = (watch.lastAt - startedAt) / 1000
    const kills = await killing
    const shown = await settle(desk, watch, signal, say)

    const verdict = judge(writtenBy(rolls), watch.sends, shown.unknown, shown.handedOver)
    tell(verdict, shown, say)
    if (verdict.lost.length) say(words.drill.lastWords(desk.complaints()))
    return {
      lost: verdict.lost.length,
      duplicated: verdict.duplicated.length,
      outOfOrder: verdict.outOfOrder.length,
      unknown: shown.unknown.length,
      withPerson: verdict.withPerson.length,
      messages: plan.messages,
      customers: plan.customers,
      kills,
      deliveries: rolls.deliveries.length,
      sends: watch.sends.length,
      seconds: Math.round(seconds * 10) / 10,
      messagesPerSecond: Math.round(plan.messages / seconds),
      engine: desk.engine,
      seed: plan.seed,
    }
  } finally {
    clearInterval(reporting)
  }
}

const phoneOf = (customer: number) => `23480${String(customer).padStart(8, '0')}`

/** The same bytes each time, as Meta repeats itself. */
async function poster(rolls: Tape, hookUrl: string, signal: AbortSignal) {
  const { textWebhook, post, fixtureWorld } = await metaWebhooks()
  const bodies = rolls.customers.map((customer, message) =>
    textWebhook({
      text: `Please say ${tokenOf(message)}`,
      id: `wamid.drill.${message}`,
      from: phoneOf(customer),
      name: `Customer ${customer}`,
    }),
  )
  return async (message: number) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(10_000)])
    const response = await post(hookUrl, bodies[message]!, fixtureWorld.appSecret, limit).catch(() => null)
    await response?.arrayBuffer().catch(() => null)
    return response?.ok ?? false
  }
}

/** Each customer's tokens as they wrote them. */
function writtenBy({ customers }: Tape): Map<string, string[]> {
  const written = new Map<string, string[]>()
  customers.forEach((customer, message) => {
    const phone = phoneOf(customer)
    const tokens = written.get(phone) ?? []
    tokens.push(tokenOf(message))
    written.set(phone, tokens)
  })
  return written
}

/**
 * Spread over the whole work by chance, at moments that chance moves about. A process that is still coming back is left alone; the next
 * kill takes another, so that a desk of several may lose all of them at once. Answers how many there were.
 */
async function killAlong(
  desk: Desk,
  kills: number,
  random: () => number,
  progress: () => number,
  over: () => boolean,
  signal: AbortSignal,
) {
  const moments = Array.from({ length: kills }, () => random() * 0.95).sort((a, b) => a - b)
  const comingBack = new Map<number, Promise<unknown>>()
  let done = 0
  for (const moment of moments) {
    const chance = random()
    const delayMs = random() * 200
    while (progress() < moment && !over() && !signal.aborted) await pause(10)
    await pause(delayMs)
    if (comingBack.size === desk.size) await Promise.race(comingBack.values())
    if (over() || signal.aborted) break
    const standing = Array.from({ length: desk.size }, (_, which) => which).filter((which) => !comingBack.has(which))
    const which = standing[Math.floor(chance * standing.length)]!
    const back = desk.killAndRestart(which).then(() => comingBack.delete(which))
    // Awaited further down.
    back.catch(() => {})
    comingBack.set(which, back)
    done++
  }
  await Promise.all(comingBack.values())
  return done
}

/** Nothing new for so long means that nothing more will come by itself: an unsure send is given up after 60 seconds. */
const patienceMs = 100_000

/** Follows what the stand-in accepts. */
class Watch {
  readonly sends: Send[] = []
  readonly answered = new Set<string>()
  lastAt = Date.now()
  pending = 0
  readonly #meta: MetaProcess

  constructor(meta: MetaProcess) {
    this.#meta = meta
  }

  async look() {
    const { sends, pending } = await this.#meta.sendsAfter(this.sends.length)
    this.pending = pending
    if (sends.length) this.lastAt = Date.now()
    for (const send of sends) {
      this.sends.push(send)
      for (const token of tokensIn(send.text ?? '')) this.answered.add(token)
    }
  }

  /** Until it is over, or nothing has come for a while. */
  async until(over: () => boolean, signal: AbortSignal) {
    while (!over() && Date.now() - this.lastAt < patienceMs) {
      await this.look()
      await pause(100, undefined, { signal })
    }
  }
}

/** Until nothing is on its way any more: late doubles would still come. */
async function settle(desk: Desk, watch: Watch, signal: AbortSignal, say: Say): Promise<Shown> {
  for (const since = Date.now(); ; ) {
    await watch.look()
    const shown = await lookAtMessages(desk)
    const quiet = Date.now() - watch.lastAt > 3_000
    if ((quiet && !shown.underWay && !shown.thinking && !watch.pending) || Date.now() - since > patienceMs) return shown
    say(words.drill.waiting(shown.underWay, watch.pending))
    await pause(2_000, undefined, { signal })
  }
}

function tell({ lost, withPerson, duplicated, outOfOrder }: Verdict, { unknown }: Shown, say: Say) {
  for (const [what, tokens] of Object.entries({ lost, duplicated, outOfOrder, unknown, withPerson }) as [
    keyof typeof words.drill.results,
    string[],
  ][])
    if (tokens.length) say(`${words.drill.results[what]}: ${tokens.slice(0, 20).join(', ')}${tokens.length > 20 ? ' …' : ''}`)
}
