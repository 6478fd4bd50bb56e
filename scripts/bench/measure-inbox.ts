import type { Conversation } from '../../contract/conversations.ts'
import { type Desk, openDesk } from '../../server/cli/drill/desk.ts'
import { seededRandom } from '../../server/cli/drill/seeded-random.ts'
import type { Filled, FillOrder } from './fill-inbox.ts'
import { nameOf, phoneOf } from './inbox-rows.ts'
import { answerOf, interrupted } from './interruption.ts'
import { type Report, times } from './report.ts'
import type { RowName } from './rows.ts'
import type { Place } from './step.ts'

interface PageOf<T> {
  items: T[]
  nextCursor: string | null
}

const requests = 300
/** Past this a slow look-up is known well enough. */
const longestMs = 30_000

/**
 * A desk with a large inbox, asked through its own HTTP API for what the inbox page asks, one request after the other. The embedded
 * engine holds a tenth: it writes a tenth as fast, and a shop that has a million messages has outgrown it.
 */
export async function measureInbox({ engine, serverUrl, sizes, say }: Place, report: Report<RowName>) {
  const share = serverUrl ? 1 : 0.1
  const messages = Math.round(sizes.inboxMessages * share)
  const conversations = Math.round(sizes.inboxConversations * share)
  let filled: Filled | undefined
  say(`writing ${messages.toLocaleString('en')} messages in ${conversations.toLocaleString('en')} conversations`)
  const desk = await openDesk({
    purpose: 'bench',
    serverUrl,
    // Nothing is sent: this port of nobody's is never asked.
    metaUrl: 'http://127.0.0.1:9',
    workers: 1,
    prepare: async (env, tenantId) => {
      const order: FillOrder = { tenantId, conversations, messages }
      filled = await answerOf<Filled>([`${import.meta.dirname}/fill-inbox.ts`, JSON.stringify(order)], env)
    },
  })
  const attempt = (row: RowName, work: () => Promise<number[]>) =>
    report.attempt(engine, [row], async () => {
      say(`${row}: ${requests} requests`)
      const measured = await Promise.race([work(), desk.broken])
      report.note(engine, row, times(measured, measured.length < requests ? `, ${measured.length} requests` : ''))
    })
  try {
    const { conversationIds, inboxIds } = filled!
    await attempt('list', () => timeList(desk, inboxIds, say))
    await attempt('search', () => timeSearch(desk, conversations))
    await attempt('open', () => timeOpen(desk, conversationIds))
  } finally {
    await desk.stop()
  }
}

/** The first page, on to page five, and the first page of each filter, as the inbox page asks for them. */
async function timeList(desk: Desk, inboxIds: string[], say: Place['say']): Promise<number[]> {
  const byKind = new Map<string, number[]>()
  const ask = async (kind: string, query: string) => {
    const { ms, answer } = await timed(() => desk.call<PageOf<Conversation>>('GET', `/conversations?limit=40${query}`))
    if (!answer.items.length) throw new Error(`The list “${kind}” came back empty.`)
    byKind.set(kind, [...(byKind.get(kind) ?? []), ms])
    return answer.nextCursor
  }
  const round = async () => {
    let cursor = await ask('page 1', '')
    for (let page = 2; page <= 5 && cursor; page++) cursor = await ask(`page ${page}`, `&cursor=${encodeURIComponent(cursor)}`)
    for (const filter of ['unread', 'waiting', 'person', 'bot']) await ask(filter, `&filter=${filter}`)
    await ask('one inbox', `&inboxId=${inboxIds[1]}`)
  }
  await round()
  byKind.clear()
  const until = Date.now() + longestMs
  while (count(byKind) < requests && Date.now() < until) await round()
  for (const [kind, measured] of byKind) say(`  ${kind}: ${times(measured).text}`)
  return [...byKind.values()].flat()
}

/** A whole name, a first name, a phone number, and nobody, as they are typed above the list. */
async function timeSearch(desk: Desk, conversations: number): Promise<number[]> {
  const random = seededRandom(11)
  const someone = () => Math.floor(random() * conversations)
  const words = [() => nameOf(someone()), () => nameOf(someone()).split(' ')[0]!, () => phoneOf(someone()), () => 'Zyxwv']
  return repeat(async (number) => {
    const search = encodeURIComponent(words[number % words.length]!())
    await desk.call('GET', `/conversations?limit=40&search=${search}`)
  })
}

/** A conversation and its newest messages, asked for at once as the page does: the time until both are there. */
async function timeOpen(desk: Desk, conversationIds: string[]): Promise<number[]> {
  const random = seededRandom(13)
  return repeat(async () => {
    const id = conversationIds[Math.floor(random() * conversationIds.length)]
    await Promise.all([desk.call('GET', `/conversations/${id}`), desk.call('GET', `/conversations/${id}/messages?limit=50`)])
  })
}

async function repeat(work: (number: number) => Promise<unknown>): Promise<number[]> {
  for (let warmUp = 0; warmUp < 5; warmUp++) await work(warmUp)
  const measured: number[] = []
  const until = Date.now() + longestMs
  while (measured.length < requests && Date.now() < until) measured.push((await timed(() => work(measured.length))).ms)
  return measured
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  interrupted.throwIfAborted()
  const startedAt = performance.now()
  const answer = await work()
  return { ms: performance.now() - startedAt, answer }
}

const count = (byKind: Map<string, number[]>) => [...byKind.values()].reduce((sum, { length }) => sum + length, 0)
