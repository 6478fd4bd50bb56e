import type { ServerResponse } from 'node:http'

const open = new Set<EventStream>()

/** text/event-stream over a raw response: a ping every 30 s keeps proxies from closing it [S1-94]. */
export class EventStream {
  readonly #response: ServerResponse
  readonly #ping: NodeJS.Timeout
  readonly #closing: (() => void)[] = []

  constructor(response: ServerResponse, headers: Record<string, string>) {
    this.#response = response
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    response.write('retry: 2000\n\n')
    this.#ping = setInterval(() => response.write(': ping\n\n'), 30_000)
    open.add(this)
    response.on('close', () => this.close())
    response.on('error', () => this.close())
  }

  /** Answers false when the reader is too slow to keep up; what it misses, it reads again after reconnecting. */
  send(event: string, data: unknown, id?: string | number): boolean {
    if (this.#response.writableEnded) return false
    if (this.#response.writableLength > 1_000_000) {
      this.close()
      return false
    }
    return this.#response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  onClose(work: () => void) {
    this.#closing.push(work)
  }

  close() {
    if (!open.delete(this)) return
    clearInterval(this.#ping)
    for (const work of this.#closing) work()
    this.#response.end()
  }
}

/** Open streams would hold a shutdown until its grace ran out. */
export function closeEventStreams() {
  for (const stream of open) stream.close()
}
