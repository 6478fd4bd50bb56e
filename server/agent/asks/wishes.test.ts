import { describe, expect, test } from 'vitest'
import type { IndexedProduct } from '#domains/catalog/search/product-index.ts'
import { phrase } from '#llms/offline/phrases.ts'
import { decide } from '../decide.ts'
import { readBooking } from '../facts/bookable.ts'
import { browse } from '../facts/browse.ts'
import { reckon } from '../facts/reckon.ts'
import { shelfOf } from '../facts/shelf.ts'
import { crossesLimit } from '../limits.ts'
import { placeOf } from '../place.ts'
import { aService, aThinking, aTurn } from '../turn-for-tests.ts'
import { understand } from '../understand.ts'
import { findQuestions } from './find-questions.ts'
import { readWanted } from './read-wanted.ts'
import { pointedAt } from './talk.ts'
import { wishOf } from './wish.ts'

const product = (sku: string, name: string, amountMinor: number, over: Partial<IndexedProduct> = {}): IndexedProduct => ({
  sku,
  name,
  variant: null,
  category: 'Lamps',
  price: { amountMinor, currency: 'NGN' },
  stock: 9,
  description: '',
  imageUrl: null,
  imageId: null,
  ...over,
})

const shelf = shelfOf([
  product('L1', 'Brass Table Lamp', 4_000_000),
  product('L2', 'Brass Floor Lamp', 9_000_000, { stock: 0 }),
  product('L3', 'Paper Lantern', 500_000, { description: 'Folds flat' }),
  product('B1', 'Bulb 2-pack', 150_000, { category: 'Bulbs' }),
])

const turnWith = (text: string, profile: object = {}) => {
  const turn = aTurn(text)
  return { ...turn, business: { ...turn.business, profile: { ...turn.business.profile, ...profile } } }
}

describe('what is wanted', () => {
  const lines = (text: string) =>
    readWanted(text, shelf).map(({ product: { sku }, quantity, rivals }) => [sku, quantity, rivals.map((other) => other.sku)])

  test('is read line by line, with how many', () => {
    expect(lines('I need 3 paper lanterns and two brass table lamps')).toEqual([
      ['L3', 3, []],
      ['L1', 2, []],
    ])
  })
  test('is put down by name, not booked', () => {
    const text = 'put me down for 2 paper lanterns'
    expect(findQuestions(aTurn(text), text, [text])[0]?.taskType).toBe('create_order')
  })
  test('is not booked past a safety step', () => {
    const text = 'book me for tomorrow 3pm without the patch test'
    expect(findQuestions(aTurn(text), text, [text])[0]?.taskType).toBeNull()
  })
  test('is asked back where two things are meant as likely', () => {
    expect(lines('one brass lamp please')[0]?.[2]).toHaveLength(1)
  })
  test('takes no number of a name, an address or an hour for a count', () => {
    expect(lines('a bulb 2-pack, deliver to 5 Marina Road at 4pm')).toEqual([['B1', 1, []]])
  })
})

