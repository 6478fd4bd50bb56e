import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Report, times } from './report.ts'

const rows = { fast: { what: 'fast', budget: '≤ 1 ms' }, slow: { what: 'slow', budget: '' } }

test('a step that breaks is reported in its own rows, what it had measured stays, and the rest goes on', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const report = new Report(rows)
  await report.attempt('postgres', ['fast', 'slow'], async () => {
    report.note('postgres', 'fast', times([1, 2, 3]))
    throw new Error('A process ended before it was ready:\nno room on the disk')
  })
  await report.attempt('embedded', ['slow'], async () => report.note('embedded', 'slow', times([5])))
  said.mockRestore()

  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'out.json')
  report.write(path, { messages: 3 })
  const written = JSON.parse(readFileSync(path, 'utf8'))
  expect(written.sizes).toEqual({ messages: 3 })
  expect(written.rows).toMatchObject([
    { name: 'fast', budget: '≤ 1 ms', postgres: { text: 'p50 2.0, p95 3.0, p99 3.0 ms', numbers: { p50: 2, count: 3 } } },
    { name: 'slow', postgres: { text: 'failed: no room on the disk' }, embedded: { numbers: { p50: 5 } } },
  ])
})

test('a measurement of nothing is not a fast one', () => {
  expect(times([]).text).toContain('NaN')
})
