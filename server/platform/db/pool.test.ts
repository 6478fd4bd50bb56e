import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverPool } from './pool.ts'

/** Lets a client in, takes on its role, and breaks off at its first question. */
const server = createServer(async (socket: Socket) => {
  const message = (type: string, ...bytes: number[]) => Buffer.from([type.charCodeAt(0), 0, 0, 0, bytes.length + 4, ...bytes])
  const ready = message('Z', 'I'.charCodeAt(0))
  await once(socket, 'data')
  socket.write(Buffer.concat([message('R', 0, 0, 0, 0), ready]))
  await once(socket, 'data')
  socket.write(Buffer.concat([message('C', ...Buffer.from('SET\0')), ready]))
  await once(socket, 'data')
  socket.resetAndDestroy()
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

test('a connection lost in the middle of a question is told to whoever asked, and the process lives on', async () => {
  const unheard: Error[] = []
  const hear = (error: Error) => void unheard.push(error)
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException').on('uncaughtException', hear)
  const pool = serverPool(`postgres://salesboy@127.0.0.1:${(server.address() as AddressInfo).port}/salesboy?sslmode=disable`, 1)
  try {
    const client = await pool.connect()
    await expect(client.query('select 1')).rejects.toThrow(/ECONNRESET|Connection terminated/)
    client.release(true)
    await pool.end()
    expect(unheard).toEqual([])
  } finally {
    process.removeListener('uncaughtException', hear)
    for (const listener of others) process.on('uncaughtException', listener)
  }
})
