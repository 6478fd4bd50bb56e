import type { Decision } from '@salesboy/contract/decision'
import { describe, expect, test } from 'vitest'
import { readBack, takeUp } from './read-back.ts'
import type { Turn, TurnMessage } from './turn.ts'
import { aTurn } from './turn-for-tests.ts'

const at = new Date('2026-06-09T11:00:00Z')
const voice = (transcript: string): TurnMessage => ({
  author: 'contact',
  content: { type: 'audio', media: { mimeType: 'audio/ogg', voice: true }, transcript },
  at,
})
const line = (author: 'contact' | 'bot', text: string): TurnMessage => ({ author, content: { type: 'text', text }, at })
const order: Decision['actions'] = [
  { type: 'update_contact', fields: { language: 'en' } },
  { type: 'send_message', content: { type: 'text', text: 'Your order: 2 × Peony bouquet.' } },
  { type: 'create_order', items: [{ sku: 'PEO', name: 'Peony bouquet', quantity: 2 }], note: '' },
  { type: 'create_task', kind: 'order', title: 'Confirm', note: '', dueAt: null, payload: {} },
]
const decision = (actions: Decision['actions'], language = 'en') =>
  ({ actions, language, payload: {}, rawAnalysis: '' }) as unknown as Decision
const wordsOf = ({ actions }: Decision) =>
  actions.flatMap((action) => (action.type === 'send_message' && action.content.type === 'text' ? [action.content.text] : []))

describe('what was heard', () => {
  test('is read back before an order, which waits for a yes', () => {
    const turn = aTurn('', { incoming: [voice('I want two peony bouquets, my budget is 15k naira')] })
    const said = readBack(turn, decision(order))
    expect(said.actions.map(({ type }) => type)).toEqual(['update_contact', 'send_message'])
    expect(wordsOf(said)).toEqual(['🎙 I heard: 2 × Peony bouquet, ₦15,000. Is that right? Nothing is ordered until you say yes.'])
  })

  test('is asked about in the customer’s language', () =>
    expect(wordsOf(readBack(aTurn('', { incoming: [voice('deux bouquets')] }), decision(order, 'fr')))[0]).toMatch(
      /J’ai entendu : 2 × Peony/,
    ))

  test('needs no yes where nothing costs money, and typed words need none at all', () => {
    const talk = order.slice(0, 2)
    expect(readBack(aTurn('', { incoming: [voice('how much are peonies?')] }), decision(talk)).actions).toEqual(talk)
    expect(readBack(aTurn('two peony bouquets please'), decision(order)).actions).toEqual(order)
  })

  test('is not read back as machine-read words that are none', () =>
    expect(readBack(aTurn('two please', { incoming: [voice(''), line('contact', 'two please')] }), decision(order)).actions).toEqual(order))
})

describe('the answer to it', () => {
  const asked = '🎙 I heard: 2 × Peony bouquet. Is that right? Nothing is ordered until you say yes.'
  const after = (...incoming: TurnMessage[]): Turn =>
    aTurn('', { history: [line('bot', 'Hi!'), voice('I want two peony bouquets'), line('bot', asked)], incoming })

  test.each(['yes', 'Yes please', 'na so', 'haan', 'oui', 'sí', 'ndiyo'])('%s makes it the customer’s written word', (yes) => {
    const { incoming, history } = takeUp(after(line('contact', yes)))
    expect(incoming.map(({ content }) => content)).toEqual([
      { type: 'text', text: 'I want two peony bouquets' },
      { type: 'text', text: yes },
    ])
    expect(history).toHaveLength(1)
  })

  test.each(['no', 'How much is it?', 'three, not two'])('%s does not', (text) => {
    const turn = after(line('contact', text))
    expect(takeUp(turn)).toBe(turn)
  })

  test('no: we ask to hear it again', () =>
    expect(wordsOf(readBack(after(line('contact', 'no')), decision(order.slice(1, 2))))).toEqual([
      'Sorry! Please say it again, or write it.',
    ]))

  test('a second recording is a new wish, and is read back itself', () => {
    const turn = after(voice('yes but three'))
    expect(takeUp(turn)).toBe(turn)
    expect(readBack(turn, decision(order)).actions.some(({ type }) => type === 'create_order')).toBe(false)
  })

  test('a yes to anything else is only a yes', () => {
    const turn = aTurn('yes', { history: [voice('I want two peony bouquets'), line('bot', 'Would you like anything else?')] })
    expect(takeUp(turn)).toBe(turn)
  })

  test('words a customer copies are not our own', () => {
    const turn = aTurn('yes', { history: [voice('x'), line('contact', asked)] })
    expect(takeUp(turn)).toBe(turn)
  })
})
