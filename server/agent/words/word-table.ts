import { readFileSync } from 'node:fs'

/** A table of words, `<name>.json` beside this file, by language; keys and shape as the file has them. */
export function wordTable<V>(name: string): Record<string, V> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as Record<string, V>
}
