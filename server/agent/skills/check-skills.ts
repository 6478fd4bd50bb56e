import type { PersonaSettings, WhichVersion } from '@salesboy/contract/personas'
import { readTenant } from '#domains/identity/tenant.ts'
import { readVersion } from '#domains/personas/versions.ts'
import type { Tx } from '#platform/db.ts'
import type { Blocked } from '#platform/room.ts'
import { hostsIn, isOwnHost, ownHosts } from '../guards/own-hosts.ts'
import { allSkills } from './index.ts'

/** What is wrong with a persona's skills: names nobody knows, and settings of a skill that is on which do not fit its form. */
export async function checkSkills({ skills: chosen }: PersonaSettings): Promise<Blocked[]> {
  const skills = await allSkills()
  return Object.entries(chosen).flatMap(([name, { on, settings }]): Blocked[] => {
    const known = skills.find((skill) => skill.name === name)
    if (!known)
      return [{ path: `skills.${name}`, message: `There is no skill “${name}”. There are: ${skills.map((one) => one.name).join(', ')}.` }]
    const read = on ? known.settings.safeParse(settings) : { success: true as const }
    if (read.success) return []
    return read.error.issues.map(({ path, message }) => ({ path: ['skills', name, 'settings', ...path].join('.'), message }))
  })
}

/** A persona may not be published that leads customers to a page of somebody else's. */
export async function checkTryOn(tx: Tx, draft: WhichVersion): Promise<Blocked[]> {
  const { settings } = await readVersion(tx, draft)
  const { on = false, settings: chosen = {} } = settings.skills['try-on'] ?? {}
  if (!on) return []
  const { profile } = await readTenant(tx)
  const own = ownHosts(profile)
  const foreign = hostsIn(String(chosen.url ?? '')).find((host) => !isOwnHost(host, own))
  if (!foreign) return []
  const message = `The try-on page is on ${foreign}, which is not a website of your business profile. Add it there, or change the page.`
  return [{ path: 'skills.try-on.settings.url', message }]
}
