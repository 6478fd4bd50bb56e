import type { Decision } from '@salesboy/contract/decision'
import { Expectations } from '@salesboy/contract/evals'
import { expect, test } from 'vitest'
import { aDecision } from '../turn-for-tests.ts'
import { judge } from './judge.ts'

const said = (text: string | null, over: Partial<Decision> = {}): Decision =>
  aDecision({ actions: text === null ? [] : [{ type: 'send_message', content: { type: 'text', text } }], ...over })
const fact = { kind: 'amount' as const, value: '18500', about: 'Peonies', source: { kind: 'catalog' as const, id: 'PEO', title: '' } }
const blocked = { guard: 'discounts', verdict: 'repaired' as const, detail: 'above 20%' }
const handed = { type: 'hand_over' as const, reason: 'anger' as const, note: '' }

test.each<[string, object, Decision, RegExp | null]>([
  ['accents and case do not matter', { saysAll: ['Café'] }, said('our CAFE opens'), null],
  ['all of them', { saysAll: ['rose', 'peony'] }, said('a rose'), /without “peony”/],
  ['any of them', { saysAny: ['rose', 'peony'] }, said('a rose'), null],
  ['none of any', { saysAny: ['rose', 'peony'] }, said('a lily'), /with none of “rose”, “peony”/],
  ['never', { neverSays: ['50%'] }, said('take 50% off'), /must never say “50%”/],
  ['an action that is missing', { actions: ['opt_out'] }, said(null), /should have done “opt out”. It said nothing/],
  ['an action too many', { neverActions: ['send_message'] }, said('hi'), /must not do “send message”/],
  ['a fact it stood on', { facts: ['18500'] }, said('₦18,500', { facts: [fact] }), null],
  ['a fact it did not stand on', { facts: ['18500'] }, said('₦18,500'), /stand on the fact 18500/],
  ['a hand-over that is missing', { handOver: true }, said('hi'), /did not hand over/],
  ['a hand-over too many', { handOver: false }, said(null, { actions: [handed] }), /nobody was needed/],
  ['another language', { language: 'fr' }, said('hi'), /in “en” instead of “fr”/],
  [
    'a draft that a guard mended',
    { draftPasses: ['discounts'] },
    said('hi', { verdicts: [blocked], draft: 'half off' }),
    /“half off”.*above 20%/,
  ],
  ['a guard that nobody asked about', { draftPasses: ['links'] }, said('hi', { verdicts: [blocked] }), null],
])('%s', (_, expectations, decision, why) => {
  const failures = judge(Expectations.parse(expectations), decision)
  if (why) expect(failures).toEqual([expect.stringMatching(why)])
  else expect(failures).toEqual([])
})
