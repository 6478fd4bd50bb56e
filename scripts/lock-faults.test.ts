import { expect, test } from 'vitest'
import { lockFaults } from './lock-faults.ts'

test('a whole lock has no faults', () => {
  const packages = {
    '': { dependencies: { a: '1.0.0' } },
    server: { dependencies: { b: '1.0.0' } },
    'node_modules/server': { resolved: 'server', link: true },
    'node_modules/a': { dependencies: { b: '2.0.0', c: '1.0.0' } },
    'node_modules/a/node_modules/b': { dependencies: { c: '1.0.0' } },
    'node_modules/b': {},
    'node_modules/c': {},
  }
  expect(lockFaults({ packages })).toEqual([])
})

test('a dependency that nothing provides is named', () => {
  const packages = { '': {}, 'node_modules/a': { dependencies: { b: '1.0.0' } }, 'node_modules/c/node_modules/b': {} }
  expect(lockFaults({ packages })).toEqual([expect.stringMatching(/^node_modules\/a needs b/)])
})

test('a registry that only its maker can reach is named once', () => {
  const packages = {
    '': {},
    'node_modules/a': { resolved: 'http://registry.internal:4873/a/-/a-1.0.0.tgz' },
    'node_modules/b': { resolved: 'http://registry.internal:4873/b/-/b-1.0.0.tgz' },
  }
  expect(lockFaults({ packages })).toEqual([expect.stringContaining('registry.internal:4873')])
})
