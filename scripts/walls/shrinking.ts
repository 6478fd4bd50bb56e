import type { Fault } from './fault.ts'

/** Faults that nobody knew, and known ones that are gone: a list of what is forgiven only becomes shorter. */
export function newFaults(faults: Fault[], known: Record<string, string>): string[] {
  const found = new Set(faults.map(({ key }) => key))
  const gone = Object.keys(known).filter((key) => !found.has(key))
  return [
    ...faults.filter(({ key }) => !(key in known)).map(({ says }) => says),
    ...gone.map((key) => `“${key}” is no longer so. Take it out of scripts/walls/known.ts.`),
  ]
}

/** Files that hold more of something than they did; a new file holds none. */
export function overCounted(now: Record<string, number>, before: Record<string, number>, what: string, remedy: string): string[] {
  return Object.entries(now)
    .filter(([file, count]) => count > (before[file] ?? 0))
    .map(([file, count]) => `${file} has ${count} ${what}, ${before[file] ?? 0} are forgiven. ${remedy}`)
}
