import { existsSync, readdirSync } from 'node:fs'
import type { Llm } from './llm.ts'

/** Every folder beside this file that holds a kind of model server. Adding one is adding its folder. */
const doors = new Map(
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .map((entry) => [entry.name, new URL(`./${entry.name}/index.ts`, import.meta.url)] as const)
    .filter(([, door]) => existsSync(door)),
)

/** The kind of model server with this name. Loaded when first asked for: most turns never leave the offline composer. */
export async function llmNamed(name: string): Promise<Llm> {
  const known = loaded.get(name)
  if (known) return known
  const door = doors.get(name)
  if (!door) throw new Error(`There is no model provider "${name}". Choose one of: ${[...doors.keys()].join(', ')}.`)
  const { default: llm } = (await import(door.href)) as { default: Llm }
  loaded.set(name, llm)
  return llm
}

// Every answer asks for one, and an import that is done already still takes its time.
const loaded = new Map<string, Llm>()

export const hasLlm = (name: string): boolean => doors.has(name) && name !== OFFLINE

/** All that call a server, in the order in which they are asked when nobody chose another [S0-11]. */
export async function allLlms(): Promise<Llm[]> {
  const llms = await Promise.all([...doors.keys()].filter(hasLlm).map(llmNamed))
  return llms.sort((a, b) => a.rank - b.rank)
}

const OFFLINE = 'offline'
