import type { Inbound } from '#channels/channel.ts'

/** What is new about something we have already: receipts, edits, reactions, moved numbers, account events. */
export type News = Exclude<Inbound, { kind: 'message' | 'echo' | 'history' | 'quarantine' | 'ignored' }>
