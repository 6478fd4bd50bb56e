import { inflateRawSync } from 'node:zlib'
import { limits, megabytes, Unreadable } from './parsed.ts'

/**
 * Opens a zip the way an attacker hopes nobody does: every part is really inflated and counted, since the sizes in the
 * file lie. Answers the parts by name; refuses bombs, encryption, archives inside archives and damaged directories.
 */
export function checkZip(bytes: Buffer): Map<string, Buffer> {
  const directory = findDirectory(bytes)
  if (directory.entries > limits.zipEntries)
    throw new Unreadable(
      `This document holds ${directory.entries} parts; at most ${limits.zipEntries.toLocaleString('en')} are allowed. Save it again from the program that made it.`,
    )

  const parts = new Map<string, Buffer>()
  let total = 0
  let at = directory.at
  for (let index = 0; index < directory.entries; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const flags = bytes.readUInt16LE(at + 8)
    const method = bytes.readUInt16LE(at + 10)
    const compressed = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)

    if (flags & 0x2041) throw new Unreadable('This document is encrypted. Remove its password and upload it again.')
    if (parts.has(name)) throw damaged()
    const content = inflate(bytes, { local, compressed, method })
    total += content.length
    if (total > limits.inflatedBytes) throw bomb(`more than ${megabytes(limits.inflatedBytes)} in total`)
    if (isArchive(content))
      throw new Unreadable(
        'This document has another archive packed inside it, which is not opened. Take it out and upload the documents one by one.',
      )
    parts.set(name, content)
  }
  return parts
}

function inflate(bytes: Buffer, { local, compressed, method }: { local: number; compressed: number; method: number }): Buffer {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw damaged()
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + compressed > bytes.length) throw damaged()
  const packed = bytes.subarray(start, start + compressed)
  if (method === 0) return packed
  if (method !== 8) throw damaged()

  // Text of a few kilobytes may well shrink a hundredfold; only size makes a ratio dangerous.
  const allowed = Math.max(1024 * 1024, compressed * limits.inflationRatio)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.min(limits.partBytes, allowed) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw bomb(
        allowed < limits.partBytes
          ? `more than ${limits.inflationRatio} times its size in one part`
          : `more than ${megabytes(limits.partBytes)} in one part`,
      )
    throw damaged()
  }
}

function findDirectory(bytes: Buffer) {
  const from = Math.max(0, bytes.length - 65_557)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < from || end + 22 > bytes.length) throw damaged()
  const entries = bytes.readUInt16LE(end + 10)
  const at = bytes.readUInt32LE(end + 16)
  // Several disks, ZIP64 or bytes pushed in between: nothing a word processor writes.
  if (bytes.readUInt16LE(end + 4) !== 0 || at === 0xffffffff || at + bytes.readUInt32LE(end + 12) !== end) throw damaged()
  return { entries, at }
}

const isArchive = (content: Buffer) =>
  ['PK\x03\x04', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '\x1f\x8b\x08', '\xd0\xcf\x11\xe0'].some((magic) =>
    content.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1')),
  )

const damaged = () =>
  new Unreadable(
    'This document is damaged, or is not what its name says. Open it in the program that made it, save it again and upload that.',
  )

const bomb = (what: string) =>
  new Unreadable(`This document unpacks to ${what}, so it is not opened. Save it again without large pictures, or as PDF.`)
