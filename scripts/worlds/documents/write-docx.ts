import type { Block, Paper } from './block.ts'
import { officeParts, xmlSafe, zip } from './zip.ts'

/** A Word document with headings, lists typed by hand and real tables. */
export function writeDocx({ title, blocks }: Paper): Buffer {
  const part = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return paragraph(block.text, 'Heading2')
      case 'text':
        return paragraph(block.text)
      case 'list':
        return block.items.map((item) => paragraph(`– ${item}`)).join('')
      case 'question':
        return paragraph(block.asks, undefined, true) + paragraph(block.says)
      case 'prices':
        return block.rows.map(([name, price]) => paragraph(`${name}\t${price}`)).join('')
      case 'table':
        return `<w:tbl>${[block.header, ...block.rows].map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>${paragraph('')}`
    }
  }
  const body = paragraph(title, 'Heading1') + blocks.map(part).join('')
  return zip({
    ...officeParts('word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
}

function paragraph(text: string, style?: string, bold = false): string {
  const runs = text
    .split('\t')
    .map((run) => `<w:t xml:space="preserve">${xmlSafe(run)}</w:t>`)
    .join('<w:tab/>')
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${runs}</w:r></w:p>`
}
