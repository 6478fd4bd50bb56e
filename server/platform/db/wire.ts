import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'
import { simpleQuery } from './embedded.ts'

const terminate = 0x58

/**
 * PGlite as a socket for node-postgres: what the driver writes goes to the engine in this process, what the engine
 * answers comes back as reads. One session only, so the pool over it holds one connection.
 */
export class WireStream extends Duplex {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    super()
    this.#pglite = pglite
  }

  /** A new client must find a clean session: there is only one, and the last client may have left a transaction open. */
  connect() {
    this.#exchange(simpleQuery('rollback'))
      .then(() => this.#exchange(simpleQuery('set session authorization postgres')))
      .then(() => this.#exchange(simpleQuery('discard all')))
      .then(
        () => this.emit('connect'),
        (error) => this.emit('error', error),
      )
    return this
  }

  setNoDelay() {
    return this
  }

  setKeepAlive() {
    return this
  }

  ref() {
    return this
  }

  unref() {
    return this
  }

  override _read() {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this.#forward(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void) {
    this.#forward(chunks.length === 1 ? chunks[0]!.chunk : Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  #forward(bytes: Buffer, done: (error?: Error | null) => void) {
    if (bytes[0] === terminate) {
      this.push(null)
      return done()
    }
    this.#exchange(new Uint8Array(bytes)).then((answer) => {
      if (answer.length) this.push(answer)
      done()
    }, done)
  }

  async #exchange(message: Uint8Array): Promise<Buffer> {
    const parts: Uint8Array[] = []
    await this.#pglite.execProtocolRawStream(message, { syncToFs: false, onRawData: (data) => void parts.push(data.slice()) })
    return Buffer.concat(parts)
  }
}
