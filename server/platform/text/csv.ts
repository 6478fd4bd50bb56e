/** A table as a file that any spreadsheet opens, UTF-8 with a byte order mark for Excel. Texts are only ever text in it; numbers are numbers. */
export function toCsv(header: string[], rows: (string | number | null)[][]): Buffer {
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(','))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}

/** A cell of such a file, or of a spreadsheet made from it, as it was before. */
export const withoutApostrophe = (cell: string): string => (STARTS_SOMETHING.test(cell) ? cell.replace(/^'/, '') : cell)

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = STARTS_SOMETHING.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * What a spreadsheet may run as a formula or a command: a sign that starts one, in any of its forms, behind whatever nobody
 * sees; a tab or line break in front; and the same behind apostrophes, so that taking one away undoes adding one.
 */
const STARTS_SOMETHING =
  /^'*(?:[\t\r\n]|[\s\p{C}\p{DI}\u2800]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\uff5c\ufe62\ufe63\ufe66\ufe6b\u207a\u207b\u208a\u208b\u207c\u208c\u2212])/u
