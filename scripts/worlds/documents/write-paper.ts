import type { Random } from '../random.ts'
import type { Format, Paper } from './block.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writePdf } from './write-pdf.ts'
import { writeCsv, writeXlsx } from './write-table.ts'
import { writeMarkdown, writeText } from './write-text.ts'

/** The bytes of a paper in its format; how somebody sets it out is drawn. */
export function writePaper(paper: Paper & { format: Format }, random: Random): Buffer {
  return Buffer.from(writers[paper.format](paper, random))
}

const writers: Record<Format, (paper: Paper, random: Random) => string | Buffer> = {
  txt: writeText,
  md: writeMarkdown,
  html: writeHtml,
  docx: writeDocx,
  pdf: writePdf,
  csv: writeCsv,
  xlsx: writeXlsx,
}
