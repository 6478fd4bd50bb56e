import { zipSync } from 'fflate'
import readXlsxFile, { type CellValue } from 'read-excel-file/universal'
import { checkZip } from './check-zip.ts'
import { limits, type Parsed, type Section, Unreadable } from './parsed.ts'
import { isHeader } from './read-csv.ts'
import { finish } from './read-text.ts'
import { readLooks, showSheet, withoutHiddenSheets } from './show-sheet.ts'
import { oneLine, visible } from './visible.ts'

/** A workbook: every visible sheet as a person sees it. Formulas are their last values; numbers keep what their format shows (10%, ₦5,000). */
export async function readXlsx(bytes: Buffer): Promise<Parsed> {
  const sheets = await sheetsOf(bytes)
  const sections = sheets.flatMap(({ name, rows }) =>
    sectionsOf(rows, sheets.length > 1 || !/^(sheet|tabelle|feuil|hoja|planilha)\s*\d*$/i.test(name) ? name : null),
  )
  const parsed = finish({ title: null, sections, pages: 1 })
  if (!parsed.sections.some(({ text, table }) => text || table))
    throw new Unreadable('This workbook is empty. Save it again with at least a header line and one row.')
  return parsed
}

async function sheetsOf(bytes: Buffer): Promise<{ name: string; rows: string[][] }[]> {
  const sheets = await unpack(bytes)
  let count = 0
  return sheets
    .map(({ sheet, data }) => ({ name: oneLine(visible(sheet)), rows: data.map((row) => row.map(textOf)) }))
    .filter(({ rows }) => {
      count += rows.length
      if (count > limits.rows + sheets.length)
        throw new Unreadable(`This workbook has more than ${limits.rows.toLocaleString('en')} rows. Split it into several files.`)
      const width = Math.max(0, ...rows.slice(0, 1000).map((row) => row.length))
      if (width > limits.columns)
        throw new Unreadable(
          `A sheet of this workbook has ${width} columns; at most ${limits.columns} can be read. Remove the columns customers never ask about.`,
        )
      return rows.some((row) => row.some(Boolean))
    })
}

async function unpack(bytes: Buffer) {
  const parts = checkZip(bytes)
  const workbook = parts.get('xl/workbook.xml')
  if (!workbook)
    throw new Unreadable('There is no Excel workbook in this file. Open it in Excel or Google Sheets, save it as XLSX and upload that.')

  const looks = readLooks(parts.get('xl/styles.xml')?.toString('utf8') ?? '')
  const kept: Record<string, [Uint8Array, { level: 0 }]> = {}
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
      throw new Unreadable('This workbook defines its own XML entities, which is not allowed. Save it again from Excel or Google Sheets.')
    const shown =
      name === 'xl/workbook.xml'
        ? withoutHiddenSheets(content.toString('utf8'))
        : /^xl\/worksheets\/[^/]+\.xml$/.test(name)
          ? showSheet(content.toString('utf8'), looks)
          : null
    kept[name] = [shown === null ? content : Buffer.from(shown), { level: 0 }]
  }
  try {
    const zip = zipSync(kept)
    return await readXlsxFile<string>(zip.buffer as ArrayBuffer, { parseNumber: plainNumber, trim: true })
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw new Unreadable('This workbook is damaged. Open it in Excel or Google Sheets, save it again as XLSX and upload that.')
  }
}

/** 0.30000000000000004 is how a file keeps 0.3. */
const plainNumber = (value: string) => (Number.isFinite(Number(value)) ? String(Number(Number(value).toPrecision(15))) : value)

function textOf(value: CellValue<string> | null): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof Date) return dateText(value)
  const text = String(value)
  if (text.length * 3 > limits.cellBytes && Buffer.byteLength(text) > limits.cellBytes)
    throw new Unreadable('A cell of this workbook is larger than 32 KB. Shorten it and upload the workbook again.')
  return /^#(?:N\/A|[A-Z]+[!?]|DIV\/0!)$/.test(text) ? '' : oneLine(visible(text))
}

/** Excel keeps a time of day as a moment of its day zero. */
function dateText(date: Date) {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const time = text.slice(11, 16)
  if (date.getUTCFullYear() < 1901) return time
  return time === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`
}

/** Tables with their header; a line of one cell is a heading of what follows, or a note. */
function sectionsOf(rows: string[][], name: string | null): Section[] {
  const sections: Section[] = []
  const wide = rows.some((row) => row.filter(Boolean).length > 1)
  let header: string[] | null = null
  let heading = name
  let gap = true
  let table: string[][] = []
  let text = ''

  const close = () => {
    if (text.trim()) sections.push({ heading, text })
    if (table.length) sections.push({ heading, text: '', table: { header: header ?? [], rows: table } })
    text = ''
    table = []
  }
  for (const [index, row] of rows.entries()) {
    const filled = row.filter(Boolean)
    if (filled.length === 0) gap = true
    else if (filled.length === 1) {
      const follows = rows.slice(index + 1).find((next) => next.some(Boolean))
      const heads =
        wide && header !== null && filled[0]!.length <= 80 && !/[.!?]$/.test(filled[0]!) && (follows?.filter(Boolean).length ?? 0) > 1
      if (heads || table.length) close()
      if (heads) heading = [name, filled[0]].filter(Boolean).join(' > ')
      else text += `${filled[0]}\n`
    } else {
      const next = rows[index + 1] ?? []
      if (
        (gap || header === null) &&
        isHeader(row, [next]) &&
        next.some(Boolean) &&
        (header === null || next.some((cell) => /\d/.test(cell)))
      ) {
        close()
        header = row
      } else table.push(row)
      gap = false
    }
  }
  close()
  return sections
}
