/** How sure a model says it is, from 0 to 1: "0.9", "90%" and "high" are what models write for a number. */
export function certaintyIn(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.trim().toLowerCase()
  const number = Number(text.replace('%', ''))
  if (text === '' || Number.isNaN(number)) return IN_WORDS[text]
  return text.endsWith('%') ? number / 100 : number
}

const IN_WORDS: Record<string, number> = {
  'very high': 0.95,
  certain: 0.95,
  high: 0.85,
  medium: 0.6,
  moderate: 0.6,
  low: 0.3,
  'very low': 0.1,
}
