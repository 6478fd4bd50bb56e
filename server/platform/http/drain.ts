import type { IncomingMessage } from 'node:http'

const mostBytes = 32 * 1024 * 1024
const mostMs = 10_000
const lookMs = 250

/**
 * Reads away what a caller still sends of a request that was answered before its end, such as an upload of a kind we refuse:
 * unread, it would block the connection for every request behind it. Whoever goes on and on is cut off.
 */
export function drain(request: IncomingMessage) {
  // A request that came over no socket, as in tests, has neither end nor rest.
  if (request.complete !== false || request.destroyed) return
  const { socket } = request
  const [startedAt, before] = [Date.now(), socket.bytesRead]
  // By the socket's own count: of a request that Node throws away by itself, no byte is seen here.
  const timer = setInterval(() => {
    if (request.complete) clearInterval(timer)
    else if (socket.bytesRead - before > mostBytes || Date.now() - startedAt > mostMs) socket.destroy()
  }, lookMs)
  socket.once('close', () => clearInterval(timer))
  request.unpipe()
  request.resume()
}
