import { expect, test } from 'vitest'
import { readContactRows } from './import-contacts.ts'

const rows = (text: string, country = 'NG') => readContactRows(Buffer.from(text), country).rows

test('every way to write one number is that number', () => {
  const spellings = [
    '0803 000 0013',
    '8030000013',
    '+234 (0) 803 000 0013',
    '002348030000013',
    '2348030000013.0',
    "'08030000013",
    '="08030000013"',
    'tel:+2348030000013',
    'https://wa.me/2348030000013',
    '08030000013 (call after 5)',
    '０８０３０００００１３',
    '0803-000-0013 / 08050007777',
    '++234 803 000 0013 ext. 12',
  ]
  const read = rows(['name,phone', ...spellings.map((cell, i) => `p${i},"${cell.replaceAll('"', '""')}"`)].join('\n'))
  expect(read.map(({ phone }) => phone)).toEqual(spellings.map(() => '+2348030000013'))
  expect(read.map(({ status }) => status)).toEqual(['ok', ...spellings.slice(1).map(() => 'duplicate')])
  expect(read[1]?.duplicateOf).toBe(1)
})

test('what a spreadsheet destroyed, and what is no number, is invalid', () => {
  const cells = ['2.35E+12', '', 'ask Kunle', '---', '0803', 'shop@mailbox.example', '0', '080300000123456']
  expect(rows(['name,phone', ...cells.map((cell) => `x,${cell}`)].join('\n')).map(({ status }) => status)).toEqual(
    cells.map(() => 'invalid'),
  )
})

test('delimiters, byte order mark, odd headings and a missing phone heading are found out', () => {
  expect(rows('\ufeffPatient;Tel;Note\nAna;(416) 555-0103;a, b', 'CA')[0]).toMatchObject({ name: 'Ana', phone: '+14165550103' })
  expect(rows('who\twhere\nAna\t0803 000 0013')[0]?.phone).toBe('+2348030000013')
  expect(readContactRows(Buffer.from('Prénom;Tel\nZoé;08030000013', 'latin1'), 'NG').rows[0]?.phone).toBe('+2348030000013')
})

test('whoever wants no messages is opted out, in whatever column it says so', () => {
  const read = rows(
    'name,phone,remark,sms consent\na,08030000013,DND,\nb,08030000014,said STOP,\nc,08030000015,,NO - withdrew\nd,08030000016,no onions,yes\ne,08030000017,opted out 3/14,',
  )
  expect(read.map(({ optedOut }) => optedOut)).toEqual([true, true, true, false, true])
})

test('cells that look like formulas stay text', () => {
  expect(rows('name,phone\n"=HYPERLINK(""http://x.example"")",08030000013')[0]).toMatchObject({
    name: '=HYPERLINK("http://x.example")',
    status: 'ok',
  })
})
