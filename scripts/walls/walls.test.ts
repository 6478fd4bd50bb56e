import { describe, expect, test } from 'vitest'
import { customersWords } from './customers-words.ts'
import { unheardFacts } from './facts.ts'
import { laterTables } from './later-tables.ts'
import { newFaults, overCounted } from './shrinking.ts'
import { foreignWrites } from './tables.ts'
import { tornText } from './torn-text.ts'
import { unreadNames } from './unread.ts'
import { visibleText } from './visible-text.ts'

const keys = (faults: { key: string }[]) => faults.map(({ key }) => key)

describe('a table is written by its own room', () => {
  const owners = { contacts: ['contacts'], orders: ['order_items'], conversations: ['messages'] }
  const judged = (file: string, text: string) => keys(foreignWrites({ [file]: text }, owners))

  test.each([
    ['server/domains/orders/a.ts', "tx.updateTable('contacts').set({})"],
    ['server/domains/contacts/a.ts', "tx.insertInto('orderItems')"],
    ['server/domains/orders/a.ts', "tx.raw('update contacts set name = $1', [])"],
    ['server/agent/a.ts', 'sql`delete from messages where id = 1`'],
    ['server/migrations/0009_orders.sql', 'create function app.f() returns void as $$ insert into messages (id) values (1) $$;'],
  ])('%s: %s', (file, text) => {
    expect(judged(file, text)).toHaveLength(1)
  })
  test.each([
    ['server/domains/orders/a.ts', "tx.updateTable('orderItems').set({})"],
    ['server/domains/orders/a.ts', "tx.selectFrom('contacts')"],
    ['server/domains/orders/a.ts', '/** Whoever may update contacts. */ const a = "Update contacts"'],
    ['server/domains/orders/a.test.ts', "tx.deleteFrom('contacts')"],
    ['server/migrations/0005_mailbox.sql', '-- insert into contacts\ninsert into messages (id) values (1);'],
  ])('%s passes: %s', (file, text) => {
    expect(judged(file, text)).toEqual([])
  })
  test('a table without an owner is named', () => {
    expect(judged('server/migrations/0009_orders.sql', 'create table refunds (\n  id uuid\n);')).toEqual(["refunds is nobody's"])
  })
})

test('a migration names no table that a later one makes', () => {
  const first = 'create table a (\n  id uuid\n);\ncreate function f() as $$ select 1 from b join a on true $$;'
  const sources = {
    'server/migrations/0001_x.sql': first,
    'server/migrations/0002_y.sql': 'create table b (\n  a_id uuid references a\n);',
  }
  expect(keys(laterTables(sources))).toEqual(['server/migrations/0001_x.sql names b'])
})

test('a fact is announced and recorded, in TypeScript or SQL, or it is none', () => {
  const contract = "export const events = {\n  'order.drafted': event(),\n  'order.lost': event(),\n  'turn.closed': event(),\n}"
  const sources = {
    'contract/events.ts': contract,
    'server/domains/orders/a.ts': "record(tx, 'order.drafted', {}); record(tx, 'order.eaten', {})",
    'server/migrations/0001_x.sql': "perform app.record('turn.closed', 'x'); perform app.record('turn.eaten', 'x');",
  }
  expect(keys(unheardFacts(sources))).toEqual([
    'order.lost is never recorded',
    'server/domains/orders/a.ts records order.eaten',
    'server/migrations/0001_x.sql records turn.eaten',
  ])
})

test('a column and a setting are read by somebody', () => {
  const sources = {
    'server/migrations/0001_x.sql': 'create table a (\n  id uuid,\n  first_name text,\n  lost_at timestamptz,\n  unique (id)\n);',
    'server/platform/config.ts': 'const a = {\n    port: env.PORT,\n    ghost: env.GHOST,\n}',
    'server/a.ts': 'row.firstName + config.port',
  }
  expect(keys(unreadNames(sources))).toEqual(['a.lost_at is never read', 'config.ghost is never read'])
})

test('what people read on a screen is counted, what machines read is not', () => {
  const page = '<p className="grey text">Nothing here yet <b>{count} left</b><input placeholder="Your name" type="text" />{t.saved}</p>'
  expect(visibleText('a.tsx', `const a = () => ${page}`)).toEqual(['Nothing here yet', 'left', 'Your name'])
})

test('words of customers in code are counted, our own names are not', () => {
  expect(customersWords('a.ts', 'const A = /\\b(?:price|bei|kitna)\\b/iu\nconst B = /^\\p{L}+$/u\nconst C = "message.sent"')).toBe(3)
  expect(customersWords('a.ts', "const A = new Set('uno dos tres cuatro cinco'.split(' '))")).toBe(5)
})

test('what is forgiven only becomes less', () => {
  const fault = { key: 'a', says: 'a is wrong.' }
  expect(newFaults([fault], { a: 'for now' })).toEqual([])
  expect(newFaults([fault], {})).toEqual(['a is wrong.'])
  expect(newFaults([], { a: 'for now' })).toHaveLength(1)
  expect(overCounted({ a: 2, b: 1 }, { a: 3 }, 'words', 'Move them.')).toEqual(['b has 1 words, 0 are forgiven. Move them.'])
})

describe('text is cut between characters', () => {
  const judged = (text: string) => keys(tornText({ 'server/a.ts': text }))

  test.each(['const a = text.slice(0, 500)', "const a = [one, two].join(', ').slice(0, 1_000)", "const a = (name ?? 'file').slice(-200)"])(
    '%s',
    (text) => {
      expect(judged(text)).toHaveLength(1)
    },
  )
  test.each([
    'const a = day.slice(0, 10)',
    'const a = [...all].filter(Boolean).slice(0, 500)',
    'const a = rows.slice(0, 1000)',
    'const a = text.slice(from, 300)',
  ])('not %s', (text) => {
    expect(judged(text)).toEqual([])
  })
})
