import { crc32, deflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { expect, test } from 'vitest'
import { orientationIn } from './exif.ts'
import { withoutMetadata } from './without-metadata.ts'

const secrets = ['PlantedCamera', 'PlantedPlace', 'PlantedComment', 'PlantedThumbnail', 'PlantedXmp']

test.each([
  ['image/jpeg', cameraJpeg()],
  ['image/png', editedPng()],
  ['image/webp', phoneWebp()],
])('%s keeps its pixels and which way up it is, and nothing of who, where and when', async (mimeType, picture) => {
  expect(secrets.some((secret) => picture.includes(secret))).toBe(true)
  const clean = withoutMetadata(picture, mimeType)
  for (const secret of secrets) expect(clean.includes(secret), secret).toBe(false)
  expect((await fileTypeFromBuffer(clean))?.mime).toBe(mimeType)
  expect(clean.includes('PIXELS')).toBe(true)
  expect(turnOf(clean)).toBe(6)
  // What is clean stays as it is.
  expect(withoutMetadata(clean, mimeType)).toEqual(clean)
})

test.each([
  ['image/jpeg', cameraJpeg()],
  ['image/png', editedPng()],
  ['image/webp', phoneWebp()],
])('%s that was cut off is refused in words', (mimeType, picture) => {
  for (const length of [4, 20, 60, Math.floor(picture.length / 2), picture.indexOf('PIXELS') + 3])
    expect(() => withoutMetadata(picture.subarray(0, length), mimeType), `${length} bytes`).toThrow(/This picture is damaged\. Open it/)
})

test('what is no picture stays as it is', () => {
  expect(withoutMetadata(Buffer.from('%PDF-1.4'), 'application/pdf').toString()).toBe('%PDF-1.4')
})

/** As a telephone makes it: EXIF with a place, held upright, a second picture behind the first. */
function cameraJpeg(): Buffer {
  const frame = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), gpsExif()])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0PlantedXmp')),
    segment(0xed, Buffer.from('Photoshop 3.0\0PlantedPlace')),
    segment(0xfe, Buffer.from('PlantedComment')),
    segment(0xdb, Buffer.alloc(65, 1)),
    frame,
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from('PIXELS\xff\x00\xff\xd0MORE', 'latin1'),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('\xff\xd8PlantedThumbnail\xff\xd9', 'latin1'),
  ])
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Little-endian, as most cameras write: turned by a quarter, the camera's name, and a directory of GPS. */
function gpsExif(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const names = Buffer.from('PlantedCamera\0PlantedPlace\0')
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0\x03\0', 'latin1'),
    entry(0x0110, 2, 14, 50),
    entry(0x0112, 3, 1, 6),
    entry(0x8825, 4, 1, 64),
    Buffer.alloc(4),
    names,
  ])
}

function editedPng(): Buffer {
  const chunk = (kind: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), content])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from('Comment\0PlantedComment')),
    chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0PlantedXmp')),
    chunk('eXIf', gpsExif()),
    chunk('prVt', Buffer.from('PlantedThumbnail')),
    chunk('IDAT', Buffer.concat([Buffer.from('PIXELS'), deflateSync(Buffer.from([0, 0]))])),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from('PlantedThumbnail'),
  ])
}

function phoneWebp(): Buffer {
  const chunk = (kind: string, content: Buffer) => {
    const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1')
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
  }
  const body = Buffer.concat([
    chunk('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    chunk('VP8 ', Buffer.from('PIXELS!')),
    chunk('EXIF', gpsExif()),
    chunk('XMP ', Buffer.from('PlantedXmp')),
  ])
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  riff.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([riff, body])
}

/** The only EXIF that is left, wherever it stands. */
const turnOf = (picture: Buffer) => orientationIn(picture.subarray(picture.indexOf('MM\0*')))
