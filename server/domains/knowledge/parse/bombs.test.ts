import { readdirSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { pdf } from './files-for-tests.ts'
import { parseDocument } from './parse-document.ts'
import { limits } from './parsed.ts'
import { turnstile } from './take-turns.ts'

/** What a process of ours may have resident while it reads: the limit, and the engine itself. */
const most = limits.parserMegabytes + 150
const clear = { problem: expect.stringMatching(/^This (document|workbook|sheet|PDF|table)?.*\. (Split|Save|Remove|Shorten)/s) }

test.each([
  ['a PDF', 'pdf' as const, pdfBomb()],
  ['a workbook', 'xlsx' as const, workbookBomb()],
])('%s of a few kilobytes that unfolds to gigabytes stays under the limit', { timeout: 120_000 }, async (_what, kind, bytes) => {
  expect(bytes.length).toBeLessThan(400_000)
  const [answer, megabytes] = await measured(() => parseDocument({ bytes, fileName: `a.${kind}`, kind }, { timeoutMs: 60_000 }))
  expect(answer).toEqual(clear)
  expect(megabytes).toBeGreaterThan(20)
  expect(megabytes).toBeLessThan(most)
})

test('what lies outside the engine’s heap counts too, and so it does where the system has no limit', { timeout: 120_000 }, async () => {
  for (const watched of [false, true]) {
    const [answer, megabytes] = await measured(() =>
      parseDocument({ bytes: pdfBomb(), fileName: 'a.pdf', kind: 'pdf' }, { timeoutMs: 60_000, megabytes: 128, watched }),
    )
    expect(answer).toEqual({ problem: expect.stringContaining('more than 128 MB of memory') })
    if (!watched) expect(megabytes).toBeLessThan(128 + 150)
  }
})

test('parsers take turns, and a crowd is told to come again', async () => {
  const inTurn = turnstile(2, 50)
  let [running, atOnce] = [0, 0]
  const work = () =>
    inTurn(async () => {
      atOnce = Math.max(atOnce, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      running--
    })
  await Promise.all([work(), work(), work(), work()])
  expect(atOnce).toBe(2)
  const endless = new Promise<void>(() => {})
  void inTurn(() => endless)
  void inTurn(() => endless)
  await expect(work()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('Try again in a minute') })
})

/** Its pages draw the same compressed stream of text again and again. */
function pdfBomb(): Buffer {
  const text = deflateSync(Buffer.from(`BT /F1 12 Tf ${'(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj '.repeat(2_000_000)} ET`), { level: 9 })
  const stream = `<< /Length ${text.length} /Filter /FlateDecode >>\nstream\n${text.toString('latin1')}\nendstream`
  const [head = '', rest = ''] = pdf(['x'])
    .toString('latin1')
    .split(/5 0 obj\n[\s\S]*?\nendobj\n/)
  const begins = head.length
  const objects = `5 0 obj\n${stream}\nendobj\n`
  const moved = rest.replace(/\d{10}(?= 00000 n \n(?:trailer|$))/, String(begins).padStart(10, '0'))
  return Buffer.from(`${head}${objects}${moved.replace(/startxref\n\d+/, `startxref\n${(head + objects).length}`)}`, 'latin1')
}

/** One cell in the first row, one in the last row and column that a workbook can have. */
function workbookBomb(): Buffer {
  const part = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const cells = Array.from(
    { length: 60 },
    (_, at) => `<row r="${1 + at * 3_000}"><c r="A${1 + at * 3_000}"><v>1</v></c><c r="XFD${1 + at * 3_000}"><v>2</v></c></row>`,
  )
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': part(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
      '_rels/.rels': part(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      'xl/workbook.xml': part(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': part(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': part(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells.join('')}</sheetData></worksheet>`,
      ),
    }),
  )
}

/** The answer, and the most memory that a parser of ours had resident meanwhile, as the system counts it. */
async function measured<T>(work: () => Promise<T>): Promise<[T, number]> {
  let most = 0
  const timer = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        if (!status.includes(`\nPPid:\t${process.pid}\n`) || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('parse/process.ts'))
          continue
        most = Math.max(most, Number(/^Vm(?:HWM|RSS):\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024)
      } catch {
        // It ended between two looks.
      }
    }
  }, 50)
  const answer = await work()
  clearInterval(timer)
  return [answer, most]
}
