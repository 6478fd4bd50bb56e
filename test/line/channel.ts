import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type Connection, channel, type Ports, type SendResult } from '../../server/channels/channel.ts'

const plenty = { perMinute: 1_000_000, perDay: 1_000_000 }

/** A made-up provider that wants a connection held open: one line of JSON for each thing said, see `provider.ts`. */
export const line = channel({
  name: 'line',
  label: 'Line',
  description: 'A provider that exists in tests only.',
  icon: 'chat',
  steps: [],
  accepts: {
    kinds: ['text'],
    text: 1000,
    caption: 0,
    buttons: { most: 0, title: 0 },
    list: { sections: 0, rows: 0, title: 0, description: 0 },
  },
  limits: {
    bodyBytes: 1000,
    messages: { sender: plenty, address: plenty, inbox: plenty, tenant: plenty },
    fileBytesPerDay: { sender: 1, inbox: 1, tenant: 1 },
  },
  settings: z.object({ port: z.int(), account: z.string() }),
  begins: [],
  windowHours: null,
  rates: { messagesPerSecond: 1000, pairIntervalMs: 0, pairBurst: 1 },
  receive: () => [],
  connect: ({ port, account }, ports) => connect(port, account, ports),
})

async function connect(port: number, account: string, ports: Ports): Promise<Connection> {
  const socket = createConnection({ port, host: '127.0.0.1' })
  ports.signal.addEventListener('abort', () => socket.destroy())
  const sent = new Map<string, (result: SendResult) => void>()
  const say = (words: object) => socket.write(`${JSON.stringify(words)}\n`)
  socket.on('error', () => {})
  socket.on('close', () => ports.state({ state: 'closed', detail: 'The line went dead.' }).catch(() => {}))
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))

  void hear(socket, async (said) => {
    if (said.accepted) return sent.get(said.accepted)?.({ ok: true, externalId: `line-${said.accepted}` })
    const from = { kind: 'phone' as const, value: said.from! }
    await ports.received([
      {
        kind: 'message',
        externalId: said.id!,
        from: { identities: [from], replyTo: from },
        content: { type: 'text', text: said.text! },
        at: new Date(),
        answerable: false,
        raw: said,
      },
    ])
    await ports.saveSession(said.id!)
    say({ got: said.id })
  })
  say({ hello: account, session: ports.session })
  await ports.state({ state: 'open' })

  return {
    send: ({ id, to, content }) =>
      new Promise((resolve) => {
        sent.set(id, resolve)
        say({ send: id, to: to.value, text: content.type === 'text' ? content.text : '' })
      }),
    close: async () => void socket.destroy(),
  }
}

/** One thing after the other. What could not be stored, or is somebody else's to store by now, ends the line: it is said again on the next. */
async function hear(socket: Socket, heed: (said: Record<string, string>) => Promise<void> | void) {
  const lines = createInterface({ input: socket }).on('error', () => {})
  try {
    for await (const text of lines) await heed(JSON.parse(text))
  } catch {
    socket.destroy()
  }
}
