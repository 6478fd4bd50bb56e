import { expect, test } from 'vitest'
import { soundOf } from './sound.ts'
import { inEnglish, saysNothing } from './words-abroad.ts'

test.each([
  ['livraison', 'delivery'],
  ['entregas', 'delivery'],
  ['dostawy', 'delivery'],
  ['mnafungua', 'open'],
  ['kutengeneza', 'repair'],
  ['godoro', 'mattress'],
  ['साडी', 'saree'],
  ['दुकानात', 'shop'],
  ['chhoot', 'discount'],
  ['swiece', 'candle'],
  ['sabuni', 'soap'],
  ['मेणबत्त्या', 'candle'],
])('%s is understood as %s', (word, english) => expect(inEnglish(word)).toContain(english))

test.each(['appointment', 'total', 'college', 'seat', 'main'])('%s is taken for no word of another language', (word) =>
  expect(inEnglish(word).filter((english) => english !== word)).toEqual([]),
)

test('a verb keeps its English stem under the beginnings of Swahili', () => expect(inEnglish('tunadeliver')).toEqual(['deliver']))

test('small words say nothing in either script', () => {
  expect(['hai', 'है', 'una', 'votre', 'jest'].every(saysNothing)).toBe(true)
  expect(['price', 'silk', 'repair'].some(saysNothing)).toBe(false)
})

test.each([
  ['आलू', 'aloo'],
  ['roti', 'rotee'],
  ['मुंबई', 'mumbai'],
  ['पनीर', 'paneer'],
])('%s sounds like %s', (a, b) => expect(soundOf(a)).toBe(soundOf(b)))

test('what is spelled otherwise and said otherwise does not', () => expect(soundOf('shadi')).not.toBe(soundOf('sadi')))