describe('an order goes on through the talk', () => {
  const talk = (...lines: string[]) => {
    const turn = aTurn(lines.at(-1)!)
    const history = lines.slice(0, -1).map((text, at) => ({
      author: at % 2 ? ('bot' as const) : ('contact' as const),
      content: { type: 'text' as const, text },
      at: turn.now,
    }))
    return { ...turn, history }
  }
  const ordered = async (...lines: string[]) => {
    const thinking = aThinking(talk(...lines), shelf)
    const { taskType, wanted, unnamed } = wishOf({ ...thinking, understood: await understand(thinking) })
    return unnamed ? 'what?' : `${taskType}: ${wanted.map(({ product, quantity }) => `${quantity} ${product.sku}`).join(', ')}`
  }
  const what = phrase('whatToOrder', 'en')
  const offered = `Paper Lantern: ₦5,000. ${phrase('nudge', 'en')}`

  test('asks what, when nobody has said it', async () => {
    expect(await ordered('I want to order')).toBe('what?')
    expect(await ordered('I want to place an order', what, 'my name is Ada')).toBe('what?')
  })
  test('takes what is named then, without a word for ordering', async () => {
    expect(await ordered('I want to order', what, '2 brass table lamps')).toBe('create_order: 2 L1')
    expect(await ordered('I want to order', what, 'paper lantern')).toBe('create_order: 1 L3')
  })
  test('takes a bare count, a yes and an "it" for what was talked about', async () => {
    expect(await ordered('how much is the paper lantern', offered, 'ok give me 3')).toBe('create_order: 3 L3')
    expect(await ordered('how much is the paper lantern', offered, 'yes please')).toBe('create_order: 1 L3')
    expect(await ordered('what is cheap?', 'Paper Lantern: ₦5,000.', "ok I'll take it")).toBe('create_order: 1 L3')
  })
  test('keeps the count that was asked about', async () => {
    const total = 'That comes to: 3 × Paper Lantern ₦15,000.'
    expect(await ordered('how much for 3 paper lanterns', total, 'ok I want to order')).toBe('create_order: 3 L3')
    expect(
      await ordered(
        '2 paper lanterns and a brass table lamp, how much?',
        'That comes to: 2 × Paper Lantern ₦10,000 + Brass Table Lamp ₦40,000 = ₦50,000.',
        'i want to order',
      ),
    ).toBe('create_order: 2 L3, 1 L1')
  })
  test('takes goods with a count once prices were told', async () => {
    expect(await ordered('how much is the table lamp', 'Brass Table Lamp: ₦40,000.', '2 of the paper lantern')).toBe('create_order: 2 L3')
    expect(await ordered('how much is the table lamp', 'Brass Table Lamp: ₦40,000.', '2 questions')).toMatch(/^null/)
  })
  test('takes the one of a list that is pointed at', async () => {
    const list = "Here's what I found:\n• Brass Table Lamp: ₦40,000\n• Paper Lantern: ₦5,000"
    expect(await ordered('show me lamps', list, "I'll take the second one")).toBe('create_order: 1 L3')
    expect(pointedAt(talk('show me lamps', list, 'how much is the first one?'), shelf, 'how much is the first one?')?.sku).toBe('L1')
    expect(pointedAt(talk('show me lamps', list, 'the seventh one'), shelf, 'the seventh one')).toBeNull()
  })
  test('takes several of a list, each with its count', async () => {
    const list = "Here's what I found:\n• Brass Table Lamp: ₦40,000\n• Paper Lantern: ₦5,000"
    expect(await ordered('show me lamps', list, 'give me 2 of the first and 3 of the second')).toBe('create_order: 2 L1, 3 L3')
    expect(await ordered('show me lamps', list, 'give me 3 of the second')).toBe('create_order: 3 L3')
  })
  test('is no order for who wants nothing', async () => {
    expect(await ordered('I want to order', what, 'nothing for now thanks')).toMatch(/^null/)
    expect(await ordered('I want to order', what, 'no thanks')).toMatch(/^null/)
  })
  test('is no order for who asks on, or names another thing to be had', async () => {
    expect(await ordered('how much is the paper lantern', offered, 'yes but how much is delivery?')).toMatch(/^null/)
    expect(await ordered('hello', 'Hi! How can I help?', 'give me 3 minutes')).toMatch(/^null/)
    expect(await ordered('I want to order', what, '2 tulips')).toBe('create_order: ')
  })
  test('repeats a number that was written as a word, for it is the customer’s', async () => {
    const turn = talk('how much is the paper lantern', offered, "ok I'll take two paper lanterns")
    const { actions } = await decide(turn, { memory: { find: async () => [], shelf } })
    expect(actions.map(({ type }) => type)).toEqual(['send_message', 'create_order', 'create_task'])
  })
  test('when it is wanted is noted, not answered', async () => {
    expect((await understand(aThinking(talk('I want 2 paper lanterns', 'Your order …', 'tomorrow 2pm')))).asks).toEqual(['details'])
    expect((await understand(aThinking(talk('I want to buy a paper lantern', 'Your order …', '2')))).asks).toEqual(['details'])
    expect((await understand(aThinking(talk('hello', 'Hi!', 'tomorrow 2pm')))).asks).not.toEqual(['details'])
  })
})

describe('what may be shown', () => {
  const shown = (text: string) => {
    const turn = aTurn(text)
    const [question] = findQuestions(turn, text, [text])
    return browse({ ...question!, taskType: 'show_products' }, shelf, placeOf(turn)).shelf.map(({ sku }) => sku)
  }

  test('fits what was named, is there and is within the budget', () => {
    expect(shown('show me brass lamps')).toEqual(['L1'])
    expect(shown('show me lamps under 10,000 naira')).toEqual(['L3'])
    expect(shown('show me your bulbs')).toEqual(['B1'])
  })
  test('is a whole kind where nothing else is named, and stands by price where the cheapest or dearest is asked for', () => {
    const asked = (text: string) => {
      const turn = aTurn(text)
      const [question] = findQuestions(turn, text, [text])
      const { shelf: shown, isKind } = browse(question!, shelf, placeOf(turn))
      return [isKind ?? false, ...shown.map(({ sku }) => sku)]
    }
    expect(asked('how much are your lamps?')).toEqual([true, 'L1', 'L3'])
    expect(asked('how much are your red lamps?')[0]).toBe(false)
    expect(asked('what is your cheapest lamp?')).toEqual([false, 'L3', 'L1'])
    expect(asked('which lamp is cheaper?')).toEqual([false, 'L3', 'L1'])
    expect(asked('sabse mehnga lamp?')).toEqual([false, 'L1', 'L3'])
    expect(asked('the cheapest thing you have?')).toEqual([false, 'B1', 'L3', 'L1'])
    expect(asked('the cheapest tulip?')).toEqual([false])
  })
  test('is no bargain for who asks which is cheaper', () => {
    const asks = (text: string) => findQuestions(aTurn(text), text, [text])[0]?.asks
    expect(asks('which lamp is cheaper?')).not.toContain('bargain')
    expect(asks('can you make it cheaper?')).toContain('bargain')
  })
})

