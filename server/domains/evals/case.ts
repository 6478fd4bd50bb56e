import { type Case, CaseDraft, type CaseKind } from '@salesboy/contract/evals'
import type { Vault } from '#platform/secrets.ts'

interface CaseRow {
  id: string
  suiteId: string
  kind: string
  caseSealed: string
  turnId: string | null
}

export const sealCase = (vault: Vault, id: string, draft: CaseDraft) => vault.seal(['cases', 'case', id], JSON.stringify(draft))

export function toCase({ id, suiteId, kind, caseSealed, turnId }: CaseRow, vault: Vault): Case {
  const draft = CaseDraft.parse(JSON.parse(vault.open(['cases', 'case', id], caseSealed)))
  return { ...draft, kind: kind as CaseKind, id, suiteId, turnId }
}
