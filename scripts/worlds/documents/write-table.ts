import type { Random } from '../random.ts'
import type { Block, Paper } from './block.ts'
import { officeParts, xmlSafe, zip } from './zip.ts'

/** What a sheet can hold of a paper: its title line, headings as lines of their own, tables and prices as rows. */
function rowsOf({ title, blocks }: Paper, withTitle: boolean): string[][] {
  const rows = (block: Block): string[][] => {
    switch (block.kind) {
      case 'heading':
      case 'text':
        return [[block.text]]
      case 'list':
        return block.items.map((item) => [item])
      case 'question':
        return [[block.asks, block.says]]
      case 'prices':
        return block.rows.map((row) => [...row])
      case 'table':
        return [block.header, ...block.rows]
    }
  }
  return [...(withTitle ? [[title]] : []), ...blocks.flatMap(rows)]
}

/** For a paper of one table: its header first, as programs export it. */
export function writeCsv(paper: Paper, random: Random): string {
  const mark = random.pick([',', ';'])
  const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rowsOf(paper, false)
    .map((row) => `${row.map(cell).join(mark)}\r\n`)
    .join('')
}

export function writeXlsx(paper: Paper): Buffer {
  const rows = rowsOf(paper, false)
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((cell, x) => `<c r="${'ABCDEFGHIJ'[x]}${y + 1}" t="inlineStr"><is><t xml:space="preserve">${xmlSafe(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('')
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zip({
    ...officeParts('xl/workbook.xml', `${sheet}.sheet.main+xml`, { 'xl/worksheets/sheet1.xml': `${sheet}.worksheet+xml` }),
    'xl/workbook.xml':
      '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Prices" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  })
}
