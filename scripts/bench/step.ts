import type { Engine, Report } from './report.ts'
import type { RowName } from './rows.ts'

export interface Sizes {
  messages: number
  inboxMessages: number
  inboxConversations: number
  passages: number
}

/** Where a step measures. */
export interface Place {
  engine: Engine
  /** The Postgres server to make databases on; none: the embedded engine. */
  serverUrl: string | undefined
  sizes: Sizes
  /** Progress, on stderr. */
  say(line: string): void
}

/** One thing measured, with the rows it fills. What breaks is noted in them, and the next step begins. */
export interface Step {
  rows: readonly RowName[]
  run(place: Place, report: Report<RowName>): Promise<void>
  only?: Engine
}
