import { parseSync, Visitor } from 'oxc-parser'
import { type Fault, isBuilt, type Sources } from './fault.ts'
import { migrations, tablesMade, tablesWritten } from './sql.ts'

/** Whose each table is: the one room that may write it. Others ask its verbs, or hear an event. */
export const owners: Record<string, string[]> = {
  platform: ['data_keys', 'versions', 'events', 'followers', 'idempotency_keys', 'files', 'hook_keys'],
  identity: [
    'users',
    'sessions',
    'accounts',
    'verifications',
    'organizations',
    'members',
    'invitations',
    'api_keys',
    'tries',
    'tenants',
    'audit_entries',
  ],
  inboxes: ['inboxes', 'inbox_holders'],
  contacts: ['contacts', 'contact_identities', 'contact_fields', 'contact_merges'],
  conversations: [
    ...['lanes', 'conversations', 'messages', 'message_versions', 'parked_news', 'inbound_events'],
    ...['turns', 'handovers', 'outbox', 'send_pacing', 'received_bytes'],
  ],
  knowledge: ['sites', 'sources', 'passages', 'passage_vectors', 'passage_neighbours', 'knowledge_settings'],
  personas: ['personas', 'persona_versions'],
  catalog: ['products', 'product_variants'],
  models: ['models', 'model_states', 'model_policies', 'model_calls', 'model_spending'],
  evals: ['suites', 'cases', 'runs', 'run_items', 'run_attempts'],
  bookings: ['services'],
  orders: ['orders', 'order_items'],
  due: ['due_things', 'schedules'],
  tasks: ['tasks'],
}

/** Migrations that are named for what they hold, not for the room whose it is. */
const roomOfMigration: Record<string, string> = { mailbox: 'conversations', leads: 'contacts', merges: 'contacts', services: 'bookings' }

/** Who writes a table that is not theirs, in TypeScript and in functions of migrations; tables nobody owns. */
export function foreignWrites(sources: Sources, owned = owners): Fault[] {
  const ownerOf = new Map(Object.entries(owned).flatMap(([room, tables]) => tables.map((table) => [table, room] as const)))
  const steps = migrations(sources)
  const writes = [
    ...Object.entries(sources).flatMap(([file, text]) =>
      /^server\/.*\.ts$/.test(file) && isBuilt(file) ? writtenIn(file, text).map((table) => ({ file, room: roomOf(file), table })) : [],
    ),
    ...steps.flatMap(({ file, sql }) => tablesWritten(sql).map((table) => ({ file, room: roomOfSql(file), table }))),
  ]
  const faults = writes.flatMap(({ file, room, table }): Fault[] => {
    const owner = ownerOf.get(table)
    if (owner === undefined || owner === room) return []
    return [
      {
        key: `${file} writes ${table}`,
        says: `${file} writes ${table}, which is ${owner}'s. Call a verb of ${owner}, or let it hear an event.`,
      },
    ]
  })
  const nobodys = steps
    .flatMap(({ sql }) => tablesMade(sql))
    .filter((table) => !ownerOf.has(table))
    .map((table) => ({ key: `${table} is nobody's`, says: `${table} is nobody's. Say whose it is in scripts/walls/tables.ts.` }))
  return [...new Map([...faults, ...nobodys].map((fault) => [fault.key, fault])).values()]
}

function roomOf(file: string): string {
  const [, floor = '', room = ''] = file.split('/')
  return floor === 'domains' ? room : floor
}

function roomOfSql(file: string): string {
  const name = /\d+_(\w+)\.sql$/.exec(file)?.[1] ?? ''
  return roomOfMigration[name] ?? name
}

const VERBS = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])

/** The tables a source writes, by the query builder or in statements of its own. */
function writtenIn(file: string, text: string): string[] {
  const found: string[] = []
  const { program } = parseSync(file, text)
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const verb = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
      if (VERBS.has(verb) && first?.type === 'Literal' && typeof first.value === 'string') found.push(snake(first.value))
    },
    Literal({ value }) {
      if (typeof value === 'string') found.push(...statementIn(value))
    },
    TemplateLiteral({ quasis }) {
      found.push(...statementIn(quasis.map(({ value }) => value.raw).join(' ? ')))
    },
  }).visit(program)
  return found
}

const statementIn = (text: string): string[] => (/^\s*(?:insert into|update|delete from|with)\s/.test(text) ? tablesWritten(text) : [])

const snake = (name: string): string => (name.split('.').at(-1) ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
