import { existsSync, readdirSync } from 'node:fs'
import type { Persona } from '@salesboy/contract/personas'
import type { Skill } from './skill.ts'

/** A skill under its folder's name. */
export type NamedSkill = Skill & { name: string }

const doors = readdirSync(import.meta.dirname, { withFileTypes: true })
  .map((entry) => [entry.name, new URL(`./${entry.name}/index.ts`, import.meta.url)] as const)
  .filter(([, door]) => existsSync(door))

let loaded: Promise<NamedSkill[]> | null = null

/** Every folder beside this file that holds a skill. Adding one is adding its folder. */
export function allSkills(): Promise<NamedSkill[]> {
  loaded ??= Promise.all(doors.map(async ([name, door]) => ({ name, ...((await import(door.href)) as { default: Skill }).default })))
  return loaded
}

/** How a persona has this skill. Settings that no longer fit switch it off: what they would allow is unknown. */
export function choiceOf(persona: Pick<Persona, 'skills'>, { name, onAtFirst, settings }: NamedSkill) {
  const chosen = persona.skills[name] ?? { on: onAtFirst, settings: {} }
  const read = settings.safeParse(chosen.settings)
  return { on: chosen.on && read.success, settings: read.success ? read.data : {} }
}
