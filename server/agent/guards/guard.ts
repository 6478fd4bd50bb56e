import type { Fact } from '@salesboy/contract/decision'
import type { Draft } from '../compose.ts'
import type { Recalled } from '../recall.ts'
import type { Turn } from '../turn.ts'
import type { Understood } from '../understand.ts'

/** What a guard may look at. */
export interface Checked {
  draft: Draft & { text: string }
  turn: Turn
  understood: Understood
  recalled: Recalled
  facts: Fact[]
}

/** Says what is wrong with a draft, in words that tell a model what to leave out; null when nothing is. */
export type Guard = (checked: Checked) => string | null
