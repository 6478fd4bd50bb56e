import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type House, openHouse } from './house.ts'

let house: House
let port: number

async function opens() {
  house = await openHouse()
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  port = (house.app.server.address() as { port: number }).port
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\0'.padEnd(700_000, ' ')
const refusals: [string, () => Request][] = [
  ['an upload of a kind we refuse', () => upload('/media', svg)],
  ['an upload that is too large', () => upload('/media', 'a'.repeat(18 * 1024 * 1024))],
  ['an upload under a wrong name', () => upload('/media', 'a'.repeat(2_000_000), 'picture')],
  ['an upload that is no form', () => ({ path: '/media', type: 'application/octet-stream', body: 'a'.repeat(300_000) })],
  ['a body that is too large', () => ({ path: '/products', type: 'application/json', body: `"${'a'.repeat(2_000_000)}"` })],
  ['a body of a type we do not read', () => ({ path: '/products', type: 'text/xml', body: '<a/>'.repeat(50_000) })],
  ['a document that is no document', () => upload('/sources', `MZ\0\0${'a'.repeat(900_000)}`)],
]

test.each(refusals)('after %s the connection goes on, or ends at once and says so', { timeout: 60_000 }, async (_what, request) => {
  await opens()
  const socket = open()
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  socket.write(http(request()))
  const refusal = await answerOn(socket)
  expect(refusal).toMatch(/^HTTP\/1\.1 4\d\d /)
  if (/^connection: close/im.test(refusal)) return closed
  socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n')
  expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 200 /)
})

test('whoever sends on without end after a refusal is cut off', { timeout: 60_000 }, async () => {
  await opens()
  const socket = open()
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  socket.resume()
  socket.write(
    'POST /api/v1/media HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=x\r\ntransfer-encoding: chunked\r\n\r\n',
  )
  const chunk = `${(64 * 1024).toString(16)}\r\n${'a'.repeat(64 * 1024)}\r\n`
  let sent = 0
  while (!socket.destroyed && sent < 200) {
    sent++
    if (!socket.write(chunk.repeat(16))) await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed])
  }
  await closed
  expect(sent).toBeLessThan(200)
})

interface Request {
  path: string
  type: string
  body: string
}

function upload(path: string, content: string, part = 'file'): Request {
  const edge = 'an-edge-between-parts'
  return {
    path,
    type: `multipart/form-data; boundary=${edge}`,
    body: `--${edge}\r\ncontent-disposition: form-data; name="${part}"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n${content}\r\n--${edge}--\r\n`,
  }
}

const http = ({ path, type, body }: Request) =>
  `POST /api/v1${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${house.apiKey}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

function open(): Socket {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  return socket
}

/** The next whole answer: until then nothing comes, this test waits. */
async function answerOn(socket: Socket): Promise<string> {
  let text = ''
  for (;;) {
    text += await new Promise<string>((resolve, reject) => {
      socket.once('data', (data) => resolve(data.toString()))
      socket.once('close', () => reject(new Error(`Closed after: ${text.slice(0, 200)}`)))
    })
    const [head = '', rest] = text.split('\r\n\r\n', 2)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
    if (rest !== undefined && Buffer.byteLength(rest) >= length) return text
  }
}
