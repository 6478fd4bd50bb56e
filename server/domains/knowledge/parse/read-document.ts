import { isTable, type Kind, limits, maxBytes, megabytes, type Parsed, Unreadable } from './parsed.ts'

/** Reads a whole document in this process; what a person must know about it comes as Unreadable. Only ever run in the guarded child. */
export async function readDocument(bytes: Buffer, kind: Kind): Promise<Parsed> {
  if (bytes.length === 0)
    throw new Unreadable('This file is empty. Choose the file again, or export it once more from the program that made it.')
  if (bytes.length > maxBytes(kind))
    throw new Unreadable(`This file is larger than ${megabytes(maxBytes(kind))}. Make it smaller or split it.`)

  const parsed = await readers[kind](bytes)
  if (!isTable(kind) && parsed.characters > limits.characters)
    throw new Unreadable(
      `This document holds more than ${limits.characters.toLocaleString('en')} characters. Split it and upload the parts.`,
    )
  if (
    !parsed.sections.some(
      ({ text, table }) => /[\p{L}\p{N}]/u.test(text) || table?.rows.some((row) => row.some((cell) => /[\p{L}\p{N}]/u.test(cell))),
    )
  )
    throw new Unreadable(
      'No text was found in this file. Check that it is the right one, or type the important parts into a text file and upload that.',
    )
  return parsed
}

// Each library is loaded only for the kind that needs it: the child lives for one document.
const readers: Record<Kind, (bytes: Buffer) => Parsed | Promise<Parsed>> = {
  pdf: async (bytes) => (await import('./read-pdf.ts')).readPdf(bytes),
  docx: async (bytes) => (await import('./read-docx.ts')).readDocx(bytes),
  html: async (bytes) => (await import('./read-html.ts')).readHtml(bytes),
  csv: async (bytes) => (await import('./read-csv.ts')).readCsv(bytes),
  xlsx: async (bytes) => (await import('./read-xlsx.ts')).readXlsx(bytes),
  md: async (bytes) => (await import('./read-markdown.ts')).readMarkdown(bytes),
  txt: async (bytes) => (await import('./read-text.ts')).readText(bytes),
}
