import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** The other end of the line: says each thing again until it is told that we got it, and remembers what was sent through it. */
export async function startProvider() {
  const waiting = new Map<string, object>()
  const sends: { send: string; text: string }[] = []
  const hellos: { session: string | null }[] = []
  const open = new Set<Socket>()

  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    createInterface({ input: socket })
      .on('error', () => {})
      .on('line', (text) => {
        const said = JSON.parse(text)
        if (said.hello) {
          hellos.push({ session: said.session })
          for (const words of waiting.values()) socket.write(`${JSON.stringify(words)}\n`)
        }
        if (said.got) waiting.delete(said.got)
        if (said.send) {
          sends.push(said)
          socket.write(`${JSON.stringify({ accepted: said.send })}\n`)
        }
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let count = 0
  return {
    port: (server.address() as AddressInfo).port,
    sends,
    hellos,
    /** How many hold a line to it at this moment. */
    lines: () => open.size,
    unheard: () => waiting.size,
    /** Breaks every line that is open. */
    drop() {
      for (const socket of open) socket.destroy()
    },
    says(from: string, text: string) {
      const words = { id: `line.${++count}`, from, text }
      waiting.set(words.id, words)
      for (const socket of open) socket.write(`${JSON.stringify(words)}\n`)
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
