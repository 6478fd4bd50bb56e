import { BusinessProfile } from '@salesboy/contract/identity'
import { expect, test } from 'vitest'
import { aTurn } from '../turn-for-tests.ts'
import { factsOfProfile } from './facts-of-profile.ts'

test('a reply time written in words backs the number that customers are told', () => {
  const turn = aTurn('hello')
  const profile = BusinessProfile.parse({ handover: { person: 'Temi', replyWithin: 'within an hour' } })
  const facts = factsOfProfile({ ...turn, business: { ...turn.business, profile } })
  expect(facts.filter(({ source }) => source.kind === 'business' && source.id === 'replyWithin')).toMatchObject([
    { kind: 'quantity', value: '1 hour' },
  ])
})
