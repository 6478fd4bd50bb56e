import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../server/platform/config.ts'

const root = join(import.meta.dirname, '..')
const example = readFileSync(join(root, '.env.example'), 'utf8')

test('.env.example names every variable the server reads, and no other', () => {
  const source = readFileSync(join(root, 'server', 'platform', 'config.ts'), 'utf8')
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
  const listed = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name)
  expect(read.length).toBeGreaterThan(10)
  expect(listed.sort()).toEqual(read.sort())
})

test('.env.example starts as it stands, with the defaults', () => {
  expect(readConfig(parseEnv(example))).toEqual(readConfig({}))
})
