import { describe, expect, test } from 'vitest'
import type { IndexedProduct } from '#domains/catalog/search/product-index.ts'
import { aTurn } from '../turn-for-tests.ts'
import { reckon } from './reckon.ts'
import { shelfOf } from './shelf.ts'

const lamp: IndexedProduct = {
  sku: 'L1',
  name: 'Brass Wall Lamp',
  variant: null,
  category: 'Lamps',
  price: { amountMinor: 4_000_000, currency: 'NGN' },
  stock: 9,
  description: '',
  imageUrl: null,
  imageId: null,
}

const sources = [
  'Service: Bridal make-up | Price: ₦30,000\nService: Beard trim | Price: ₦5,500',
  'Class: Piano lesson | Online: ₦9,000 | Studio: ₦15,000\nClass: Violin lesson | Online: ₦12,000 | Studio: ₦20,000',
  'Town: Yaba, Ikeja | Travel of the stylist: ₦1,000 | Courier: ₦2,500\nTown: Lekki, Ajah | Travel of the stylist: ₦2,000 | Courier: ₦4,000',
  'Courier to Ghana ₦30,000.',
  'People on one bill: 4 to 7 | Off the services: 5%\nPeople on one bill: 8 and more | Off the services: 10%',
  'Half of the price of bridal make-up holds the date.',
  'Every adult who joins the boat trip pays, ₦7,000 each.',
  'In June 2026 every lamp is 10% off: 1 June 2026 to 30 June 2026.\nEaster 2026, 20% off every lamp: 1 April 2026 to 8 April 2026.',
]
const lookUp = async () =>
  sources.map((text, at) => ({ passageId: `p${at}`, sourceId: 's', title: 'Prices', heading: null, text, score: 1 }))
const total = async (text: string) => (await reckon(aTurn(text), text, shelfOf([lamp]), lookUp))?.total ?? null

describe('a total', () => {
  test('counts work and the way to it', async () => {
    expect(await total('beard trim, I live in Lekki, total?')).toBe(7_500)
    expect(await total('2 studio piano lessons, total?')).toBe(30_000)
  })
  test('takes the fee for goods when goods are brought', async () => {
    expect(await total('a brass wall lamp delivered to Ajah, total?')).toBe(44_000)
  })
  test('finds the country of a city', async () => {
    expect(await total('a brass wall lamp shipped to Accra, total?')).toBe(70_000)
  })
  test('takes off an offer that holds today, and none that is over', async () => {
    expect(await total('one brass wall lamp with your discount, total?')).toBe(36_000)
  })
  test('counts what each of a group has, with what a group gets off', async () => {
    expect(await total('we are 9 ladies and everybody wants bridal make-up, total?')).toBe(243_000)
    expect(await total('me, my husband and a friend, each a beard trim, total?')).toBe(16_500)
  })
  test('is the price for each person, times the people', async () => {
    expect(await total('boat trip for six adults, how much?')).toBe(42_000)
  })
  test('tells the part that holds a date', async () => {
    const text = 'how much to lock a date for bridal make-up?'
    expect((await reckon(aTurn(text), text, shelfOf([lamp]), lookUp))?.share).toMatchObject({ amount: 15_000 })
  })
  test('counts what stands behind "how much for" and "total for"', async () => {
    expect(await total('how much for 3 brass wall lamps?')).toBe(120_000)
    expect(await total('total for 3 brass wall lamps delivered to Ikeja')).toBe(122_500)
    expect(await total('how much to deliver 2 brass wall lamps to Ajah')).toBe(84_000)
    expect(await total('2 brass wall lamps to Yaba, how much?')).toBe(82_500)
  })
  test('says that bringing it is not in it where no source prices that', async () => {
    const text = '2 brass wall lamps delivered to Kaduna, total?'
    expect(await reckon(aTurn(text), text, shelfOf([lamp]), lookUp)).toMatchObject({ total: 80_000, plusDelivery: true })
  })
  test('is none of more than there are', async () => {
    expect(await total('how much for 20 brass wall lamps?')).toBeNull()
  })
  test('is none where the column is not clear', async () => {
    expect(await total('piano lesson, total?')).toBeNull()
    expect(await total('piano lesson in Ajah, total?')).toBeNull()
  })
})
