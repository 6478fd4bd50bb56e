import { expect, test } from 'vitest'
import { toCsv, withoutApostrophe } from './csv.ts'

const hostile = [
  '=1+1',
  '+1',
  '-1+1|cmd',
  '@SUM(A1)',
  "|cmd' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '\u200b=1+1',
  '\ufeff\u2060=1+1',
  '\u00ad\u034f\u3164=1+1',
  '\u202e@A1',
  '\u2800+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  '\u200b＝1+1',
  '｜cmd',
  '−1',
  "'=1+1",
  "''\u200b=1",
]

test.each(hostile)('%j is a text to every spreadsheet, and comes back as it was', (text) => {
  const cell = cellsOf(toCsv(['Name'], [[text]]))
  expect(cell).toBe(`'${text}`)
  expect(withoutApostrophe(cell)).toBe(text)
})

test.each(['Rose, red', "'s-Hertogenbosch", '500 ml', 'Ana "Anita"', '🌹 = love', '', 'a\nb'])('%j needs no apostrophe', (text) => {
  const cell = cellsOf(toCsv(['Name'], [[text]]))
  expect(cell).toBe(text)
  expect(withoutApostrophe(cell)).toBe(text)
})

test('numbers stay numbers, also below zero', () => {
  expect(toCsv(['Change'], [[-5], [2.5], [null]]).toString()).toBe('\ufeffChange\r\n-5\r\n2.5\r\n\r\n')
})

/** The only cell under the header, as a reader of CSV sees it. */
function cellsOf(file: Buffer): string {
  const cell = file.toString().replace('\ufeffName\r\n', '').replace(/\r\n$/, '')
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
}
