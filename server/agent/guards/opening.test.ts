import { textOf } from '@salesboy/contract/message'
import { expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { aTurn } from '../turn-for-tests.ts'

test('a special day is told by its weekday, though that is open every other week', async () => {
  const turn = aTurn('Are you open on 17 March 2027?')
  turn.business.profile.hoursExceptions = [{ date: '2027-03-17', spans: [], reason: 'Stocktaking' }]
  const { actions } = await decide(turn, { memory: { find: async () => [] } })
  const said = actions.flatMap((action) => (action.type === 'send_message' ? [textOf(action.content)] : []))
  expect(said.join()).toMatch(/closed.*Stocktaking/)
})
