import { expect, test } from 'vitest'
import { readPlaces } from './read-places.ts'

const placed = (text: string, context?: Parameters<typeof readPlaces>[1]) =>
  Object.fromEntries(readPlaces(text, context).map(({ field, value }) => [field, value]))

test.each<[string, Record<string, string>]>([
  ['send to 14 Acacia Road, Thika', { address: '14 Acacia Road', location: 'Thika' }],
  ['Flat 4B, Rose Court, Gbagada', { address: 'Flat 4B, Rose Court', location: 'Gbagada' }],
  ['livrer au 12 rue des Lilas, Lyon', { address: '12 rue des Lilas', location: 'Lyon' }],
  ['mándalo a calle Hidalgo 45, Puebla', { address: 'calle Hidalgo 45', location: 'Puebla' }],
  ['ul. Długa 7, Gdynia', { address: 'ul. Długa 7', location: 'Gdynia' }],
  ['mieszkam w Krakowie, dowozicie?', { location: 'Kraków' }],
  ['niko Juja', { location: 'Juja' }],
  ['I dey Surulere', { location: 'Surulere' }],
  ['main Indore se hu', { location: 'Indore' }],
  ['vivo en la colonia Las Flores', { location: 'Las Flores' }],
  ['j’habite à Montreuil'.replace('’', "'"), { location: 'Montreuil' }],
  ['मी नाशिकला राहते', { location: 'नाशिक' }],
  ['पुण्यात डिलिव्हरी आहे का', { location: 'पुणे' }],
  ['mo wa ni Ibadan', { location: 'Ibadan' }],
  ['3br Elmwood', { location: 'Elmwood' }],
  ['6 seats, Elmwood', { location: 'Elmwood' }],
  ['our office, Brightwater Labs, needs ten', { company: 'Brightwater Labs' }],
])('%j', (text, expected) => expect(placed(text)).toEqual(expected))

test.each(['I saw you on Instagram', 'from Monday to Friday', 'send me pictures in Blue', '1 gown delivered, how much all together'])(
  '%j names no place',
  (text) => expect(placed(text)).toEqual({}),
)

test('an area of the sources counts in small letters, goods never', () => {
  expect(placed('price for old quarter b', { areas: ['Old Quarter B', 'Hillside'] })).toEqual({ location: 'Old Quarter B' })
  expect(placed('2 boxes, Truffles', { known: new Set(['truffles']) })).toEqual({})
})
