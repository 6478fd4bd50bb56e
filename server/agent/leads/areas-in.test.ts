import { expect, test } from 'vitest'
import { areasIn } from './areas-in.ts'

test('areas stand in a row where the source speaks of delivery', () => {
  expect(areasIn([{ text: 'Delivery zone 1: Hillside, Old Quarter B, Lakeview and Norton: 500' }])).toEqual([
    'Hillside',
    'Old Quarter B',
    'Lakeview',
    'Norton',
  ])
  expect(areasIn([{ text: 'Our classes: Yoga, Pilates, Zumba' }])).toEqual([])
  expect(areasIn([{ text: 'We deliver Mon, Tue, Wed' }])).toEqual([])
})
