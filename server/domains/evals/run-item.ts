import { type Attempt, CaseDraft, Outcome } from '@salesboy/contract/evals'
import { z } from 'zod'
import type { Vault } from '#platform/secrets.ts'

/** What an item is about: a case as it was when the run began, or a turn with what was asked and decided then. */
const Item = z.union([
  z.object({ case: CaseDraft }),
  z.object({ turn: z.object({ contactName: z.string(), asked: z.string(), before: Outcome }) }),
])
export type Item = z.infer<typeof Item>

export const sealItem = (vault: Vault, id: string, item: Item) => vault.seal(['run_items', 'item', id], JSON.stringify(item))
export const openItem = (vault: Vault, id: string, sealed: string): Item =>
  Item.parse(JSON.parse(vault.open(['run_items', 'item', id], sealed)))

export type AttemptOutcome = Pick<Attempt, 'answer' | 'actions' | 'facts' | 'failures'>

export const sealOutcome = (vault: Vault, id: string, outcome: AttemptOutcome) =>
  vault.seal(['run_attempts', 'outcome', id], JSON.stringify(outcome))
export const openOutcome = (vault: Vault, id: string, sealed: string) =>
  JSON.parse(vault.open(['run_attempts', 'outcome', id], sealed)) as AttemptOutcome
