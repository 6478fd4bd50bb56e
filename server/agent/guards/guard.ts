import type { Fact } from '@salesboy/contract/decision'
import type { Draft } from '../compose.ts'
import type { WithDraft } from '../thinking.ts'

/** What a guard may look at. */
export interface Checked extends WithDraft {
  draft: Draft & { text: string }
  /** All that the draft may state: what was recalled, and what its writer looked up. */
  facts: Fact[]
}

/** Says what is wrong with a draft, in words that tell a model what to leave out; null when nothing is. */
export type Guard = (checked: Checked) => string | null
