import { expect, onTestFinished, test, vi } from 'vitest'
import { openHouse, takeTurns } from '../../test/house.ts'
import { startOpenAi } from '../../test/stand-ins/openai.ts'
import { handOver } from '../domains/conversations/hand-over.ts'
import { claimTurns, leaseSeconds } from './open-turn.ts'
import { simulate } from './simulate.ts'

/** A house whose model thinks for ever, with Ana waiting for it. `renews` lets the time pass until leases are renewed. */
async function whileThinking(ordering: 'conversation' | 'inbox' = 'conversation') {
  const house = await openHouse({ ordering })
  const openAi = await startOpenAi({ mode: 'hang' })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(async () => {
    vi.useRealTimers()
    await openAi.close()
  })
  const added = await house.call('POST', '/models', {
    provider: 'openai-compatible',
    settings: { baseUrl: openAi.url, model: 'stand-in', apiKey: `key-${house.tenantId}` },
  })
  expect(added.status).toBe(201)
  await house.hears('ana', 'Which flowers last longest in a hot room?')
  const turn = takeTurns()
  await vi.waitFor(() => expect(openAi.requests).toHaveLength(1), { timeout: 10_000 })
  return { house, openAi, turn, renews: () => vi.advanceTimersByTimeAsync((leaseSeconds * 1000) / 3) }
}

/** Long before the model's own limit of 20 s. */
const stops = (turn: Promise<unknown>) =>
  Promise.race([turn, new Promise((_, reject) => setTimeout(reject, 8000, new Error('Still thinking.')))])

const laneOf = (house: Awaited<ReturnType<typeof openHouse>>) =>
  house.inTenant((tx) => tx.selectFrom('lanes').select(['attempts', 'owner', 'readyAt']).executeTakeFirstOrThrow())

test.each(['conversation', 'inbox'] as const)(
  'a model still thinking is stopped when a person takes the conversation, ordered by %s',
  async (ordering) => {
    const { house, turn, renews } = await whileThinking(ordering)
    const conversationId = await house.conversationOf('ana')
    await house.inTenant((tx) => handOver(tx, conversationId, { reason: 'person_took_over' }))
    await renews()
    await stops(turn)
    expect(await laneOf(house)).toEqual({ attempts: 0, owner: null, readyAt: null })
    expect(await house.sentTo('ana')).toEqual([])
  },
)

test('a worker that lost its lane stops thinking and leaves the lane to its new owner', async () => {
  const { house, turn, renews } = await whileThinking()
  await house.inTenant((tx) =>
    tx
      .updateTable('lanes')
      .set({ readyAt: new Date(0) })
      .execute(),
  )
  await claimTurns('another worker', 20)
  await renews()
  await stops(turn)
  expect(await laneOf(house)).toMatchObject({ attempts: 0, owner: 'another worker' })
})

test('a worker that still holds its turn goes on thinking', async () => {
  const { turn, renews, openAi, house } = await whileThinking()
  await renews()
  let over = false
  void turn.then(() => (over = true))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(over).toBe(false)
  // The server goes away, so that the turn ends with the offline composer's answer.
  await openAi.close()
  await turn
  await house.deliverAll()
  expect(await house.sentTo('ana')).toHaveLength(1)
})

test('two questions in one message are answered from the price list’s questions and from the profile', async () => {
  const house = await openHouse({ knowledge: true })
  await house.hears('ngozi', 'Do you deliver to Yaba? And are you open on Sunday?')
  await house.settles()
  const sent = await house.sentTo('ngozi')
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatch(/Yaba ₦2,500/)
  expect(sent[0]).toContain("We're closed on Sunday.")
  expect(await house.inTenant((tx) => tx.selectFrom('handovers').select('id').execute())).toEqual([])
})

test('a burst of several questions gets one message with all answers', async () => {
  const house = await openHouse({ knowledge: true })
  for (const line of ['Good morning', 'how much is the peony bouquet?', 'can I pay by card?', 'do you open on Saturday?'])
    await house.hears('ana', line)
  await house.settles()
  const [only, ...more] = await house.sentTo('ana')
  expect(more).toEqual([])
  for (const part of ['₦18,500', 'bank transfer or card', '10am to 4pm']) expect(only).toContain(part)
})

test('a simulation ends when nobody waits for it any more', async () => {
  const { house, turn, openAi } = await whileThinking()
  const scene = {
    messages: [{ author: 'contact' as const, text: 'Which cake keeps longest?' }],
    channel: 'web-chat',
    withoutKnowledge: true,
  }
  await expect(simulate(house.inTenant, scene, AbortSignal.timeout(100))).rejects.toThrow()
  await openAi.close()
  await turn
})
