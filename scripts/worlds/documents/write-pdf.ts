import type { Block, Paper } from './block.ts'

/** Where text stands on a page: columns are places, not characters, as programs print them. */
interface Line {
  size: number
  cells: [x: number, text: string][]
}

const linesPerPage = 46

/** A PDF in Helvetica. Only for text that Windows-1252 can write: see `writable`. */
export function writePdf({ title, blocks }: Paper): Buffer {
  const lines: Line[] = [{ size: 17, cells: [[50, title]] }, blank, ...blocks.flatMap((block) => [...linesOf(block), blank])]
  const pages = Array.from({ length: Math.ceil(lines.length / linesPerPage) }, (_, at) =>
    lines.slice(at * linesPerPage, (at + 1) * linesPerPage),
  )
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, at) => {
      const content = page
        .flatMap(({ size, cells }, line) =>
          cells.map(([x, text]) => `BT /F1 ${size} Tf ${x} ${790 - line * 16} Td (${encode(text)}) Tj ET`),
        )
        .join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = out.length
    out += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

const blank: Line = { size: 10, cells: [] }

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ size: 13, cells: [[50, block.text]] }]
    case 'text':
      return wrapped(block.text)
    case 'list':
      return block.items.flatMap((item) => wrapped(`- ${item}`))
    case 'question':
      return [{ size: 11, cells: [[50, block.asks]] }, ...wrapped(block.says)]
    case 'prices':
      return block.rows.map(([name, price]) => ({
        size: 10,
        cells: [
          [50, name],
          [430, price],
        ],
      }))
    case 'table': {
      const step = 490 / block.header.length
      return [block.header, ...block.rows].map((row) => ({
        size: 10,
        cells: row.map((cell, at): [number, string] => [50 + Math.round(at * step), cell]),
      }))
    }
  }
}

function wrapped(text: string): Line[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    if (`${lines.at(-1)} ${word}`.length > 92) lines.push(word)
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim()
  }
  return lines.map((line) => ({ size: 10, cells: [[50, line]] }))
}

const windows: Record<string, number> = { '€': 0x80, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97 }

export const writable = (text: string) => [...text].every((letter) => letter in windows || letter.codePointAt(0)! < 256)

/** In Latin-1, what Windows puts between 128 and 159 by its number there. */
const encode = (text: string) =>
  [...text]
    .map((letter) => (letter in windows ? String.fromCharCode(windows[letter]!) : letter))
    .join('')
    .replace(/[\\()]/g, '\\$&')
