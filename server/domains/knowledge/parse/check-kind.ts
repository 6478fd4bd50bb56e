import { fileTypeFromBuffer } from 'file-type'
import { Problem } from '#platform/problem.ts'
import type { Kind } from './parsed.ts'

/** How many bytes of the start of a file are enough to tell. */
export const headBytes = 4_100

/**
 * The kind of an upload. Extension, declared type and the first bytes must agree; whoever sends a program named
 * menu.pdf gets a Problem('unsupported') that says what the file really is.
 */
export async function checkKind(fileName: string, declaredType: string | undefined, head: Uint8Array): Promise<Kind> {
  if (head.length === 0)
    throw new Problem('invalid', 'This file is empty. Choose the file again, or export it once more from the program that made it.')

  const extension = fileName.toLowerCase().match(/\.([a-z0-9]+)$/)?.[1] ?? ''
  const kind = kindOfExtension[extension]
  if (!kind)
    throw new Problem('unsupported', `Files ending in "${extension ? `.${extension}` : fileName}" cannot be read. Use ${readable}.`)

  const type = declaredType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type && type !== 'application/octet-stream' && !declaredTypes[kind].includes(type))
    throw new Problem('unsupported', `"${fileName}" ends in .${extension} but was sent as ${type}. Check the file and send it again.`)

  const wrong = await contradiction(kind, head)
  if (wrong) throw new Problem('unsupported', `"${fileName}" ends in .${extension}, but its content is ${wrong}. Save it as ${readable}.`)
  return kind
}

const readable = 'PDF, DOCX, TXT, MD, HTML, CSV or XLSX'

const kindOfExtension: Record<string, Kind> = {
  pdf: 'pdf',
  docx: 'docx',
  txt: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  csv: 'csv',
  xlsx: 'xlsx',
}

// Windows declares .csv as Excel's, and many programs know no type for markdown.
const declaredTypes: Record<Kind, string[]> = {
  pdf: ['application/pdf', 'application/x-pdf'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip', 'application/x-zip-compressed'],
  txt: ['text/plain'],
  md: ['text/markdown', 'text/x-markdown', 'text/plain'],
  html: ['text/html', 'application/xhtml+xml'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip', 'application/x-zip-compressed'],
  csv: ['text/csv', 'application/csv', 'application/vnd.ms-excel', 'text/plain', 'text/comma-separated-values'],
}

async function contradiction(kind: Kind, head: Uint8Array): Promise<string | null> {
  const is = (magic: string, within = 0) => Buffer.from(head.subarray(0, magic.length + within)).includes(magic, 0, 'latin1')

  if (kind === 'pdf') return is('%PDF-', 1_000) ? null : await nameOf(head)
  if (kind === 'docx')
    return is('PK\x03\x04') ? null : is('\xd0\xcf\x11\xe0') ? 'an old .doc or a password-protected document' : await nameOf(head)
  if (kind === 'xlsx')
    return is('PK\x03\x04') ? null : is('\xd0\xcf\x11\xe0') ? 'an old .xls or a password-protected workbook' : await nameOf(head)
  if (is('%PDF-')) return 'a PDF'
  if (is('{\\rtf')) return 'rich text (RTF)'
  return isText(head) ? null : await nameOf(head)
}

/** UTF-16 has NULs and says so in its first two bytes; any other text has none and hardly a control character. */
function isText(head: Uint8Array) {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return false
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls++
  }
  return controls <= head.length / 100
}

async function nameOf(head: Uint8Array) {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found) return `${found.ext.toUpperCase()} (${found.mime})`
  return isText(head) ? 'plain text' : 'something else'
}
