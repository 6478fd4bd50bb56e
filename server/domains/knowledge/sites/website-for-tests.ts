import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
  | ((response: ServerResponse) => void)

/** A website on this machine: what stands at each path, and what was asked of it. */
export async function openWebsite(pages: Record<string, Answer>) {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url!, headers: request.headers })
    const page = website.pages[request.url!]
    if (typeof page === 'function') return page(response)
    if (page === undefined) return response.writeHead(404).end('nothing here')
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page
    const etag = headers.etag
    if (etag && request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const website = {
    pages,
    asked,
    host: `127.0.0.1:${port}`,
    at: (path = '/') => `http://127.0.0.1:${port}${path}`,
    paths: () => asked.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return website
}
