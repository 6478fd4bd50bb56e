import { describe, expect, test } from 'vitest'
import { closeTurn } from '../server/agent/close-turn.ts'
import { decide } from '../server/agent/decide.ts'
import { learn } from '../server/agent/learn.ts'
import { claimOutbox, deliver } from '../server/domains/conversations/deliver.ts'
import { type House, openHouse } from './house.ts'
import { endLeases, openNextTurn } from './messages-world.ts'

/** Ana asked for a person and was told that one comes. */
async function handedOver(options: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse(options)
  await house.hears('ana', 'I want to talk to a person please')
  await house.settles()
  expect(await house.sentTo('ana')).toHaveLength(1)
  const conversationId = await house.conversationOf('ana')
  return { house, conversationId, banner: async () => (await house.call('GET', `/conversations/${conversationId}`)).body.handover }
}

const later = async (house: House, ...lines: string[]) => {
  for (const line of lines) {
    await house.hears('ana', line)
    await house.settles()
  }
  return (await house.sentTo('ana')).slice(1)
}

describe('who writes on while a person is waited for', () => {
  test('reads once that it is noted and who sees it, and the person reads what was written', async () => {
    const { house, banner } = await handedOver()
    const told = await later(house, 'I ordered on Monday, number 4471', 'Hello, is anybody there?', 'My street is 12 Rose Lane')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/noted.*Teo sees/)
    expect(await banner()).toMatchObject({ reason: 'asked_for_person', waiting: true })
    for (const part of ['talk to a person', '4471', '12 Rose Lane']) expect((await banner()).note).toContain(part)
  })

  test('reads it again at the next hand-over', async () => {
    const { house, conversationId } = await handedOver()
    expect(await later(house, 'I ordered on Monday, number 4471')).toHaveLength(1)
    await house.inTenant((tx) => tx.raw('update conversations set done_seq = last_seq'))
    await house.call('DELETE', `/conversations/${conversationId}/handover`)
    expect(await later(house, 'I want to talk to a person please', 'It is about order 4471')).toHaveLength(3)
  })

  test('is told nothing for a thank-you', async () => {
    const { house } = await handedOver()
    expect(await later(house, 'ok thanks', '👍')).toEqual([])
    expect(await later(house, 'My number is +44 7700 900 456')).toHaveLength(1)
  })

  test.each([
    ['Je voudrais que vous me rappeliez demain matin, merci de noter mon adresse', 'C’est noté'],
    ['mera order abhi tak nahi aaya hai, kab tak aayega', 'note kar liya'],
  ])('%j reads it in their language', async (line, words) => {
    const { house } = await handedOver()
    expect((await later(house, line))[0]).toContain(words)
  })

  test('gives an address, an e-mail and an order that are kept for the person who comes', async () => {
    const { house, conversationId } = await handedOver()
    const product = {
      name: 'Peony bouquet',
      description: '',
      category: '',
      variants: [{ option: '', sku: 'PEONY', price: { amountMinor: 1850000, currency: 'NGN' }, stock: 9 }],
    }
    expect((await house.call('POST', '/products', product)).status).toBe(201)
    await later(house, 'Write to ana@example.com please, I live at 12 Rose Lane', 'I want to order 2 peony bouquets')
    await learn(house.tenantId, conversationId)
    const fields = await house.inTenant((tx) => tx.selectFrom('contactFields').select(['field']).where('endedAt', 'is', null).execute())
    expect(fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['email', 'address']))
    const { body } = await house.call('GET', '/orders')
    expect(body.items).toMatchObject([{ items: [{ name: 'Peony bouquet', quantity: 2 }] }])
    // What was taken is not taken again when the bot has the conversation back.
    await house.call('DELETE', `/conversations/${conversationId}/handover`)
    await house.settles()
    expect((await house.call('GET', '/orders')).body.items).toHaveLength(1)
  })

  test('is answered by the bot after all when nobody came and it is given back', async () => {
    const { house, conversationId } = await handedOver()
    expect(await later(house, 'When are you open on Saturday?')).toHaveLength(1)
    await house.call('DELETE', `/conversations/${conversationId}/handover`)
    await house.settles()
    expect((await house.sentTo('ana')).at(-1)).toMatch(/open|hours|Saturday/i)
    expect(await house.sentTo('ana')).toHaveLength(3)
  })

  test('is heard when they want no more messages', async () => {
    const { house } = await handedOver()
    const [only, ...more] = await later(house, 'STOP', 'Are you there?')
    expect(only).toContain('START')
    expect(more).toEqual([])
    expect((await house.call('GET', '/conversations')).body.items[0].contact.optedOutAt).not.toBeNull()
  })

  test('reads where to get help when it turns out to be an emergency, and so does the person who is to come', async () => {
    const { house, banner } = await handedOver()
    const [help] = await later(house, "my friend can't breathe, her throat is swelling after eating your cake")
    expect(help).toMatch(/112|911|999/)
    expect((await banner()).reason).toBe('emergency')
  })
})

