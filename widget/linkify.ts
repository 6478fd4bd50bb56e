/** A run of text; with `href`, one that leads somewhere safe. */
export interface Piece {
  text: string
  href?: string
}

const candidate = /(?:https?:\/\/|mailto:|tel:|www\.)[^\s<>"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|\+\d[\d ().-]{6,18}\d/gi
const overrides = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * Splits a message into text and links: http, https, mailto and tel only. A link always shows its whole target, and the
 * characters that turn reading direction around are taken out, so that no address can look like another.
 */
export function linkify(text: string): Piece[] {
  const plain = text.replace(overrides, '')
  const pieces: Piece[] = []
  let from = 0
  for (const match of plain.matchAll(candidate)) {
    const words = trimmed(match[0])
    const href = /\w/.test(plain[match.index - 1] ?? '') ? null : hrefOf(words)
    if (!href) continue

    if (match.index > from) pieces.push({ text: plain.slice(from, match.index) })
    pieces.push({ text: words, href })
    from = match.index + words.length
  }
  if (from < plain.length || pieces.length === 0) pieces.push({ text: plain.slice(from) })
  return pieces
}

/** Without the full stop that ends the sentence, or the bracket that was opened before the link. */
function trimmed(words: string): string {
  for (;;) {
    const shorter = words
      .replace(/(?<![.,;:!?'*_~…])[.,;:!?'*_~…]+$/, '')
      .replace(/[)\]}]$/, (bracket) => (closes(words, bracket) ? bracket : ''))
    if (shorter === words) return words
    words = shorter
  }
}

function closes(words: string, bracket: string): boolean {
  const opening = { ')': '(', ']': '[', '}': '{' }[bracket] ?? ''
  return words.split(opening).length >= words.split(bracket).length
}

function hrefOf(words: string): string | null {
  if (words.startsWith('+')) return `tel:${words.replace(/[^+\d]/g, '')}`
  if (/^www\./i.test(words)) return safeHref(`https://${words}`)
  if (!/^(https?|mailto|tel):/i.test(words)) return safeHref(`mailto:${words}`)
  return safeHref(words)
}

/** The address in its full, escaped spelling; null for schemes we do not open and for addresses that pose as another host. */
export function safeHref(address: string): string | null {
  try {
    const url = new URL(address)
    if (!/^(https?|mailto|tel):$/.test(url.protocol) || url.username || url.password) return null
    if (url.protocol.startsWith('http') && !/\.|^localhost$|:/.test(url.hostname)) return null
    return url.href
  } catch {
    return null
  }
}
