import { say } from './say.ts'

// Direction overrides let a name pretend to be something else: "gpj.exe" shown as "exe.jpg".
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** A name as it may be shown: no direction overrides, no control characters, never empty. */
export function displayName(name: string | null | undefined, fallback = say.unknown): string {
  const clean = (name ?? '').replace(invisible, '').trim()
  return clean === '' ? fallback : clean
}

/** How a contact is called: by name, else by phone or handle; a visitor of the chat has only a key that tells nobody anything. */
export function contactName({ name, identities }: { name: string | null; identities: { kind: string; value: string }[] }): string {
  const known = identities.find(({ kind }) => kind !== 'visitor')
  if (known) return displayName(name, known.value)
  const key = identities[0]?.value.replace(/[^a-z\d]/gi, '').slice(-4)
  return displayName(name, key ? say.visitor({ key }) : say.unknownVisitor)
}

export interface Piece {
  text: string
  /** Where it begins in the whole. */
  at: number
  /** Only ever http, https, mailto or tel. */
  href?: string
}

const linkable = /(?:https?:\/\/|www\.|mailto:|tel:)[^\s<>"'`]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/gi
const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Splits words into plain pieces and links; anything but http, https, mailto and tel stays plain. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(linkable)) {
    const words = match[0].replace(/(?<![.,;:!?)\]}])[.,;:!?)\]}]+$/, '')
    const href = hrefOf(words)
    if (!href) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), at: from })
    pieces.push({ text: words, href, at: match.index })
    from = match.index + words.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), at: from })
  return pieces
}

function hrefOf(words: string): string | null {
  const address = /^(https?|mailto|tel):/i.test(words) ? words : words.includes('@') ? `mailto:${words}` : `https://${words}`
  try {
    return allowed.has(new URL(address).protocol) ? address : null
  } catch {
    return null
  }
}

export function fileSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return say.bytes({ count: sizeBytes })
  if (sizeBytes < 1_000_000) return say.kilobytes({ count: Math.round(sizeBytes / 1000) })
  return say.megabytes({ count: Math.round(sizeBytes / 100_000) / 10 })
}
