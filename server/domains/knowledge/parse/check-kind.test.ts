import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { checkKind } from './check-kind.ts'
import { docx, paragraph, pdf } from './files-for-tests.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const text = Buffer.from('Opening hours: nine to five')

test.each([
  ['menu.PDF', 'application/pdf', pdf(['x']), 'pdf'],
  ['menu.pdf', 'application/octet-stream', pdf(['x']), 'pdf'],
  ['rules.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx(paragraph('x')), 'docx'],
  ['faq.txt', 'text/plain; charset=utf-8', text, 'txt'],
  ['faq.txt', undefined, Buffer.from('\ufeffHej', 'utf16le'), 'txt'],
  ['bmw.txt', 'text/plain', Buffer.from('BMW service costs 5,000'), 'txt'],
  ['faq.md', 'text/plain', text, 'md'],
  ['page.htm', 'text/html', Buffer.from('<p>x'), 'html'],
  ['list.csv', 'application/vnd.ms-excel', Buffer.from('a;b\n1;2'), 'csv'],
] as const)('%s sent as %s is what it says', async (name, type, head, kind) => {
  expect(await checkKind(name, type, head)).toBe(kind)
})

test.each([
  ['menu.exe', 'application/pdf', pdf(['x']), /cannot be read/],
  ['menu', 'application/pdf', pdf(['x']), /cannot be read/],
  ['menu.pdf', 'text/html', pdf(['x']), /was sent as text\/html/],
  ['menu.pdf', 'application/pdf', png, /content is PNG/],
  ['menu.pdf', 'application/pdf', text, /content is plain text/],
  ['menu.txt', 'text/plain', pdf(['x']), /content is a PDF/],
  ['menu.txt', 'text/plain', Buffer.from('{\\rtf1 hello}'), /RTF/],
  ['menu.csv', 'text/csv', Buffer.from(zipSync({ a: strToU8('a') })), /content is ZIP/],
  ['menu.md', 'text/markdown', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), /content is/],
  ['old.docx', '', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), /old \.doc or a password/],
  ['a.txt', 'text/plain', Buffer.alloc(0), /empty/],
] as const)('%s sent as %s is refused when its content disagrees', async (name, type, head, message) => {
  await expect(checkKind(name, type, head)).rejects.toThrow(message)
})
