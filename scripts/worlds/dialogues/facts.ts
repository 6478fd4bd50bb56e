import { addDays, dayNames, type Weekday, weekdayOf } from '../settle.ts'
import { ask, both, type Desk, factAnswer, priceOf, topicAnswer, topicTags } from './desk.ts'
import { type Asked, answer, answerOrPerson } from './dialogue.ts'

/** Hours, rules and what only this trade is asked; one at a time, two at a time, and in pieces. */
export function facts(desk: Desk): [category: string, turns: Asked[]][] {
  const { truth, say, random, written } = desk
  const days = Object.keys(truth.hours) as Weekday[]
  const open = random.pick(days.filter((day) => truth.hours[day]))
  const closed = days.find((day) => !truth.hours[day] && day !== weekdayOf(truth.today))
  const hours = (needles: string[]) => answer({ must_include_any: needles, source: ['business.json#hours', written.places.special] })
  const { special } = truth
  const told = Array.from({ length: 5 }, desk.nextTold)
  const own = random.some(truth.facts, 4)
  const joined = desk.nextTold()
  const inPieces = desk.nextTold()
  const good = desk.next()
  const payments = truth.told.find(({ topic }) => topic === 'payments')
  const fact = own[0]!
  const [pieceOne = '', ...pieceTwo] = say.topic(inPieces.topic).split(/(?<=,) /)

  return [
    ['simple_fact', [ask(desk, say.of('closes', { day: dayNames[open] }), ['simple_fact', 'hours'], hours([truth.hours[open]![1]]))]],
    ...(closed
      ? [
          [
            'simple_fact',
            [
              ask(
                desk,
                say.of('closedDay', { day: dayNames[closed] }),
                ['simple_fact', 'hours'],
                answer({
                  must_include_any: ['@closed'],
                  must_not_include: ['claim:yes'],
                  source: ['business.json#hours', written.places.special],
                }),
              ),
            ],
          ] as [string, Asked[]],
        ]
      : []),
    [
      'simple_fact',
      [
        ask(
          desk,
          say.of('special', { special: special.name }),
          ['simple_fact', 'hours'],
          answer({
            must_include_any: special.hours ? [special.hours[0], special.hours[1]] : ['@closed'],
            ...(!special.hours && { must_not_include: ['claim:yes', 'claimre:\\bopen (from|at|until)\\b'] }),
            source: ['business.json#hours_exceptions', written.places.special],
          }),
        ),
      ],
    ],
    ...told.map((one): [string, Asked[]] => ['simple_fact', [ask(desk, say.topic(one.topic), topicTags(one), topicAnswer(desk, one))]]),
    ...own.map((one): [string, Asked[]] => [
      'simple_fact',
      [ask(desk, random.pick(one.asks), ['simple_fact', 'trade'], factAnswer(desk, one))],
    ]),
    ...(payments
      ? [
          [
            'simple_fact',
            [
              ask(
                desk,
                say.of('notPaid', { method: payments.places.c! }),
                ['simple_fact'],
                answer({
                  must_include_any: [
                    '@refuse',
                    'no,',
                    `not ${payments.places.c}`,
                    `no ${payments.places.c}`,
                    `not accepted: ${payments.places.c}`,
                  ],
                  must_not_include: ['claim:yes'],
                  source: written.places.topics.get('payments')!,
                }),
              ),
            ],
          ] as [string, Asked[]],
        ]
      : []),
    [
      'two_questions',
      [
        ask(
          desk,
          say.of('join', { first: asSentence(say.of('price', { good: good.name })), second: say.topic(joined.topic) }),
          ['two_questions'],
          both(priceOf(desk, good), topicAnswer(desk, joined)),
        ),
      ],
    ],
    [
      'two_questions',
      [
        ask(
          desk,
          say.of('join', { first: asSentence(fact.asks.at(-1)!), second: say.of('closes', { day: dayNames[open] }) }),
          ['two_questions'],
          both(factAnswer(desk, fact), hours([truth.hours[open]![1]])),
        ),
      ],
    ],
    [
      'burst',
      [
        {
          tags: ['burst'],
          messages: [say.of('hello'), pieceOne, ...pieceTwo].map((text, at) => ({ type: 'text', text, ...(at && { delay_s: 2 }) })),
          expect: topicAnswer(desk, inPieces),
        },
      ],
    ],
    ...random
      .some(desk.truth.business.trade.unknown, 2)
      .map((question): [string, Asked[]] => [
        'unanswerable',
        [ask(desk, question, ['unanswerable'], answerOrPerson({ unanswerable: true, must_not_include: ['claim:yes'] }))],
      ]),
    [
      'unanswerable',
      [ask(desk, say.of('unknown'), ['unanswerable'], answerOrPerson({ unanswerable: true, must_not_include: ['claim:yes'] }))],
    ],
    ...random
      .some(desk.truth.business.trade.notSold, 2)
      .map((thing): [string, Asked[]] => [
        'unanswerable',
        [
          ask(
            desk,
            say.of('notSold', { thing }),
            ['unanswerable', 'not_sold'],
            answerOrPerson({ unanswerable: true, must_not_include: ['claim:yes', 'claimre:\\bwe (do )?(have|sell|offer|stock)\\b'] }),
          ),
        ],
      ]),
  ]
}

const asSentence = (text: string) => (/[?.!]$/.test(text) ? text : `${text}?`)

/** The next day that is open or closed, from tomorrow on. */
export function nextDay({ truth }: Desk, open: boolean): string | null {
  for (let ahead = 1; ahead < 8; ahead++) {
    const date = addDays(truth.today, ahead)
    if (date !== truth.special.date && Boolean(truth.hours[weekdayOf(date)]) === open) return date
  }
  return null
}
