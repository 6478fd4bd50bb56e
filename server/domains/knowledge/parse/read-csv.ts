import { parse } from 'csv-parse/sync'
import { cut } from '#platform/text/cut.ts'
import { decode } from './decode.ts'
import { limits, type Parsed, Unreadable } from './parsed.ts'
import { oneLine, visible } from './visible.ts'

/** A table with its header. The delimiter is the one that splits the first lines most evenly; Excel's `sep=;` line wins. */
export function readCsv(bytes: Uint8Array): Parsed {
  const named = decode(bytes).replace(/^\ufeff/, '')
  const declared = /^sep=(.)\r?\n/i.exec(named)
  const text = declared ? named.slice(declared[0].length) : named
  if (!text.trim()) throw new Unreadable('This table is empty. Export it again with at least a header line and one row.')

  const delimiter = declared?.[1] ?? delimiterOf(cut(text, 20_000))
  const records = parseRecords(text, delimiter)
  const width = Math.max(0, ...records.slice(0, 1000).map((record) => record.length))
  if (width > limits.columns)
    throw new Unreadable(
      `This table has ${width} columns; at most ${limits.columns} can be read. Remove the columns customers never ask about.`,
    )

  const [first = [], ...rest] = records
  const headed = isHeader(first, rest)
  const header = headed ? first : first.map((_, index) => `Column ${index + 1}`)
  const rows = headed ? rest : records
  if (rows.length === 0) throw new Unreadable('This table has a header but no rows. Export it again with its rows.')

  const characters = rows.reduce((sum, row) => sum + row.reduce((length, cell) => length + cell.length, 0), 0)
  return { title: null, sections: [{ heading: null, text: '', table: { header, rows } }], pages: 1, characters }
}

function parseRecords(text: string, delimiter: string): string[][] {
  let count = 0
  try {
    return parse(text, {
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      onRecord: (record: string[]) => {
        if (++count > limits.rows + 1)
          throw new Unreadable(`This table has more than ${limits.rows.toLocaleString('en')} rows. Split it into several files.`)
        if (record.length > limits.columns)
          throw new Unreadable(
            `Row ${count} of this table has ${record.length} columns; at most ${limits.columns} can be read. Remove the columns customers never ask about.`,
          )
        return record.map((cell) => {
          if (cell.length > limits.cellBytes || (cell.length * 3 > limits.cellBytes && Buffer.byteLength(cell) > limits.cellBytes))
            throw new Unreadable(
              `A cell in row ${count} of this table is larger than 32 KB. Shorten it, or check for a missing quotation mark.`,
            )
          return oneLine(visible(cell))
        })
      },
    }) as string[][]
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(
      `This table cannot be read: ${error instanceof Error ? error.message : 'it is damaged'}. Check the quotation marks and export it again as CSV.`,
    )
  }
}

function delimiterOf(sample: string) {
  const lines = sample
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 20)
  const evenness = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = counts[0] ?? 0
    return usual === 0 ? 0 : usual * (counts.filter((count) => count === usual).length / counts.length) ** 2
  }
  return [',', ';', '\t', '|'].reduce((best, next) => (evenness(next) > evenness(best) ? next : best))
}

/** A header names things: no cell is a number or empty-handed, and it differs from what stands below it. */
export function isHeader(first: string[], rest: string[][]) {
  if (rest.length === 0) return true
  return first.filter(Boolean).length >= Math.ceil(first.length / 2) && !first.some((cell) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell))
}
