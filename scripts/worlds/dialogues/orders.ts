import { addDays, dayNames, weekdayOf } from '../settle.ts'
import { ask, type Desk, priceOf, priceTags, topicAnswer } from './desk.ts'
import { type Asked, answer, answerOrPerson, task } from './dialogue.ts'
import { nextDay } from './facts.ts'

/** Buying, booking, browsing, and the long way from hello to an order. */
export function orders(desk: Desk): [category: string, turns: Asked[]][] {
  const { truth, say, random, soldOut } = desk
  const order = (items: { sku: string; qty: number }[]) => task('order', 'create_order', { items })
  const [one, two, three, four, five] = [desk.next(), desk.next(), desk.next(), desk.next(), desk.next()]
  const scarce = desk.inStock.toSorted((a, b) => a.stock - b.stock)[0]!
  const quantity = () => random.int(1, 3)
  const [a, b, c, d] = [quantity(), quantity(), quantity(), quantity()]
  const more = random.int(4, 5)
  const categories = [...new Set(truth.goods.filter(({ stock }) => stock > 0).map((good) => good.category))]
  const category = random.pick(categories)
  // "Which cakes do you have" is asked, "which skin do you have" is not.
  const shelf = category.endsWith('s') ? category : `${category} products`
  const service = random.pick(truth.services)
  const openDay = nextDay(desk, true)!
  const closedDay = nextDay(desk, false)
  const [opens] = truth.hours[weekdayOf(openDay)]!
  const hour = Number(opens.slice(0, 2)) + 2
  const time = random.pick([`${hour}:00`, hour < 12 ? `${hour} am` : hour === 12 ? '12 pm' : `${hour - 12} pm`])
  const day = openDay === addDays(truth.today, 1) && random.chance(0.5) ? 'tomorrow' : dayNames[weekdayOf(openDay)]
  const bookable = service.name.toLowerCase()
  const topic = desk.nextTold()

  return [
    [
      'order',
      [
        ask(desk, say.of('order', { n: String(a), good: one.name }), ['order'], order([{ sku: one.sku, qty: a }])),
        ask(desk, say.of('orderMore', { n: String(more) }), ['order', 'multi_turn'], order([{ sku: one.sku, qty: more }])),
      ],
    ],
    [
      'order',
      [
        ask(
          desk,
          say.of('orderTwo', { n: String(b), good: two.name, m: String(c), other: three.name }),
          ['order'],
          order([
            { sku: two.sku, qty: b },
            { sku: three.sku, qty: c },
          ]),
        ),
      ],
    ],
    [
      'order',
      [ask(desk, say.of('order', { n: ['one', 'two', 'three'][d - 1]!, good: four.name }), ['order'], order([{ sku: four.sku, qty: d }]))],
    ],
    [
      'out_of_stock',
      [
        ask(
          desk,
          say.of('outOfStock', { good: soldOut.name }),
          ['out_of_stock'],
          answer({
            intent: ['Response', 'HumanHandoff', 'Task'],
            task_type: [null, 'show_products'],
            action: ['reply', 'handoff', 'show_products'],
            must_include_any: ['@outofstock'],
            must_not_include: ['claim:yes'],
            source: `products.csv#${soldOut.sku}`,
          }),
        ),
      ],
    ],
    [
      'out_of_stock',
      [
        ask(
          desk,
          say.of('tooMany', { n: String(scarce.stock + 15), good: scarce.name }),
          ['out_of_stock'],
          answer({
            intent: ['Response', 'HumanHandoff', 'Task'],
            task_type: [null, 'show_products'],
            action: ['reply', 'handoff', 'show_products'],
            must_include_any: [String(scarce.stock), '@outofstock'],
            must_not_include: ['claim:yes'],
            source: `products.csv#${scarce.sku}`,
          }),
        ),
      ],
    ],
    [
      'show_products',
      [
        ask(
          desk,
          say.of('show', { category: shelf }),
          ['show_products'],
          answer({
            intent: ['Response', 'Task'],
            task_type: ['show_products'],
            action: 'show_products',
            products_any: truth.goods.filter((good) => good.category === category && good.stock > 0).map(({ sku }) => sku),
          }),
        ),
      ],
    ],
    [
      'booking',
      [
        ask(
          desk,
          say.of('book', { service: bookable, day, time }),
          ['booking'],
          task('book', 'book_appointment', { lead: { date: openDay, time: `${String(hour).padStart(2, '0')}:00` } }),
        ),
      ],
    ],
    ...(closedDay
      ? [
          [
            'booking',
            [
              ask(
                desk,
                say.of('book', { service: bookable, day: dayNames[weekdayOf(closedDay)], time: '11:00' }),
                ['booking'],
                answer({
                  intent: ['Response', 'Task', 'HumanHandoff'],
                  task_type: [null, 'book_appointment'],
                  action: ['reply', 'book', 'handoff'],
                  must_include_any: ['@closed'],
                  must_not_include: ['claim:confirmed', 'claim:booked'],
                  source: 'business.json#hours',
                  lead: { date: closedDay, time: '11:00' },
                }),
              ),
            ],
          ] as [string, Asked[]],
        ]
      : []),
    [
      'long_dialogue',
      [
        { tags: ['long_dialogue', 'greeting'], messages: [{ type: 'text', text: say.of('hello') }], expect: answer({}) },
        ask(desk, say.of('price', { good: five.name }), ['long_dialogue', ...priceTags(five)], priceOf(desk, five)),
        ask(desk, say.topic(topic.topic), ['long_dialogue', 'simple_fact'], topicAnswer(desk, topic)),
        ask(desk, say.of('order', { n: '2', good: five.name }), ['long_dialogue', 'order'], order([{ sku: five.sku, qty: 2 }])),
        ask(desk, say.of('thanks'), ['long_dialogue', 'closing'], answerOrPerson({ action: ['reply', 'ignore', 'handoff'] })),
      ],
    ],
  ]
}
