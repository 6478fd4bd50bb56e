import { chunk } from '../chunk.ts'
import { embedOffline } from '../embed-offline.ts'
import type { Document } from './parse-document.ts'
import { type Kind, Unreadable } from './parsed.ts'
import { readDocument } from './read-document.ts'
import { oneLine, visible } from './visible.ts'

/**
 * The guarded child: reads one document, answers once and is ended by its parent. It holds no secret, no connection and
 * no environment, so that whatever a hostile file makes of it is worth nothing.
 */
process.once('message', async ({ bytes, fileName, kind }: { bytes: Uint8Array; fileName: string; kind: Kind }) => {
  try {
    process.send?.({ document: await read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName, kind) })
  } catch (error) {
    if (error instanceof Unreadable) process.send?.({ problem: error.message })
    else process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

// Whoever asked is gone, and nobody else will end this process.
process.once('disconnect', () => process.exit())

async function read(bytes: Buffer, fileName: string, kind: Kind): Promise<Document> {
  const parsed = await readDocument(bytes, kind)
  const title = parsed.title?.slice(0, 200) || titleOf(fileName)
  const chunks = await chunk(parsed)
  return {
    ...parsed,
    title,
    chunks: chunks.map((piece) => ({ ...piece, vector: embedOffline(`${title}\n${piece.heading ?? ''}\n${piece.text}`) })),
  }
}

const titleOf = (fileName: string) => oneLine(visible(fileName.replace(/\.\w+$/, '').replace(/[-_]+/g, ' '))) || fileName
