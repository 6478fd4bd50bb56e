const MB = 1024 * 1024

/** What Meta takes per message type, as of its media reference (v26.0). `types` null: any. */
const limits = new Map<string, { types: string[] | null; maxBytes: number; says: string }>([
  ['image', { types: ['image/jpeg', 'image/png'], maxBytes: 5 * MB, says: 'JPG or PNG up to 5 MB' }],
  ['sticker', { types: ['image/webp'], maxBytes: 500 * 1024, says: 'WebP up to 500 kB' }],
  [
    'audio',
    {
      types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
      maxBytes: 16 * MB,
      says: 'AAC, AMR, MP3, M4A or OGG (Opus) up to 16 MB',
    },
  ],
  ['video', { types: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB, says: 'MP4 or 3GP up to 16 MB' }],
  ['document', { types: null, maxBytes: 100 * MB, says: 'any file up to 100 MB' }],
])

/** Why WhatsApp would not take this file as this kind of message, or null. `kind` null: judged by its mime type alone. */
export function mediaProblem(kind: string | null, mimeType: string, sizeBytes: number): string | null {
  const as = kind ?? kindOf(mimeType)
  const limit = limits.get(as)
  if (!limit) return null

  const type = mimeType.replace(/;.*/, '').trim().toLowerCase()
  if (limit.types && !limit.types.includes(type))
    return `WhatsApp takes ${limit.says} as ${as}; this file is ${type || 'of no known type'}.`
  if (sizeBytes === 0) return 'The file is empty.'
  if (sizeBytes > limit.maxBytes) return `WhatsApp takes ${limit.says} as ${as}; this file has ${(sizeBytes / MB).toFixed(1)} MB.`
  return null
}

/** The most we read of an inbound file of this type, in bytes. */
export const maxBytesFor = (mimeType: string): number => limits.get(kindOf(mimeType))?.maxBytes ?? 0

function kindOf(mimeType: string): string {
  const family = mimeType.replace(/\/.*/, '').trim().toLowerCase()
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}
