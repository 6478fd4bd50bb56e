import type { Case, CaseDraft } from '@salesboy/contract/evals'
import { audit } from '#domains/identity/audit.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { builtInCases } from './built-in-suite.ts'
import { sealCase, toCase } from './case.ts'
import { readSuite, refuseBuiltIn } from './suite.ts'

/** `realNames`: the dialogue holds particulars of the contact whose turn it was, and goes when they are erased. */
export interface CaseOrigin {
  turnId: string | null
  realNames: boolean
}

export async function createCase(tx: Tx, suiteId: string, draft: CaseDraft, { turnId, realNames }: CaseOrigin): Promise<Case> {
  refuseBuiltIn(suiteId)
  const { cases } = await readSuite(tx, suiteId)
  if (cases >= MOST_CASES) throw new Problem('conflict', `A list holds at most ${MOST_CASES} tests. Start another list.`)
  endsWithCustomer(draft)
  const contactId = turnId ? await contactOf(tx, turnId) : null

  const id = newId()
  await tx
    .insertInto('cases')
    .values({
      id,
      suiteId,
      kind: draft.kind,
      caseSealed: sealCase(await openVault(tx), id, draft),
      turnId,
      contactId: realNames ? contactId : null,
    })
    .execute()
  await audit(tx, 'added a test case', `case:${id}`)
  return readCase(tx, id)
}

export async function changeCase(tx: Tx, id: string, draft: CaseDraft): Promise<Case> {
  refuseBuiltInCase(id)
  endsWithCustomer(draft)
  const { numUpdatedRows } = await tx
    .updateTable('cases')
    .set({ changedAt: new Date(), kind: draft.kind, caseSealed: sealCase(await openVault(tx), id, draft) })
    .where('id', '=', id)
    .executeTakeFirst()
  if (!numUpdatedRows) throw notFound('case')
  await audit(tx, 'changed a test case', `case:${id}`)
  return readCase(tx, id)
}

export async function deleteCase(tx: Tx, id: string): Promise<void> {
  refuseBuiltInCase(id)
  const { numDeletedRows } = await tx.deleteFrom('cases').where('id', '=', id).executeTakeFirst()
  if (!numDeletedRows) throw notFound('case')
  await audit(tx, 'deleted a test case', `case:${id}`)
}

async function readCase(tx: Tx, id: string): Promise<Case> {
  const row = await tx.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('case')
  return toCase(row, await openVault(tx))
}

async function contactOf(tx: Tx, turnId: string): Promise<string> {
  const row = await tx
    .selectFrom('turns as t')
    .innerJoin('conversations as c', (join) => join.onRef('c.tenantId', '=', 't.tenantId').onRef('c.id', '=', 't.conversationId'))
    .select('c.contactId')
    .where('t.id', '=', turnId)
    .executeTakeFirst()
  if (!row) throw notFound('turn')
  return row.contactId
}

function endsWithCustomer({ lines }: CaseDraft) {
  if (lines.at(-1)?.author !== 'contact')
    throw new Problem('invalid', 'The last line must be the customer’s: it is the one to answer.', {
      issues: [{ path: 'lines', message: 'The last line must be the customer’s: it is the one to answer.' }],
    })
}

function refuseBuiltInCase(id: string) {
  const builtIn = builtInCases.find((item) => item.id === id)
  if (builtIn) refuseBuiltIn(builtIn.suiteId)
}

const MOST_CASES = 200
