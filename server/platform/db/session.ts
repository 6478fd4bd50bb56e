import type pg from 'pg'
import { prepared } from './pool.ts'

/**
 * One transaction on a checked-out client that travels in as few writes as it can: its opening words go with the first statement, its
 * commit with the last one, when the caller knows which that is. Postgres answers in order, and a commit behind a failed statement
 * rolls back, so nothing is gained or lost but round trips. Needs a client in pipeline mode.
 */
export class Session {
  readonly #client: pg.ClientBase
  readonly #prepare: boolean
  readonly #start: string
  #opening: Promise<unknown> | null = null
  #commit: Promise<unknown> | null = null

  constructor(client: pg.ClientBase, prepare: boolean, start: string) {
    this.#client = client
    this.#prepare = prepare
    this.#start = start
  }

  async query<R extends object = Record<string, unknown>>(text: string, values: unknown[] = [], last = false): Promise<pg.QueryResult<R>> {
    if (this.#commit) throw new Error('This transaction has had its last statement.')
    const { stream } = (this.#client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection
    stream.cork()
    let result: Promise<pg.QueryResult<R>>
    try {
      this.#opening ??= heard(this.#client.query(this.#start))
      result = heard(this.#client.query<R>(prepared(text, values, this.#prepare) as pg.QueryConfig))
      if (last) this.#commit = heard(this.#client.query('commit'))
    } finally {
      stream.uncork()
    }
    await this.#opening
    const answer = await result
    await this.#commit
    return answer
  }

  /** Ends the transaction; one that asked nothing was never begun. */
  async commit() {
    if (!this.#opening) return
    this.#commit ??= heard(this.#client.query('commit'))
    await this.#commit
  }

  async rollback() {
    if (!this.#opening) return
    await (this.#commit ?? this.#client.query('rollback'))
  }
}

/** Its failure is awaited further down; meanwhile it must not count as unhandled. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
