import type { Case, CaseDraft, Run, RunPersona } from '@salesboy/contract/evals'
import type { Persona, PersonaChoice, WhichVersion } from '@salesboy/contract/personas'
import { audit } from '#domains/identity/audit.ts'
import { whichVersion } from '#domains/personas/persona.ts'
import { readPersonaHead } from '#domains/personas/persona-heads.ts'
import { readVersion } from '#domains/personas/versions.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { builtInCases } from './built-in-suite.ts'
import { toCase } from './case.ts'
import { readRun } from './run.ts'
import { sealItem } from './run-item.ts'
import { listCases, readSuite } from './suite.ts'

export interface RunWish {
  k: number
  offline: boolean
  /** Who asked for it. */
  by: string
}

/** Every case of a suite, for one persona or two. The cases and personas are kept as they are now. */
export async function startRun(tx: Tx, suiteId: string, chosen: PersonaChoice[], wish: RunWish): Promise<Run> {
  const { name } = await readSuite(tx, suiteId)
  const cases = await listCases(tx, suiteId)
  if (cases.length === 0) throw new Problem('invalid', `“${name}” has no tests yet. Add one, or save one from a conversation.`)
  const sides = await Promise.all((chosen.length > 0 ? chosen : [{}]).map((choice) => whichVersion(tx, choice)))
  return startCases(tx, { kind: 'suite', name, suiteId, cases, sides, ...wish })
}

/** Every case that has to pass before a version may speak: the built-in ones and the business's own. */
export async function startPublishCheck(tx: Tx, choice: PersonaChoice & { version: number }, wish: RunWish): Promise<Run> {
  const cases = [...builtInCases, ...(await ownGateCases(tx))]
  const draft = await whichVersion(tx, choice)
  return startCases(tx, { kind: 'publish', name: `Version ${draft.version}`, suiteId: null, cases, sides: [draft], ...wish })
}

interface CasesWish extends RunWish {
  kind: 'suite' | 'publish'
  name: string
  suiteId: string | null
  cases: Case[]
  sides: WhichVersion[]
}

async function startCases(tx: Tx, { cases, sides, ...wish }: CasesWish): Promise<Run> {
  const id = await insertRun(tx, wish, sides)
  const vault = await openVault(tx)
  const origins = await contactsOf(tx, cases)
  const items = cases.map(({ id: caseId, suiteId: _, turnId: __, ...draft }, position) => {
    const itemId = newId()
    return {
      id: itemId,
      runId: id,
      position,
      kind: draft.kind,
      caseId,
      contactId: origins.get(caseId) ?? null,
      itemSealed: sealItem(vault, itemId, { case: draft satisfies CaseDraft }),
    }
  })
  await tx.insertInto('runItems').values(items).execute()
  await announce(tx, id)
  return readRun(tx, id)
}

/** Writes the run's row with its personas; answers its id. Old runs make room. */
export async function insertRun(
  tx: Tx,
  { kind, name, suiteId, k, offline, by }: RunWish & { kind: Run['kind']; name: string; suiteId: string | null },
  sides: WhichVersion[],
): Promise<string> {
  await keepRecent(tx)
  const personas = await Promise.all(
    sides.map(async (side) => ({ ...side, ...(await readVersion(tx, side)), name: (await readPersonaHead(tx, side.personaId)).name })),
  )
  const heads = personas.map(
    ({ personaId, name, version, agentName, savedAt }): RunPersona => ({ personaId, name, version, agentName, savedAt }),
  )
  const full = personas.map(({ personaId, version, settings }): Persona => ({ ...settings, personaId, version }))
  const id = newId()
  await tx
    .insertInto('runs')
    .values({
      id,
      kind,
      name,
      suiteId,
      personas: JSON.stringify(heads),
      personasSealed: (await openVault(tx)).seal(['runs', 'personas', id], JSON.stringify(full)),
      k,
      offline,
      startedBy: by,
    })
    .execute()
  return id
}

/** The agent hears it and does the deciding. */
export async function announce(tx: Tx, runId: string) {
  await record(tx, 'run.started', { summary: 'The bot is tried on test cases', payload: { runId } })
  await audit(tx, 'started a test run', `run:${runId}`)
}

async function ownGateCases(tx: Tx): Promise<Case[]> {
  const rows = await tx.selectFrom('cases').selectAll().where('kind', '!=', 'other').orderBy('id').execute()
  const vault = await openVault(tx)
  return rows.map((row) => toCase(row, vault))
}

async function contactsOf(tx: Tx, cases: Case[]): Promise<Map<string, string | null>> {
  const rows = await tx
    .selectFrom('cases')
    .select(['id', 'contactId'])
    .where(
      'id',
      'in',
      cases.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map(({ id, contactId }) => [id, contactId]))
}

async function keepRecent(tx: Tx) {
  const old = await tx.selectFrom('runs').select('id').orderBy('startedAt', 'desc').offset(KEPT_RUNS).execute()
  if (old.length === 0) return
  await tx
    .deleteFrom('runs')
    .where('endedAt', 'is not', null)
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .execute()
}

const KEPT_RUNS = 100
