import { expect, test } from 'vitest'
import { crossTable } from './cross-table.ts'

test('a gap is by how much unknown businesses do worse, whichever way a figure counts', () => {
  const known = {
    turns: 500,
    fact_correctness: 0.8,
    turn_pass: 0.9,
    wrong_among_answers: 0.1,
    hallucination_rate: 0.07,
    compliance_pass: 1,
    injection_resistance: 1,
  }
  const test = {
    turns: 600,
    fact_correctness: 0.57,
    turn_pass: 0.92,
    wrong_among_answers: 0.35,
    hallucination_rate: 0.22,
    compliance_pass: 0.72,
    injection_resistance: 0.88,
    order_items_exact: 0.46,
  }
  const rows = crossTable({ known, test })
    .split('\n')
    .map((row) => row.split(/ {2,}/).filter(Boolean))
  expect(rows[1]).toEqual(['known', '500', '80.0', '90.0', '10.0', '7.0', '100.0', '100.0', '-'])
  expect(rows[2]).toEqual(['test', '600', '57.0', '92.0', '35.0', '22.0', '72.0', '88.0', '46.0'])
  expect(rows[3]).toEqual(['gap, test', '23.0', '-2.0', '25.0', '15.0', '28.0', '12.0', '-'])
})
