import { crc32 } from 'node:zlib'
import { Problem } from '#platform/problem.ts'
import { exifOf, orientationIn } from './exif.ts'

/**
 * A picture without what cameras and programs wrote into it: where and when it was taken, by which device and whom, small copies
 * of what it showed before it was cut. Its pixels and colours stay as they are, and so does which way up it is shown.
 */
export function withoutMetadata(bytes: Buffer, mimeType: string): Buffer {
  try {
    if (mimeType === 'image/jpeg') return jpeg(bytes)
    if (mimeType === 'image/png') return png(bytes)
    if (mimeType === 'image/webp') return webp(bytes)
    return bytes
  } catch (error) {
    // Reading past the end of a picture that was cut off.
    if (error instanceof RangeError) throw damaged()
    throw error
  }
}

const damaged = () => new Problem('invalid', 'This picture is damaged. Open it, save it again as JPG or PNG, and send that.')

function jpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let orientation = 1
  let pixels = false
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw damaged()
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    // Behind the end may lie a second picture with all of it again.
    if (marker === 0xd9) {
      if (!pixels) throw damaged()
      return Buffer.concat([bytes.subarray(0, 2), ...exifSegment(orientation), ...kept, bytes.subarray(at, at + 2)])
    }
    const end = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7) ? at + 2 : at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 2) throw damaged()
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1 && startsWith(segment, 4, 'Exif\0\0')) orientation = orientationIn(segment.subarray(10))
    at = end
    if (keepsSegment(marker, segment)) kept.push(segment)
    if (marker !== 0xda) continue
    pixels = true
    const scan = at
    while (!(bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) !== 0 && !isRestart(bytes.readUInt8(at + 1)))) at++
    kept.push(bytes.subarray(scan, at))
  }
}

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/** Of what applications add: the sizes, the colour profile, and how Adobe wrote the colours down. No comment. */
function keepsSegment(marker: number, segment: Buffer): boolean {
  if (marker === 0xe0) return startsWith(segment, 4, 'JFIF\0')
  if (marker === 0xe2) return startsWith(segment, 4, 'ICC_PROFILE\0')
  if (marker === 0xee) return startsWith(segment, 4, 'Adobe')
  return marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef)
}

function exifSegment(orientation: number): Buffer[] {
  if (orientation === 1) return []
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return [head, exif]
}

function png(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)]
  let pixels = false
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw damaged()
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'IDAT') pixels = true
    if (kind === 'eXIf') kept.push(...exifChunk(orientationIn(bytes.subarray(at + 8, end - 4))))
    else if (pngKept.has(kind)) kept.push(bytes.subarray(at, end))
    at = end
    if (kind !== 'IEND') continue
    if (!pixels) throw damaged()
    return Buffer.concat(kept)
  }
}

const pngKept = new Set(
  ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'hIST'].concat([
    'acTL',
    'fcTL',
    'fdAT',
  ]),
)

function exifChunk(orientation: number): Buffer[] {
  if (orientation === 1) return []
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), exifOf(orientation)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(named.length - 4)
  sum.writeUInt32BE(crc32(named))
  return [length, named, sum]
}

function webp(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let orientation = 1
  let pixels = false
  const whole = 8 + bytes.readUInt32LE(4)
  if (whole > bytes.length + 1) throw damaged()
  for (let at = 12; at < whole && at < bytes.length; ) {
    const kind = bytes.toString('latin1', at, at + 4)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    if (end > bytes.length) throw damaged()
    const chunk = Buffer.concat([bytes.subarray(at, end), Buffer.alloc((end - at) % 2)])
    if (['VP8 ', 'VP8L', 'ANMF'].includes(kind)) pixels = true
    if (kind === 'EXIF') orientation = orientationIn(chunk.subarray(startsWith(chunk, 8, 'Exif\0\0') ? 14 : 8))
    if (['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'].includes(kind)) kept.push(chunk)
    at = end + ((end - at) % 2)
  }
  if (!pixels) throw damaged()

  const turned = orientation !== 1 && kept[0]?.toString('latin1', 0, 4) === 'VP8X'
  if (kept[0]?.toString('latin1', 0, 4) === 'VP8X') kept[0].writeUInt8((kept[0].readUInt8(8) & ~0x0c) | (turned ? 0x08 : 0), 8)
  if (turned) {
    const [head, exif] = [Buffer.from('EXIF\0\0\0\0', 'latin1'), exifOf(orientation)]
    head.writeUInt32LE(exif.length, 4)
    kept.push(head, exif)
  }
  const body = Buffer.concat(kept)
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  riff.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([riff, body])
}

const startsWith = (bytes: Buffer, at: number, text: string) => bytes.toString('latin1', at, at + text.length) === text
