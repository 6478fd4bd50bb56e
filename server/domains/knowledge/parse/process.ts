import { cut as begun } from '#platform/text/cut.ts'
import { type ChunkSize, chunk } from '../chunk.ts'
import { embedOffline } from '../embed-offline.ts'
import type { Answer, Document, Order } from './parse-document.ts'
import { type Parsed, Unreadable } from './parsed.ts'
import { readDocument } from './read-document.ts'
import { oneLine, visible } from './visible.ts'

/**
 * The guarded child: reads one document, answers once and is ended by its parent. It holds no secret, no connection and
 * no environment, so that whatever a hostile file makes of it is worth nothing.
 */
process.once('message', async ({ bytes, fileName, kind, want, size }: Order) => {
  try {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (want === 'links') return answer({ links: (await import('./read-links.ts')).readLinks(content) })

    const parsed = await readDocument(content, kind)
    answer(want === 'table' ? largestTable(parsed) : { document: await cut(parsed, fileName, size) })
  } catch (error) {
    if (error instanceof Unreadable) answer({ problem: error.message })
    else answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

const answer = (value: Answer) => process.send?.(value)

// Whoever asked is gone, and nobody else will end this process.
process.once('disconnect', () => process.exit())

async function cut(parsed: Parsed, fileName: string, size?: ChunkSize): Promise<Document> {
  const title = begun(parsed.title ?? '', 200) || titleOf(fileName)
  const chunks = await chunk(parsed, size)
  return {
    ...parsed,
    title,
    chunks: chunks.map((piece) => ({ ...piece, vector: embedOffline(`${title}\n${piece.heading ?? ''}\n${piece.text}`) })),
  }
}

function largestTable({ sections }: Parsed): Answer {
  const tables = sections.flatMap(({ table }) => (table ? [table] : []))
  const first = tables.toSorted((a, b) => b.rows.length - a.rows.length)[0]
  if (!first) return { problem: 'There is no table in this file. Put a header line above the rows and save it again.' }
  // A table that headings divide is one table.
  const rows = tables.filter(({ header }) => header.join('\t') === first.header.join('\t')).flatMap((table) => table.rows)
  return { table: { header: first.header, rows } }
}

const titleOf = (fileName: string) => oneLine(visible(fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' '))) || fileName
