import { expect, test } from 'vitest'
import { domainOrder, floors, importsOf } from './floors.ts'

const line = (specifier: string) => `import { something } from '${specifier}'\n`
const judged = (file: string, ...specifiers: string[]) => floors({ [file]: specifiers.map(line).join('') })

test('imports that go down pass', () => {
  expect(
    judged('server/roles/worker.ts', '#agent/reply.ts', '#domains/conversations/deliver.ts', '#platform/db.ts', '../rooms.ts'),
  ).toEqual([])
  expect(judged('server/agent/recall.ts', '#domains/knowledge/find-passages.ts', '#llms/chain.ts', './turn.ts')).toEqual([])
  expect(judged('server/domains/conversations/deliver.ts', '#channels/channel.ts', '#domains/inboxes/inbox.ts', './open-file.ts')).toEqual(
    [],
  )
  expect(
    judged('server/channels/whatsapp-cloud/send.ts', '../channel.ts', '#platform/config.ts', '@salesboy/contract/message', 'zod'),
  ).toEqual([])
  expect(judged('web/src/app/shell.tsx', '../pages/inboxes/inboxes.tsx', '@/ui/button.tsx')).toEqual([])
})

test.each([
  ['server/platform/jobs.ts', '#domains/identity/tenant.ts'],
  ['server/platform/db.ts', '#channels/channel.ts'],
  ['server/channels/web-chat/index.ts', '#domains/inboxes/inbox.ts'],
  ['server/llms/chain.ts', '#agent/turn.ts'],
  ['server/domains/knowledge/read.ts', '#agent/turn.ts'],
  ['server/agent/reply.ts', '#roles/worker.ts'],
  ['web/src/ui/button.tsx', '../pages/inboxes/inbox.tsx'],
  ['web/src/lib/api.ts', '@/ui/toast.ts'],
  ['web/src/pages/inboxes/inbox.tsx', '@/app/shell.tsx'],
])('%s may not climb to %s', (file, specifier) => {
  expect(judged(file, specifier)).toEqual([expect.stringContaining('climbs')])
})

test('a type that climbs is a climb', () => {
  expect(floors({ 'server/platform/room.ts': "import type { Turn } from '#agent/turn.ts'" })).toEqual([expect.stringContaining('climbs')])
})

test('an import hidden in a call is seen', () => {
  expect(floors({ 'server/platform/db.ts': "const later = () => import('#agent/turn.ts')" })).toEqual([expect.stringContaining('climbs')])
})

test('a domain may call those before it and may not walk back', () => {
  expect(judged('server/domains/knowledge/routes.ts', '#domains/identity/audit.ts')).toEqual([])
  expect(judged('server/domains/identity/tenant.ts', '#domains/knowledge/read.ts')).toEqual([expect.stringContaining('walks back')])
  expect(judged('server/domains/inboxes/inbox.ts', '#domains/conversations/send.ts')).toEqual([expect.stringContaining('walks back')])
})

test('a domain that nobody has placed is named', () => {
  expect(judged('server/domains/loyalty/index.ts', '#domains/identity/audit.ts')).toEqual([
    expect.stringContaining('no place in the order'),
  ])
})

const pageList = (...pages: string[]) => ({
  'web/src/app/pages.ts': pages.map((page) => `  '${page}': typeof import('../pages/${page}/index.ts')\n`).join(''),
})

test('a page imports earlier pages, and what a later one shows on it goes into a slot', () => {
  const pages = pageList('conversations', 'catalog')
  const folders = { 'web/src/pages/catalog/index.ts': '', 'web/src/pages/conversations/index.ts': '' }
  const read = (file: string, specifier: string) => floors({ ...pages, ...folders, [file]: line(specifier) })
  expect(read('web/src/pages/catalog/product.tsx', '../conversations/content.tsx')).toEqual([])
  expect(read('web/src/pages/conversations/thread.tsx', './bubble.tsx')).toEqual([])
  expect(read('web/src/pages/conversations/thread.tsx', '../catalog/product.tsx')).toEqual([expect.stringContaining('fill a slot')])
})

test('pages stand in the order of their domains, and none is left out', () => {
  const at = (page: string) => ({ [`web/src/pages/${page}/index.ts`]: '' })
  expect(floors({ ...pageList('inboxes', 'tasks'), ...at('inboxes'), ...at('tasks') })).toEqual([])
  expect(floors({ ...pageList('tasks', 'inboxes') })).toEqual([expect.stringContaining('inboxes stands after tasks')])
  expect(floors({ ...pageList('inboxes'), ...at('loyalty') })).toEqual([expect.stringContaining('pages/loyalty has no place')])
  expect(floors({ ...pageList('loyalty') })).toEqual([expect.stringContaining('loyalty is no domain')])
})

