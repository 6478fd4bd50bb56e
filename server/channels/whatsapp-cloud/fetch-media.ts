import { createHash } from 'node:crypto'
import type { Media } from '@salesboy/contract/message'
import { Problem } from '#platform/problem.ts'
import type { FetchedMedia } from '../channel.ts'
import { callGraph } from './graph.ts'
import { maxBytesFor } from './media-limits.ts'
import { isMetaMediaUrl } from './meta-hosts.ts'
import type { Settings } from './settings.ts'
import { text } from './wire.ts'

/**
 * Downloads a file a customer sent. Throws Problem `invalid` for what will never work (no usable id, too large, altered,
 * gone) and `unavailable` for what may work later. Media ids live 7 days, addresses 5 minutes.
 */
export async function fetchMedia(media: Media, settings: Settings, signal: AbortSignal): Promise<FetchedMedia> {
  if (media.unavailable) throw new Problem('invalid', media.unavailable)

  const direct =
    media.url && isMetaMediaUrl(media.url) ? await download(media.url, media.mimeType, settings, signal).catch(() => null) : null
  const file = direct ?? (await resolved(media, settings, signal))
  if (!isIntact(file.bytes, file.sha256 ?? media.sha256))
    throw new Problem('invalid', 'The file is not the one the customer sent: its checksum differs.')
  return { bytes: file.bytes, mimeType: file.mimeType, ...(media.fileName && { fileName: media.fileName }) }
}

interface Download {
  bytes: Buffer
  mimeType: string
  sha256?: string
}

/** The newest address comes from the id; the one in the webhook may have expired. */
async function resolved(media: Media, settings: Settings, signal: AbortSignal): Promise<Download> {
  // Digits only: anything else would choose another Graph path.
  if (!media.externalId || !/^\d{1,64}$/.test(media.externalId))
    throw new Problem('invalid', 'WhatsApp named no file that can be downloaded.')

  const path = `${media.externalId}?phone_number_id=${settings.phoneNumberId}`
  const answer = await callGraph({ method: 'GET', path }, settings, signal)
  if (!answer.ok) {
    const { reason, detail, nextStep } = answer.failure
    throw new Problem(reason === 'rejected' || reason === 'undeliverable' ? 'invalid' : 'unavailable', `${detail} ${nextStep}`)
  }

  const url = text(answer.body, 'url', 4000)
  if (!url || !isMetaMediaUrl(url)) throw new Problem('invalid', 'WhatsApp named an address for the file that is not its own.')
  const mimeType = text(answer.body, 'mime_type', 200) ?? media.mimeType
  // The webhook is signed and the address is not: its checksum comes first.
  return { ...(await download(url, mimeType, settings, signal)), mimeType, sha256: media.sha256 ?? text(answer.body, 'sha256', 100) }
}

async function download(address: string, mimeType: string, settings: Settings, signal: AbortSignal): Promise<Download> {
  const maxBytes = maxBytesFor(mimeType)
  const response = await fetchWithin(address, settings, signal)
  if (response.status === 404 || response.status === 410) throw new Problem('invalid', 'WhatsApp no longer has this file.')
  if (!response.ok || !response.body) throw new Problem('unavailable', `WhatsApp did not hand over the file (HTTP ${response.status}).`)

  const tooLarge = new Problem('invalid', `The file is larger than the ${Math.floor(maxBytes / 1024 / 1024)} MB we take.`)
  // Counted as they come: the length in the header may lie or be missing.
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of response.body) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBytes) throw tooLarge
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), mimeType }
}

async function fetchWithin(address: string, settings: Settings, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, {
      headers: { authorization: `Bearer ${settings.accessToken}`, 'user-agent': 'Mozilla/5.0 (compatible; Salesboy)' },
      // A redirect could take the token to any host.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    })
  } catch (cause) {
    throw new Problem('unavailable', 'The file could not be downloaded from WhatsApp.', { cause })
  }
}

/** Webhooks write SHA-256 in base64, the media endpoint in hex. A checksum in neither spelling proves nothing either way. */
function isIntact(bytes: Buffer, sha256: string | undefined): boolean {
  if (!sha256) return true
  const expected = Buffer.from(sha256, /^[0-9a-f]{64}$/i.test(sha256) ? 'hex' : 'base64')
  return expected.length !== 32 || expected.equals(createHash('sha256').update(bytes).digest())
}
