import { AsyncResource } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import pg from 'pg'
import { config } from './config.ts'
import { database, query } from './db.ts'
import { log } from './log.ts'

/**
 * Doorbells between the parts of the product: "there is a turn to take", "something to send", "this tenant has news", "somebody has".
 * A ring that gets lost costs time, never a message: every listener also looks by itself now and then.
 */
export type Bell = 'turns' | 'outbox' | 'news' | `live:${string}`

const bells = new EventEmitter().setMaxListeners(0)
const pending = new Set<Bell>()
let flushing: NodeJS.Timeout | null = null
let listener: Listener | null = null

/** Rings here at once, and in the other processes within a few milliseconds. Call it after the commit. */
export function ring(bell: Bell) {
  sound(bell)
  if (!listener) return
  pending.add(bell)
  // One notification for many rings: inside every commit it would halve what Postgres can do.
  flushing ??= setTimeout(flush, 5)
}

/** Whoever hears of one tenant's news is told by its bell; whoever hears of everybody's by one. */
function sound(bell: string) {
  bells.emit(bell)
  if (bell.startsWith('live:')) bells.emit('news')
}

export function onRing(bell: Bell, listen: () => void): () => void {
  // In its own context: whoever rings may be inside a transaction or another message's trace.
  const bound = AsyncResource.bind(listen)
  bells.on(bell, bound)
  return () => bells.off(bell, bound)
}

/** The embedded engine has one process, so its bells never leave it. */
export async function openBells() {
  if (database().kind === 'postgres' && config.databaseUrl) listener = await Listener.open(config.databaseUrl)
}

export async function closeBells() {
  if (flushing) clearTimeout(flushing)
  flushing = null
  pending.clear()
  await listener?.close()
  listener = null
}

function flush() {
  flushing = null
  const names = [...pending]
  pending.clear()
  if (!names.length || !listener) return
  query(`select pg_notify('salesboy', $1)`, [`${listener.id} ${names.slice(0, 150).join(' ')}`]).catch((error) =>
    log.debug({ err: error }, 'a doorbell was lost'),
  )
}

/** One session that listens, opened again when it is lost. */
class Listener {
  readonly id = Math.random().toString(36).slice(2)
  readonly #connectionString: string
  #client: pg.Client | null = null
  #closed = false

  private constructor(connectionString: string) {
    this.#connectionString = connectionString
  }

  static async open(connectionString: string) {
    const opened = new Listener(connectionString)
    await opened.#connect()
    return opened
  }

  async close() {
    this.#closed = true
    await this.#client?.end().catch(() => {})
  }

  async #connect() {
    if (this.#closed) return
    const client = new pg.Client({
      connectionString: this.#connectionString,
      keepAlive: true,
      application_name: 'salesboy-bells',
      connectionTimeoutMillis: 5_000,
    })
    client.on('error', () => this.#reconnect(client))
    client.on('end', () => this.#reconnect(client))
    client.on('notification', ({ payload }) => {
      const [from, ...names] = (payload ?? '').split(' ')
      if (from !== this.id) for (const name of names) sound(name)
    })
    this.#client = client
    try {
      await client.connect()
      await client.query('listen salesboy')
    } catch (error) {
      log.warn({ err: error }, 'cannot listen for doorbells, polling meanwhile')
      this.#reconnect(client)
    }
  }

  #reconnect(lost: pg.Client) {
    if (this.#closed || this.#client !== lost) return
    this.#client = null
    lost.end().catch(() => {})
    setTimeout(() => void this.#connect(), 1_000).unref()
  }
}
