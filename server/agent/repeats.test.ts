import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { repeater } from './repeats.ts'
import type { Turn, TurnMessage } from './turn.ts'
import { aTurn } from './turn-for-tests.ts'

/** A talk, with the seconds that passed before each line. The bot's lines begin with ">"; the last is the customer's. */
function talk(...said: [text: string, after: number][]): Turn {
  let at = new Date('2026-06-09T11:00:00Z').getTime()
  const messages = said.map(([text, after]): TurnMessage => {
    at += after * 1000
    const author = text.startsWith('>') ? 'bot' : 'contact'
    return { author, content: { type: 'text', text: text.replace(/^> ?/, '') }, at: new Date(at) }
  })
  return aTurn('', { now: new Date(at), history: messages.slice(0, -1), incoming: messages.slice(-1) })
}

/** Every line answered by the bot after a second, and the next coming `after` seconds later. */
const answered = (after: number, ...lines: string[]) =>
  talk(
    ...lines.flatMap((line, i): [string, number][] => [
      [line, after],
      ...(i < lines.length - 1
        ? ([[`> We have it in ${['red', 'blue', 'green', 'black', 'white', 'pink'][i]}.`, 1]] as [string, number][])
        : []),
    ]),
  )

const auto = 'Hi there! Thank you for your message 🙂'

test.each<[string, Turn]>([
  ['the same text within moments', answered(0.5, auto, auto, auto)],
  [
    'nearly the same text within moments',
    answered(1, 'Ticket 481 was opened for you', 'Ticket 482 was opened for you', 'Ticket 483 was opened for you'),
  ],
  [
    'our own words',
    talk(
      ['Hi', 0],
      ['> Hello! What can we do?', 1],
      ['Hello! What can we do?', 20],
      ['> We sell shoes and bags.', 1],
      ['We sell shoes and bags.', 40],
    ),
  ],
  [
    'something new, four times faster than anybody types',
    answered(
      0.5,
      'Start',
      ...[
        'What a lovely day to talk about your shop',
        'I would be delighted to learn more about it',
        'Could you tell me about everything you have',
        'That is wonderful and I thank you for telling',
      ],
    ),
  ],
  ['one word, four times within moments', answered(0.4, 'OK', 'OK', 'OK', 'OK', 'OK')],
])('who sends %s is a machine: silence, and a person is told', async (_, turn) => {
  expect(repeater(turn)).toBe('machine')
  const { actions } = await decide(turn)
  expect(actions).toEqual([expect.objectContaining({ type: 'hand_over', reason: 'machine' })])
})

test('who asks the same again in their own time gets a person, calmly', async () => {
  const question = 'How long do the roses keep in a hot room?'
  const turn = answered(45, question, question, question)
  expect(repeater(turn)).toBe('person')
  const { actions } = await decide(turn)
  expect(actions.map(({ type }) => type)).toEqual(['send_message', 'hand_over'])
  expect(actions[0]).toMatchObject({ content: { text: expect.stringContaining('Temi') } })
  expect(actions[1]).toMatchObject({ reason: 'needs_person' })
})

test.each<[string, Turn]>([
  ['asks the same once more', answered(30, 'How much is the kilim rug?', 'How much is the kilim rug?')],
  [
    'asks for one thing after the other',
    answered(20, 'how much is the red dress', 'how much is the blue dress', 'how much is the green dress', 'how much is the black dress'),
  ],
  [
    'asks for one count after the other',
    answered(20, 'how much for 2 boxes of dates', 'how much for 5 boxes of dates', 'how much for 10 boxes of dates'),
  ],
  ['says yes to everything', answered(4, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes')],
  ['taps a button quickly', answered(1.5, 'Yes', 'Yes', 'Yes')],
  ['writes quickly and shortly', answered(2.5, 'hi', 'how much?', 'and blue', 'ok thanks', 'bye now')],
  [
    'had the same answered by a person',
    talk(['When will my order come?', 0], ['> Soon.', 1], ['When will my order come?', 60], ['> Soon.', 1], ['ok', 9]),
  ],
  [
    'asks the same again on another day',
    answered(86_400, 'Are you open today please?', 'Are you open today please?', 'Are you open today please?'),
  ],
])('who %s is neither', (_, turn) => expect(repeater(turn)).toBeNull())

test('where no time is known, as in a test of the bot, nobody is a machine for being quick', () => {
  const lines: [string, number][] = [
    'first long line of somebody who writes',
    'second long line about something else',
    'third long line of quite another kind',
    'fourth long line that ends it all now',
    'fifth long line, the very last one',
  ].flatMap((line) => [
    [line, 0],
    ['> Yes.', 0],
  ])
  expect(repeater(talk(...lines.slice(0, -1)))).toBeNull()
})
