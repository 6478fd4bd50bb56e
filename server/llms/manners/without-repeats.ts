/** A model that runs in a circle says one thing many times: once is enough. */
export function withoutRepeats(text: string): string {
  const parts = text.split(/(\n+|(?<=[.!?…।])\s+)/u)
  const key = (part: string) =>
    part
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const times = new Map<string, number>()
  for (const part of parts) times.set(key(part), (times.get(key(part)) ?? 0) + 1)
  const seen = new Set<string>()
  let rest = ''
  let gap = ''
  let last = ''
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) {
      gap = part
      continue
    }
    const said = key(part)
    const isWordy = said.split(' ').length >= 3
    const again = isWordy && seen.has(said) && ((times.get(said) ?? 0) >= MANY || said === last)
    seen.add(said)
    last = said
    if (again) continue
    rest += `${rest === '' ? '' : gap}${part}`
  }
  return rest
}

const MANY = 3
