import { fold } from '#platform/text/fold.ts'

/** How many there are: "12", "12 pcs", "sold out"; null for "in stock" and an empty cell, which count nothing. */
export function parseStock(written: string): { stock: number | null } | { problem: string } {
  const text = fold(written).trim()
  if (text === '' || /^(?:-|n\/?a|unlimited|illimite|ilimitado|∞|yes|in stock|available|en stock|disponible|ipo|haan?)$/.test(text))
    return { stock: null }
  if (/^(?:no|none|out|out of stock|sold out|unavailable|epuise|rupture(?: de stock)?|agotado|ausverkauft|hakuna|khatam)$/.test(text))
    return { stock: 0 }
  const [number, ...more] = text.replace(/(?<=\d)[, ](?=\d{3}\b)/g, '').match(/-?\d+(?:\.\d+)?/g) ?? []
  if (number === undefined || more.length || !Number.isInteger(Number(number)) || Number(number) < 0 || Number(number) > 1_000_000_000)
    return { problem: `“${written}” is not a number in stock. Write a whole number, or leave it empty when nobody counts.` }
  return { stock: Number(number) }
}
