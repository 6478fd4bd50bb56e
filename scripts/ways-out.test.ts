import { expect, test } from 'vitest'
import { waysOut } from './ways-out.ts'

const up = '../'

test('a path within the repository is fine, from any depth', () => {
  expect(waysOut('server/cli/doctor.ts', `import x from '${up}roles/api.ts'; new URL('${up}${up}web/dist', import.meta.url)`, [])).toEqual(
    [],
  )
})

test('a path of dots that climbs past the root is named', () => {
  expect(waysOut('scripts/check.ts', `readFileSync('${up}${up}elsewhere/notes.md')`, [])).toEqual([
    expect.stringContaining('elsewhere/notes.md'),
  ])
  expect(waysOut('README.md', `[notes](${up}notes.md)`, [])).toHaveLength(1)
})

test('somebody’s own folder is named', () => {
  expect(waysOut('docs/a.md', `cd /${'home'}/ana/salesboy`, [])).toHaveLength(1)
  expect(waysOut('docs/a.md', 'see /srv/checkouts/other.md', ['/srv/checkouts/'])).toHaveLength(1)
})

test('addresses and routes are no paths of a machine', () => {
  expect(waysOut('docs/a.md', 'https://example.com/srv/checkouts/x and POST /api/v1/home', ['/srv/checkouts/'])).toEqual([])
})
