import { describe, expect, test } from 'vitest'
import { type IndexedProduct, ProductIndex } from './product-index.ts'

const product = (sku: string, name: string, more: Partial<IndexedProduct> = {}): IndexedProduct => ({
  sku,
  name,
  variant: null,
  category: '',
  price: { amountMinor: 100_00, currency: 'NGN' },
  stock: null,
  description: '',
  imageUrl: null,
  imageId: null,
  ...more,
})

const shop = ProductIndex.from([
  product('GW-101', 'Ankara Midi Gown', { category: 'Gowns', description: 'Cotton, side pockets' }),
  product('GW-102', 'Ankara Maxi Gown', { category: 'Gowns', description: 'Cotton, floor length' }),
  product('SH-201', 'Corporate Shirt', { category: 'Shirts', description: 'Crepe, black or wine' }),
  product('SH-202', 'Linen Shirt', { category: 'Shirts' }),
  product('FB-301', 'Lace Fabric 5 yards', { category: 'Fabric' }),
  product('FB-302', 'Lace Fabric 10 yards', { category: 'Fabric' }),
  product('CK-401', 'Chocolate cake', { category: 'Cakes', variant: '8 inch' }),
  product('CK-402', 'Chocolate cake', { category: 'Cakes', variant: '10 inch' }),
  product('CK-403', 'Lemon cake', { category: 'Cakes', variant: '8 inch' }),
  product('SO-701', 'Take-away Slippers', { category: 'Shoes' }),
  product('BG-501', 'Beaded Clutch', { category: 'Bags' }),
  product('HN-601', 'चाँदी पायल', { category: 'Anklets' }),
])
const skus = (text: string, limit?: number) => shop.find(text, limit).map(({ sku }) => sku)

describe('a product is found', () => {
  test.each([
    ['by its whole name', 'How much is the Linen Shirt?', 'SH-202'],
    ['in the plural', 'do you have beaded clutches', 'BG-501'],
    ['with a slip of the finger', 'lenin shirt pls', 'SH-202'],
    ['with a letter missing', 'how much for beded cluth', 'BG-501'],
    ['with two letters changed over', 'I want a lemno cake', 'CK-403'],
    ['whatever the order of the words', 'shirt in linen', 'SH-202'],
    ['with its measure in one word', 'lace fabric 10yards', 'FB-302'],
    ['in a sentence of pidgin', 'abeg una get corporate shirt?', 'SH-201'],
    ['in a sentence of Hinglish', 'bhai lemon cake kitne ka hai', 'CK-403'],
    ['in French around it', 'bonjour, combien coûte le beaded clutch ?', 'BG-501'],
    ['in its own script', 'चाँदी पायल कितने की है', 'HN-601'],
    ['without accents and case', 'CORPORÁTE SHÌRT', 'SH-201'],
    ['by its category', 'what bags do you have', 'BG-501'],
    ['before its like by a word of its description', 'ankara gown with side pockets', 'GW-101'],
    ['before its like by the other description too', 'floor length ankara gown', 'GW-102'],
  ])('%s: %s', (_, text, sku) => {
    expect(skus(text)[0]).toBe(sku)
  })

  test('by its article number, exactly and alone', () => {
    expect(shop.find('is gw-102 still there?')).toMatchObject([{ sku: 'GW-102', score: 1, exact: true }])
    expect(skus('GW-1025')).not.toContain('GW-102')
  })

  test('with the size that was said before the other sizes', () => {
    expect(skus('chocolate cake, 10 inch')[0]).toBe('CK-402')
    expect(skus('chocolate cake, 8 inch')[0]).toBe('CK-401')
  })
})

describe('near-duplicates', () => {
  test('come together, so that the agent can ask which', () => {
    expect(skus('una get ankara gown?')).toEqual(['GW-101', 'GW-102'])
    expect(skus('chocolate cake').sort()).toEqual(['CK-401', 'CK-402'])
    expect(skus('lace fabric').sort()).toEqual(['FB-301', 'FB-302'])
  })

  test('do not bring strangers along', () => {
    expect(skus('ankara gown')).not.toContain('SH-201')
    expect(skus('lemon cake')[0]).toBe('CK-403')
  })

  test('are told apart by the one word that differs', () => {
    const [best, next] = shop.find('ankara maxi gown')
    expect(best).toMatchObject({ sku: 'GW-102', exact: true })
    expect(next?.exact).not.toBe(true)
  })

  test('of two products asked for at once are both there', () => {
    expect(skus('one linen shirt and one beaded clutch')).toEqual(expect.arrayContaining(['SH-202', 'BG-501']))
  })
})

describe('nothing is found', () => {
  test.each([
    ['', 'nothing said'],
    ['Hello, good morning', 'a greeting'],
    ['Where is your shop and when do you open?', 'another question'],
    ['I am very angry with you', 'a mood'],
    ['do you sell motorcycle tyres', 'something else'],
    ['my number is 08035550171', 'a number'],
    ['do you take insurance', 'a verb that is also in a name'],
    ['gong', 'a word that only looks like one'],
    ['is it cotton?', 'only a word of a description, which any talk may hold'],
    ['😀😀😀', 'no words'],
  ])('for “%s”: %s', (text) => {
    expect(skus(text)).toEqual([])
  })

  test('in an empty catalogue', () => {
    expect(ProductIndex.from([]).find('chocolate cake')).toEqual([])
  })
})

test('scores stay between 0 and 1, best first, and the limit holds', () => {
  for (const text of ['cake', 'shirt', 'gown', 'fabric', 'lace fabric 5 yards', 'ankara midi gown gown gown']) {
    const scores = shop.find(text).map(({ score }) => score)
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  }
  expect(skus('cake', 2)).toHaveLength(2)
})

test('5,000 variants are searched within a breath', () => {
  const many = ProductIndex.from(
    Array.from({ length: 5_000 }, (_, at) =>
      product(`P-${at}`, `${['Silk', 'Cotton', 'Linen', 'Wool'][at % 4]} ${['Scarf', 'Dress', 'Shirt', 'Skirt', 'Coat'][at % 5]} ${at}`),
    ),
  )
  const started = performance.now()
  for (let round = 0; round < 20; round++) many.find('do you have a slik scarf number 4520?')
  expect((performance.now() - started) / 20).toBeLessThan(150)
})
