import { ask, type Desk, priceOf, priceTags, sumOf } from './desk.ts'
import { type Asked, answerOrGoods } from './dialogue.ts'
import { slipped } from './noise.ts'

/** What things cost: alone, after one another, in sums, by size, and against what somebody says they cost. */
export function prices(desk: Desk): [category: string, turns: Asked[]][] {
  const { truth, say, random, written } = desk
  const good = (tags: string[] = []) => {
    const one = desk.next()
    return ask(desk, say.of('price', { good: one.name }), [...priceTags(one), ...tags], priceOf(desk, one))
  }
  const nextOne = () => {
    const one = desk.next()
    return ask(desk, say.of('priceNext', { good: one.name }), [...priceTags(one), 'multi_turn'], priceOf(desk, one))
  }
  const aged = truth.goods.filter(({ before, stock }) => before !== null && stock > 0)
  const old = random.pick(aged)
  const [first, second, third] = [desk.next(), desk.next(), desk.next()]
  const n = random.int(2, 4)
  const slip = desk.next()
  const voice = desk.next()
  const wrong = desk.next()
  const rumour = truth.money.priceOf(Math.max(1, (wrong.amount / truth.country.rate) * 0.7))
  const [service, otherService] = random.some(truth.services, 2)
  const row = random.pick(truth.grid.rows)
  const otherRow = random.pick(truth.grid.rows.filter((one) => one !== row))
  const [column = 0, otherColumn = 1] = random.some([0, 1, 2], 2)
  const detailed = random.some(
    truth.goods.filter(({ ask: question, stock }) => question && stock > 0),
    2,
  )
  const cell = (amount: number) => answerOrGoods({ must_include_any: truth.money.needles(amount), source: written.places.prices })
  const serviceAnswer = (one: NonNullable<typeof service>) =>
    answerOrGoods({
      must_include_any: truth.money.needles(one.amount),
      ...(one.before !== null && { must_not_include: truth.money.claims(one.before) }),
      source: written.places.prices,
    })

  return [
    ['price', [good(), nextOne()]],
    ['price', [good()]],
    ['outdated_conflict', [ask(desk, say.of('price', { good: old.name }), priceTags(old), priceOf(desk, old))]],
    [
      'typos',
      [{ ...ask(desk, slipped(say.of('price', { good: slip.name }), random), [...priceTags(slip), 'typos'], priceOf(desk, slip)) }],
    ],
    [
      'voice_note',
      [
        {
          tags: [...priceTags(voice), 'voice_note'],
          messages: [
            {
              type: 'audio',
              transcript: `uh ${say.opener().toLowerCase()} so I wanted to ask ${say.of('price', { good: voice.name }).toLowerCase()}`,
              media: { mime: 'audio/ogg; codecs=opus', seconds: random.int(5, 14) },
            },
          ],
          expect: priceOf(desk, voice),
        },
      ],
    ],
    [
      'multi_hop',
      [ask(desk, say.of('sum', { n: String(n), good: first.name }), ['price', 'multi_hop'], sumOf(desk, [{ good: first, times: n }]))],
    ],
    [
      'multi_hop',
      [
        ask(
          desk,
          say.of('together', { good: second.name, other: third.name }),
          ['price', 'multi_hop'],
          sumOf(desk, [
            { good: second, times: 1 },
            { good: third, times: 1 },
          ]),
        ),
      ],
    ],
    [
      'near_duplicate',
      [
        ask(
          desk,
          say.of('compare', { good: first.name, other: third.name }),
          ['near_duplicate'],
          answerOrGoods({
            must_include_any: [
              (first.amount < third.amount ? first : third).name,
              ...truth.money.needles(Math.min(first.amount, third.amount)),
            ],
            source: [written.places.prices, `products.csv#${first.sku}`, `products.csv#${third.sku}`],
          }),
        ),
      ],
    ],
    [
      'price',
      [
        ask(desk, say.of('falsePrice', { good: wrong.name, price: truth.money.write(rumour) }), ['price', 'false_premise'], {
          ...priceOf(desk, wrong),
          must_not_include: ['claim:yes', 'claim:correct', ...truth.money.claims(rumour)],
        }),
      ],
    ],
    [
      'price',
      [
        ask(
          desk,
          say.of('service', { service: service!.name.toLowerCase() }),
          service!.before === null ? ['price'] : ['price', 'outdated_conflict'],
          serviceAnswer(service!),
        ),
        ask(
          desk,
          say.of('minutes'),
          ['multi_turn'],
          answerOrGoods({
            must_include_any: [`${service!.minutes} minutes`, `${service!.minutes} min`, ...inHours(service!.minutes)],
            source: [written.places.prices, 'business.json#booking'],
          }),
        ),
      ],
    ],
    ['price', [ask(desk, say.of('service', { service: otherService!.name.toLowerCase() }), ['price'], serviceAnswer(otherService!))]],
    [
      'price',
      [
        ask(
          desk,
          say.of('cell', { row: row.name.toLowerCase(), column: truth.grid.columns[column]! }),
          ['price', 'two_conditions'],
          cell(row.amounts[column]!),
        ),
        ask(
          desk,
          say.of('cellNext', { column: truth.grid.columns[otherColumn]! }),
          ['price', 'two_conditions', 'multi_turn'],
          cell(row.amounts[otherColumn]!),
        ),
      ],
    ],
    [
      'price',
      [
        ask(
          desk,
          say.of('cell', { row: otherRow.name.toLowerCase(), column: truth.grid.columns[otherColumn]! }),
          ['price', 'two_conditions'],
          cell(otherRow.amounts[otherColumn]!),
        ),
      ],
    ],
    ...detailed.map((one): [string, Asked[]] => [
      'simple_fact',
      [
        ask(
          desk,
          one.ask!.question,
          ['simple_fact'],
          answerOrGoods({ must_include_any: spelled(one.ask!.needs), source: `products.csv#${one.sku}` }),
        ),
      ],
    ]),
  ]
}

const inHours = (minutes: number) =>
  minutes % 60 === 0 ? [minutes === 60 ? 'an hour' : `${minutes / 60} hours`, `${minutes / 60} hour`] : []

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A number in figures for one in words. */
const spelled = (needle: string) => {
  const at = numbers.indexOf(needle.split(' ')[0] ?? '')
  return at > 0 ? [needle, needle.replace(numbers[at]!, String(at))] : [needle]
}
