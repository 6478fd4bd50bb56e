import type { PersonaHead } from '@salesboy/contract/personas'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { readPersonaHead } from './persona-heads.ts'

export const mostPersonas = 20

/** Speaks as it came until a version is published, and to nobody until an inbox names it. */
export async function createPersona(tx: Tx, name: string): Promise<PersonaHead> {
  await tx.selectFrom('tenants').select('tenantId').forUpdate().execute()
  const { count } = await tx
    .selectFrom('personas')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostPersonas)
    throw new Problem('conflict', `A business has at most ${mostPersonas} bots. Remove one that answers nowhere first.`)

  const id = newId()
  await oneOfThatName(name, () => tx.insertInto('personas').values({ id, name }).execute())
  await record(tx, 'persona.added', { summary: 'A bot was added', payload: { personaId: id } })
  await audit(tx, 'added a persona', `persona:${id}`)
  return readPersonaHead(tx, id)
}

/** Customers notice nothing: they read the name that its settings give it. */
export async function renamePersona(tx: Tx, id: string, name: string): Promise<PersonaHead> {
  const { numUpdatedRows } = await oneOfThatName(name, () =>
    tx.updateTable('personas').set({ name }).where('id', '=', id).executeTakeFirst(),
  )
  if (!numUpdatedRows) throw notFound('bot')
  await record(tx, 'persona.renamed', { summary: 'A bot was renamed', payload: { personaId: id } })
  await audit(tx, 'renamed a persona', `persona:${id}`)
  return readPersonaHead(tx, id)
}

/** Removes it with its versions; what it said stays, and says that it did. Throws `conflict` while an inbox names it. */
export async function deletePersona(tx: Tx, id: string): Promise<void> {
  await onePersonaAtATime(tx, id)
  const { isDefault, name, inboxes } = await readPersonaHead(tx, id)
  if (isDefault)
    throw new Problem('conflict', `“${name}” answers wherever you chose no other bot, so it stays. Rename or change it instead.`)
  if (inboxes.length > 0)
    throw new Problem('conflict', `“${name}” still answers in ${namesOf(inboxes)}. Choose another bot there first, then remove it.`, {
      issues: inboxes.map((inbox) => ({ path: `inboxes.${inbox.id}`, message: inbox.name })),
    })

  await tx.deleteFrom('personas').where('id', '=', id).execute()
  await record(tx, 'persona.deleted', { summary: 'A bot was removed', payload: { personaId: id } })
  await audit(tx, 'removed a persona', `persona:${id}`)
}

/** The next version is the next number, publishing must not meet a save half-way, and no inbox names what is being removed. */
export async function onePersonaAtATime(tx: Tx, id: string): Promise<void> {
  const row = await tx.selectFrom('personas').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound('bot')
}

const namesOf = (inboxes: PersonaHead['inboxes']): string => {
  const shown = inboxes.slice(0, 5).map(({ name }) => `“${name}”`)
  return inboxes.length > shown.length ? `${shown.join(', ')} and ${inboxes.length - shown.length} more inboxes` : shown.join(' and ')
}

async function oneOfThatName<T>(name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (cause) {
    if ((cause as { constraint?: string }).constraint !== 'personas_one_name') throw cause
    const message = `There is a bot called “${name}” already. Choose another name.`
    throw new Problem('conflict', message, { cause, issues: [{ path: 'name', message }] })
  }
}