describe('two voices never', () => {
  test.each(['takes over', 'writes'])('nothing more is said once a person %s', async (what) => {
    const { house, conversationId } = await handedOver()
    if (what === 'writes')
      await house.call('POST', `/conversations/${conversationId}/messages`, { content: { type: 'text', text: 'Teo here' } })
    else await house.call('PUT', `/conversations/${conversationId}/handover`, {})
    const before = await house.sentTo('ana')
    await later(house, 'I ordered on Monday, number 4471')
    expect(await house.sentTo('ana')).toEqual(before.length === 1 && what === 'writes' ? [...before, 'Teo here'] : before)
  })

  test.each(['conversation', 'inbox'] as const)(
    'a person who takes it while the bot listens is the only one to speak, ordered by %s',
    async (ordering) => {
      const { house, conversationId } = await handedOver({ ordering })
      await house.hears('ana', 'I ordered on Monday, number 4471')
      const turn = await openNextTurn()
      const decision = await decide(turn)
      await house.call('PUT', `/conversations/${conversationId}/handover`, {})
      expect(await closeTurn(turn, decision)).toBe(ordering === 'inbox' ? 'held' : 'fenced')
      await house.settles()
      expect(await house.sentTo('ana')).toHaveLength(1)
    },
  )

  test('a note already claimed by a worker is not sent once a person has the conversation', async () => {
    const { house, conversationId } = await handedOver()
    await house.hears('ana', 'I ordered on Monday, number 4471')
    await house.takeTurns()
    const [claim] = await claimOutbox('worker', 5)
    await house.call('PUT', `/conversations/${conversationId}/handover`, {})
    await deliver(claim!)
    expect(await house.sentTo('ana')).toHaveLength(1)
  })

  test('a turn that listened writes nothing once the bot has the conversation back, and answers instead', async () => {
    const { house, conversationId } = await handedOver()
    await house.hears('ana', 'When are you open on Saturday?')
    const turn = await openNextTurn()
    const decision = await decide(turn)
    await house.call('DELETE', `/conversations/${conversationId}/handover`)
    expect(await closeTurn(turn, decision)).toBe('given_back')
    await house.settles()
    const sent = await house.sentTo('ana')
    expect(sent).toHaveLength(2)
    expect(sent[1]).not.toMatch(/noted/)
  })

  test('a worker killed while it listens leaves one note, not two and not none', async () => {
    const { house } = await handedOver()
    await house.hears('ana', 'I ordered on Monday, number 4471')
    const dead = await openNextTurn('dead worker')
    await endLeases(house)
    await house.settles()
    expect(await closeTurn(dead, await decide(dead))).toBe('fenced')
    await house.settles()
    expect((await house.sentTo('ana')).slice(1)).toEqual([expect.stringContaining('noted')])
  })
})