test('every domain has its own place', () => {
  expect(new Set(domainOrder).size).toBe(domainOrder.length)
})

test.each([
  ['server/channels/web-chat/index.ts', '#llms/llm.ts'],
  ['server/llms/chain.ts', '#channels/channel.ts'],
  ['server/channels/web-chat/index.ts', '../whatsapp-cloud/send.ts'],
])('%s does not know its neighbour %s', (file, specifier) => {
  expect(judged(file, specifier)).toEqual([expect.stringContaining('side by side')])
})

test('a circle is refused and written once, from its first file', () => {
  const sources = {
    'server/agent/c.ts': line('./a.ts'),
    'server/agent/a.ts': line('./b.ts'),
    'server/agent/b.ts': `export { it } from './c.ts'\n`,
  }
  expect(floors(sources)).toEqual([
    expect.stringMatching(/^server\/agent\/a\.ts → server\/agent\/b\.ts → server\/agent\/c\.ts → … is a circle/),
  ])
})

test('types may point at each other: at run time they are gone', () => {
  expect(floors({ 'server/agent/a.ts': line('./b.ts'), 'server/agent/b.ts': "import type { A } from './a.ts'" })).toEqual([])
})

test('two ways to one file are no circle', () => {
  expect(
    floors({ 'server/agent/a.ts': line('./b.ts') + line('./c.ts'), 'server/agent/b.ts': line('./c.ts'), 'server/agent/c.ts': '' }),
  ).toEqual([])
})

test('the way an import is written shows whether it leaves the room', () => {
  expect(judged('server/agent/reply.ts', '#agent/decide.ts')).toEqual([expect.stringContaining('inside a room')])
  expect(judged('server/agent/reply.ts', '../platform/db.ts')).toEqual([expect.stringContaining('#platform/')])
  expect(judged('server/domains/knowledge/read.ts', '../identity/audit.ts')).toEqual([expect.stringContaining('#domains/identity/')])
})

test('the contract imports zod and itself', () => {
  expect(judged('contract/message.ts', 'zod', './common.ts')).toEqual([])
  expect(judged('contract/message.ts', 'node:crypto')).toEqual([expect.stringContaining('only zod')])
  expect(judged('contract/message.ts', '../server/platform/ids.ts')).toEqual([expect.stringContaining('share only the contract')])
})

test('the parts share only the contract', () => {
  expect(judged('web/src/lib/api.ts', '../../../server/platform/ids.ts')).toEqual([expect.stringContaining('share only the contract')])
  expect(judged('widget/chat.ts', '@salesboy/contract/web-chat')).toEqual([])
  expect(judged('server/cli/start.ts', '../../widget/build.ts')).toEqual([expect.stringContaining('share only the contract')])
})

test('what ships imports no tests or scripts, and tests import what they prove', () => {
  expect(judged('server/cli/drill.ts', '../../test/cast.ts')).toEqual([expect.stringContaining('tests or scripts')])
  expect(judged('server/platform/db.test.ts', '../../test/database.ts', '#domains/identity/create-tenant.ts')).toEqual([])
})

test('the drill may use the stand-ins, and nothing else that ships may', () => {
  expect(judged('server/cli/drill/stand-ins.ts', '../../../test/stand-ins/meta-world.ts')).toEqual([])
  expect(judged('server/agent/reply.ts', '../../test/stand-ins/meta-world.ts')).toEqual([expect.stringContaining('tests or scripts')])
})

test('nothing is imported from outside the repository', () => {
  expect(judged('server/cli/start.ts', '../../../elsewhere/thing.ts')).toEqual([expect.stringContaining('outside the repository')])
})

test('imports are read in every spelling, and not out of comments', () => {
  const text = `import './styles.css'
import type { A } from './a.ts'
import {
  b,
  type B,
} from './b.ts'
export * from './c.ts'
// import { d } from './d.ts'
/* import { e } from './e.ts' */
const f = await import('./f.ts')
`
  expect(importsOf(text).map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' type' : ''}`)).toEqual([
    './a.ts type',
    './b.ts',
    './c.ts',
    './styles.css',
    './f.ts',
  ])
})
