import { expect, test } from 'vitest'
import { documentXml, docx, paragraph } from './files-for-tests.ts'
import { parseDocument } from './parse-document.ts'

const csv = (rows: number) => Buffer.from(`Item,Price\n${Array.from({ length: rows }, (_, row) => `Tray number ${row},${row}`).join('\n')}`)

test('a document comes back as passages with vectors, titled by its file when it has no title', async () => {
  const answer = await parseDocument({ bytes: csv(2), fileName: 'price_list-2026.csv', kind: 'csv' })
  expect(answer).toMatchObject({
    document: { title: 'price list 2026', chunks: [{ text: 'Item: Tray number 0 | Price: 0\nItem: Tray number 1 | Price: 1' }] },
  })
  if ('document' in answer) expect(answer.document.chunks[0]!.vector).toHaveLength(512)
})

test('what cannot be read is a value that says why', async () => {
  expect(await parseDocument({ bytes: Buffer.from('%PDF-broken'), fileName: 'a.pdf', kind: 'pdf' })).toEqual({
    problem: expect.stringContaining('damaged'),
  })
})

test('a parser that takes too long is killed', async () => {
  const started = performance.now()
  expect(await parseDocument({ bytes: csv(190_000), fileName: 'a.csv', kind: 'csv' }, { timeoutMs: 500 })).toEqual({
    problem: expect.stringContaining('longer than 0.5 seconds'),
  })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a parser that takes too much memory is killed', async () => {
  const costly = docx('', {
    'word/document.xml': Buffer.from(documentXml(Array.from({ length: 200_000 }, (_, row) => paragraph(`costly ${row}`)).join(''))),
  })
  expect(await parseDocument({ bytes: costly, fileName: 'a.docx', kind: 'docx' }, { megabytes: 64 })).toEqual({
    problem: expect.stringContaining('more than 64 MB of memory'),
  })
})

test('a parser that hits something unforeseen ends as a problem, not as a retry for ever', async () => {
  const answer = await parseDocument({ bytes: Buffer.from('hello'), fileName: 'a.xyz', kind: 'xyz' as never })
  expect(answer).toEqual({ problem: expect.stringContaining('Save it in another form') })
})
