import type { ModelCall } from '@salesboy/contract/decision'
import type { Draft } from './compose.ts'
import type { Shelf } from './facts/shelf.ts'
import type { Memory, Recalled } from './recall.ts'
import type { Turn } from './turn.ts'
import type { Understood } from './understand.ts'

/**
 * What deciding a turn has at hand. Each step reads it, and what the step found is added before the next one; the types below say how
 * far it has come, so that no step can be asked before those it builds on.
 */
export interface Thinking {
  turn: Turn
  /** Every call of a model, whoever made it, in order: they belong to the turn. */
  calls: ModelCall[]
  /** Gives up when nobody wants the answer any more. */
  signal?: AbortSignal
  /** Stands in for the tenant's knowledge base and catalogue where there is none. */
  memory?: Memory
}

export interface WithShelf extends Thinking {
  shelf: Shelf
}

export interface WithUnderstood extends WithShelf {
  understood: Understood
}

export interface WithRecalled extends WithUnderstood {
  recalled: Recalled
}

export interface WithDraft extends WithRecalled {
  draft: Draft
}