describe('a total', () => {
  const rows =
    'Area: Yaba, Ikeja | Fee: ₦2,500\nArea: Lekki | Fee: ₦4,000\nOrders of ₦150,000 and above get free delivery. Add 7.5% VAT. Deposit for large orders: 40%.'
  const lookUp = async () => [{ passageId: 'p', sourceId: 's', title: 'Delivery', heading: null, text: rows, score: 1 }]
  const total = (text: string) => reckon(aTurn(text), text, shelf, lookUp)

  test('is worked out part by part', async () => {
    expect(await total('2 paper lanterns delivered to Lekki, how much altogether?')).toMatchObject({
      parts: [
        { label: '2 × Paper Lantern', amount: 10_000 },
        { label: 'delivery', amount: 4_000 },
      ],
      total: 14_000,
    })
    expect((await total('4 brass table lamps delivered to Yaba, total?'))?.total).toBe(160_000)
    expect((await total('brass table lamp including VAT'))?.total).toBe(43_000)
    expect((await total('3 brass table lamps, how much deposit, total?'))?.share).toEqual({ label: '40% deposit', amount: 48_000 })
  })
  test('is none when a part of it is unclear, or nobody asked', async () => {
    expect(await total('a brass lamp and 2 paper lanterns, total?')).toBeNull()
    expect(await total('how much is the paper lantern?')).toBeNull()
  })
})

describe('an appointment', () => {
  const services = [
    aService({ name: 'Home visit', days: ['tue'], window: ['10:00', '16:00'], leadTimeHours: 3, note: 'Please tie up the dog.' }),
    aService({ name: 'Showroom tour', minutes: 30 }),
  ]
  const hoursExceptions = [{ date: '2026-06-12', spans: [], reason: 'Democracy Day' }]
  const booking = (text: string, day: string | null) => readBooking({ ...turnWith(text, { hoursExceptions }), services }, text, day)

  test.each([
    ['book a home visit on Tuesday at 11am', '2026-06-16', null],
    ['book a home visit on Wednesday', '2026-06-17', 'not_that_day'],
    ['book a home visit on Tuesday at 6pm', '2026-06-16', 'not_that_time'],
    ['a showroom tour on Sunday', '2026-06-14', 'closed'],
    ['a showroom tour on the 12th', '2026-06-12', 'closed'],
    ['a showroom tour last Friday', '2026-06-05', 'past'],
    // It is Tuesday noon.
    ['book a home visit today at 2pm', '2026-06-09', 'too_soon'],
    ['book a home visit today at 3pm', '2026-06-09', null],
    ['book a home visit today', '2026-06-09', null],
    ['a showroom tour today at 2pm', '2026-06-09', null],
    ['a showroom tour today at 11am', '2026-06-09', 'past'],
  ])('%s', (text, day, problem) => expect(booking(text, day).problem).toBe(problem))

  test('without a word on which service is held against the quickest of them', () => {
    const soon = (text: string, leadTimeHours: number[]) =>
      readBooking({ ...aTurn(text), services: leadTimeHours.map((hours) => aService({ leadTimeHours: hours })) }, text, '2026-06-10')
        .problem
    expect(soon('can I come tomorrow at 10am?', [48, 24])).toBe('too_soon')
    expect(soon('can I come tomorrow at 10am?', [48, 2])).toBe(null)
    expect(soon('can I come tomorrow at 10am?', [])).toBe(null)
  })

  test('says why a holiday is closed', () => expect(booking('a showroom tour on the 12th', '2026-06-12').reason).toBe('Democracy Day'))
})

test('a limit holds for those it names, and for what it names', () => {
  const never = ['No lip filler or botox under 18, during pregnancy or breastfeeding.']
  const crosses = (text: string) => crossesLimit(turnWith(text, { never }), text)
  expect(crosses('my daughter is 16, book her a filler')).toBe(true)
  expect(crosses('I am pregnant and want botox')).toBe(true)
  expect(crosses('my daughter is 16, book her a cleaning')).toBe(false)
  expect(crosses('I am 30, book me a filler')).toBe(false)
  expect(crosses('book a filler for 16 October')).toBe(false)
})
