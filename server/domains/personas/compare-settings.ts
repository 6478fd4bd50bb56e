import type { PersonaChange, PersonaSettings } from '@salesboy/contract/personas'
import { isRecord } from '#platform/is-record.ts'

/** Every leaf that differs, by its dotted path. Lists are leaves: what matters of a list is the whole. */
export function compareSettings(from: PersonaSettings, to: PersonaSettings): PersonaChange[] {
  const before = leavesOf(from)
  const after = leavesOf(to)
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
    .map((path) => ({ path, from: before.get(path) ?? null, to: after.get(path) ?? null }))
}

function leavesOf(value: object, prefix = ''): Map<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] =>
      isRecord(part) ? [...leavesOf(part, `${prefix}${key}.`)] : [[`${prefix}${key}`, part]],
    ),
  )
}
