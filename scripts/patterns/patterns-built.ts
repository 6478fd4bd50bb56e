import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PatternFound } from './patterns-in.ts'

/**
 * The patterns that files build out of words and tables while they are loaded: they are loaded here, with a constructor that writes
 * down what it is asked for. What a file builds later, out of a name, holds that name as it is written.
 */
export async function patternsBuilt(root: string, files: string[]): Promise<PatternFound[]> {
  const found = new Map<string, PatternFound>()
  const Native = globalThis.RegExp
  const home = join(root, 'server')
  const record = (pattern: RegExp) => {
    const [, file = '', line = '0'] = caller(home)?.match(/(server\/[^:]+):(\d+)/) ?? []
    if (file) found.set(`${pattern}`, { file, line: Number(line), source: pattern.source, flags: pattern.flags })
    return pattern
  }
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, [source, flags]: [string, string?]) => record(new target(source, flags)),
    apply: (target, _, [source, flags]: [string, string?]) => record(target(source, flags)),
  })
  try {
    for (const file of files) await import(pathToFileURL(join(root, file)).href)
  } finally {
    globalThis.RegExp = Native
  }
  return [...found.values()]
}

/** Who called the constructor, when it was one of ours. */
function caller(home: string): string | undefined {
  const [nearest] = (new Error().stack ?? '').split('\n').slice(4)
  return nearest?.includes(home) ? nearest.slice(nearest.indexOf(home) + home.length - 'server'.length) : undefined
}
