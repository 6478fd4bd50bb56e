import type { Case, Suite } from '@salesboy/contract/evals'
import { audit } from '#domains/identity/audit.ts'
import { sql, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { builtInCases, builtInSuite, builtInSuiteId } from './built-in-suite.ts'
import { toCase } from './case.ts'

export async function listSuites(tx: Tx): Promise<Suite[]> {
  return [builtInSuite, ...(await suiteRows(tx).orderBy('createdAt').execute()).map(toSuite)]
}

export async function readSuite(tx: Tx, id: string): Promise<Suite> {
  if (id === builtInSuiteId) return builtInSuite
  const row = await suiteRows(tx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('suite')
  return toSuite(row)
}

export async function createSuite(tx: Tx, name: string): Promise<Suite> {
  const { count } = await tx
    .selectFrom('suites')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_SUITES) throw new Problem('conflict', `There are ${MOST_SUITES} lists of tests already. Delete one first.`)
  const id = newId()
  await tx.insertInto('suites').values({ id, name }).execute()
  await audit(tx, 'made a suite of test cases', `suite:${id}`)
  return readSuite(tx, id)
}

export async function renameSuite(tx: Tx, id: string, name: string): Promise<Suite> {
  refuseBuiltIn(id)
  const { numUpdatedRows } = await tx.updateTable('suites').set({ name }).where('id', '=', id).executeTakeFirst()
  if (!numUpdatedRows) throw notFound('suite')
  await audit(tx, 'renamed a suite of test cases', `suite:${id}`)
  return readSuite(tx, id)
}

export async function deleteSuite(tx: Tx, id: string): Promise<void> {
  refuseBuiltIn(id)
  const { numDeletedRows } = await tx.deleteFrom('suites').where('id', '=', id).executeTakeFirst()
  if (!numDeletedRows) throw notFound('suite')
  await audit(tx, 'deleted a suite of test cases', `suite:${id}`)
}

/** In the order in which they were made. */
export async function listCases(tx: Tx, suiteId: string): Promise<Case[]> {
  if (suiteId === builtInSuiteId) return builtInCases
  await readSuite(tx, suiteId)
  const rows = await tx.selectFrom('cases').selectAll().where('suiteId', '=', suiteId).orderBy('id').execute()
  const vault = await openVault(tx)
  return rows.map((row) => toCase(row, vault))
}

export function refuseBuiltIn(id: string) {
  if (id === builtInSuiteId)
    throw new Problem('conflict', 'The built-in tests come with Salesboy and cannot be changed. Make a list of your own beside them.')
}

const MOST_SUITES = 100

const suiteRows = (tx: Tx) =>
  tx
    .selectFrom('suites')
    .select(['id', 'name', 'createdAt'])
    .select(sql<string>`(select count(*) from cases c where c.tenant_id = suites.tenant_id and c.suite_id = suites.id)`.as('cases'))

const toSuite = ({ id, name, cases }: { id: string; name: string; cases: string }): Suite => ({
  id,
  name,
  builtIn: false,
  cases: Number(cases),
})
