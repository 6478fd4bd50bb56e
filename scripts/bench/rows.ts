import type { Row } from './report.ts'
import type { Sizes } from './step.ts'

/** What is measured, beside the budgets of the design; without one where it only explains another row. */
export const rowsFor = ({ inboxMessages, inboxConversations, passages }: Sizes) =>
  ({
    flood: { what: 'received → answered, offline composer', budget: '≥ 250/s embedded, ≥ 500/s Postgres' },
    bare: { what: 'bare pgbench of the same statements', budget: 'we reach ≥ 0.5 of it' },
    processor: { what: 'processor time for one message', budget: '' },
    answer: { what: 'receipt → outbound request at 100/s', budget: 'p50 ≤ 60, p95 ≤ 300, p99 ≤ 1000 ms' },
    hook: { what: 'webhook answer at 100/s', budget: '' },
    busyHook: { what: 'webhook answer at 330 events/s', budget: 'p50 ≤ 25, p99 ≤ 250 ms' },
    start: { what: 'start to first answer', budget: '≤ 15 s' },
    memory: { what: 'most memory of one process', budget: '≤ 800 MB embedded, ≤ 350 MB Postgres' },
    list: { what: `inbox list, ${inboxSize(inboxMessages, inboxConversations)}`, budget: 'p95 ≤ 100 ms' },
    search: { what: 'inbox search by name or number, same inbox', budget: '' },
    open: { what: 'conversation opened, same inbox', budget: 'p95 ≤ 100 ms' },
    knowledge: { what: `knowledge search, ${passages.toLocaleString('en')} passages`, budget: 'p95 ≤ 50 ms' },
    decide: { what: 'decide(), offline composer, four worlds', budget: '' },
    guards: { what: 'guards on 600 characters with 30 facts', budget: '' },
    hearing: { what: 'one text of 4,096 characters: decided, read, guarded', budget: '≤ 20 ms' },
  }) satisfies Record<string, Row>

export type RowName = keyof ReturnType<typeof rowsFor>

const inboxSize = (messages: number, conversations: number) =>
  `${messages.toLocaleString('en')} messages, ${conversations.toLocaleString('en')} conversations (embedded a tenth)`
