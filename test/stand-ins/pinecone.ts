import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Stored {
  values: number[]
  metadata: Record<string, unknown>
}

interface Body {
  namespace: string
  vectors?: ({ id: string } & Stored)[]
  vector?: number[]
  topK?: number
  filter?: Record<string, unknown>
  ids?: string[]
}

/**
 * Pinecone's data plane for one serverless index, as its API reference describes it: upsert, query with metadata filters
 * ($eq and plain equality), delete by id. Namespaces appear with their first vector. Cosine.
 */
export async function openPinecone({ apiKey = 'pcsk_test', dimension = 8 } = {}) {
  const namespaces = new Map<string, Map<string, Stored>>()
  const calls: { path: string; body: Body }[] = []
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const refuse = (status: number, message: string) => answer(status, { code: status === 404 ? 5 : 3, message, details: [] })
    let text = ''
    for await (const chunk of request) text += chunk
    if (request.headers['api-key'] !== apiKey) return response.writeHead(401).end('Unauthorized')
    if (!request.headers['x-pinecone-api-version']) return refuse(400, 'Missing X-Pinecone-Api-Version')
    if (Buffer.byteLength(text) > 2 << 20) return refuse(400, 'Request size exceeds 2MB')
    if (server.failing) return refuse(500, 'internal error')
    const body = JSON.parse(text) as Body
    calls.push({ path: request.url!, body })
    const namespace = namespaces.get(body.namespace)

    if (request.url === '/vectors/upsert') {
      const vectors = body.vectors ?? []
      if (vectors.length > 1000) return refuse(400, 'Batch size exceeds 1000')
      const wrong = vectors.find(({ values }) => values.length !== dimension)
      if (wrong) return refuse(400, `Vector dimension ${wrong.values.length} does not match the dimension of the index ${dimension}`)
      const kept = namespace ?? new Map<string, Stored>()
      namespaces.set(body.namespace, kept)
      for (const { id, values, metadata } of vectors) kept.set(id, { values, metadata })
      return answer(200, { upsertedCount: vectors.length })
    }
    if (request.url === '/query') {
      const vector = body.vector ?? []
      if (vector.length !== dimension)
        return refuse(400, `Vector dimension ${vector.length} does not match the dimension of the index ${dimension}`)
      const matches = [...(namespace ?? [])]
        .filter(([, { metadata }]) => fits(metadata, body.filter ?? {}))
        .map(([id, { values }]) => ({ id, score: cosine(values, vector), values: [] }))
        .sort((a, b) => b.score - a.score)
        .slice(0, body.topK)
      return answer(200, { matches, namespace: body.namespace, usage: { readUnits: 1 } })
    }
    if (request.url === '/vectors/delete') {
      if (!namespace) return refuse(404, 'Namespace not found')
      for (const id of body.ids ?? []) namespace.delete(id)
      return answer(200, {})
    }
    return refuse(404, 'not found')
  }) as ReturnType<typeof createServer> & { failing?: boolean }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    apiKey,
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    namespaces,
    calls,
    fail: (failing: boolean) => {
      server.failing = failing
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const fits = (metadata: Record<string, unknown>, filter: Record<string, unknown>) =>
  Object.entries(filter).every(
    ([name, wanted]) => metadata[name] === (typeof wanted === 'object' && wanted ? (wanted as { $eq: unknown }).$eq : wanted),
  )

function cosine(a: number[], b: number[]) {
  const dot = a.reduce((sum, value, at) => sum + value * b[at]!, 0)
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1)
}
