import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { tokenOf } from './token.ts'

const [a, b, c] = [tokenOf(1), tokenOf(2), tokenOf(3)] as [string, string, string]
const written = new Map([['ana', [a, b, c]]])
const said = (...texts: string[]) => texts.map((text) => ({ to: 'ana', text }))

test('each token once, in order, is nothing to report', () => {
  expect(judge(written, said(`${a} ${b}`, c), [])).toEqual({ lost: [], withPerson: [], duplicated: [], outOfOrder: [] })
})

test('what never came is lost, unless it is shown as unknown or a person has been asked', () => {
  expect(judge(written, said(a, c), []).lost).toEqual([b])
  expect(judge(written, said(a, c), [`Answer to ${b}`]).lost).toEqual([])
  expect(judge(written, said(a, c), [], new Set(['ana']))).toMatchObject({ lost: [], withPerson: [b] })
  expect(judge(written, said(a, c), [], new Set(['ben'])).lost).toEqual([b])
})

test('what came twice is doubled, and what came after something later is out of order', () => {
  expect(judge(written, said(a, b, b, c), []).duplicated).toEqual([b])
  expect(judge(written, said(a, c, b), []).outOfOrder).toEqual([b])
  expect(judge(written, said(a, tokenOf(9), b, c), []).outOfOrder).toEqual(['of another customer'])
})
