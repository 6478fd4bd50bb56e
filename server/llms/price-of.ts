import { readFileSync } from 'node:fs'

interface Price {
  /** US dollars for a million tokens, which is millionths of a dollar for one. */
  input: number
  output: number
}

const prices = JSON.parse(readFileSync(new URL('./prices.json', import.meta.url), 'utf8')) as Record<string, Record<string, Price>>

/** What a model costs, from prices.json; null when nobody wrote it down. A dated name ("gpt-5-mini-2025-08-07") costs what its family does. */
export function priceOf(provider: string, model: string): Price | null {
  const known = Object.hasOwn(prices, provider) ? prices[provider] : undefined
  if (!known || typeof known !== 'object') return null
  const name = Object.keys(known)
    .filter((family) => model === family || (model.startsWith(family) && DATED.test(model.slice(family.length))))
    .sort((a, b) => b.length - a.length)[0]
  return name === undefined ? null : (known[name] ?? null)
}

/** Millionths of a US dollar, rounded up; null when the price is not known. */
export function costMicros(provider: string, model: string, inputTokens: number, outputTokens: number): number | null {
  const price = priceOf(provider, model)
  return price && Math.ceil(inputTokens * price.input + outputTokens * price.output)
}

// A date, a build number or "latest" names the same model; any other ending is another one, with another price.
const DATED = /^-(?:latest|preview(?:-[\d-]+)?|\d[\d-]*)$/
