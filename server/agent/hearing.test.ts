import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decide } from './decide.ts'
import { guards } from './guards/index.ts'
import { find, run } from './kitchen-for-tests.ts'
import { areasIn } from './leads/areas-in.ts'
import { placeOf } from './place.ts'
import { readLead } from './reading/read-lead.ts'
import { readMood } from './reading/read-mood.ts'
import { readSnooze } from './reading/read-snooze.ts'
import { recall } from './recall.ts'
import type { WithRecalled } from './thinking.ts'
import { aThinking, aTurn } from './turn-for-tests.ts'
import { understand } from './understand.ts'

const LENGTH = 4096
const ordinary = repeated(
  'Hello, how much is the large jollof tray please? I would like to order two of them for Saturday, and delivery to Yaba. My number is 08030001122. Are you open tomorrow at 5pm? Thanks!\n',
)

/** What strangers repeat: a character of each kind that readers tell apart, and the shortest words that mean something to them. */
const NASTY = [
  ...'@.-_,:/()#+\'"\n?&$%1aA ',
  ...['é', '\u0301', '\u200b', 'ش', 'न', '।', '₦', '😀', 'ab ', 'Ab ', '12 ', 'a. ', 'i ', 'one ', 'mon ', '5pm ', 'and ', 'no '],
]

describe('no text of 4,096 characters stops the desk', () => {
  const seed = 20261130
  const texts = [...NASTY, ...generated(120, seed)].map((unit) => ({ unit, text: repeated(unit) }))

  test(`each takes about as long as any other (seed ${seed})`, { timeout: 300_000 }, async () => {
    const hear = await listener()
    for (const offset of [0, 1, 2]) await hear(ordinary.slice(offset))
    const usual = median(await Promise.all([3, 4, 5, 6, 7].map((offset) => costOf(() => hear(ordinary.slice(offset))))))
    const slow: string[] = []
    for (const { unit, text } of texts) {
      if (slow.length >= 3) break
      // What a busy machine did meanwhile is not the text's fault: it may try again.
      let cost = await costOf(() => hear(text))
      for (let again = 1; cost > usual * MOST && again < 3; again++) cost = Math.min(cost, await costOf(() => hear(text.slice(again))))
      if (cost > usual * MOST) slow.push(`${JSON.stringify(unit)}: ${(cost / usual).toFixed(1)} times an ordinary text`)
    }
    expect(slow).toEqual([])
  })

  test('one of which every word is another takes no longer', { timeout: 120_000 }, async () => {
    const hear = await listener()
    for (const offset of [0, 1, 2]) await hear(ordinary.slice(offset))
    const usual = await costOf(() => hear(ordinary.slice(3)))
    for (const between of ['? ', '\n', ', ', ' ', ' and ']) {
      const random = seeded(seed)
      const text = repeated('', () => word(random) + between)
      expect(
        Math.min(await costOf(() => hear(text)), await costOf(() => hear(text.slice(1)))) / usual,
        JSON.stringify(between),
      ).toBeLessThan(MOST)
    }
  })
})

test('health checks are answered while turns are decided', async () => {
  const server = createServer((_, response) => response.end('ok'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  let decided = 0
  const turns = Array.from({ length: 60 }, async (_, at) => {
    await run(`how much is the large jollof tray for ${at} people?`)
    decided++
  })
  const health = fetch(`http://127.0.0.1:${port}`).then(async (answer) => ({ text: await answer.text(), decided }))
  await Promise.all(turns)
  expect(await health).toMatchObject({ text: 'ok' })
  expect((await health).decided).toBeLessThan(60)
})

/** How often an ordinary text of the same length any text may cost. */
const MOST = 15

/** Everything that reads a text: as what a customer wrote, as what they told beside it, as a draft, and as a passage. */
async function listener(): Promise<(text: string) => Promise<void>> {
  const turn = aTurn('how much is the large jollof tray?')
  const listening = { ...aThinking(turn), memory: { find } }
  const withUnderstood = { ...listening, understood: await understand(listening) }
  const thinking = { ...withUnderstood, recalled: await recall(withUnderstood) }
  return async (text) => {
    await decide(aTurn(text), { memory: { find } })
    const place = placeOf(turn)
    readLead(text, place, { before: 'May I have your name, please?' })
    readMood(text)
    readSnooze(text, place)
    areasIn([{ text }])
    guard(text, thinking)
  }
}

function guard(text: string, thinking: WithRecalled): void {
  const draft = { text, actions: [], by: 'a model', passages: null }
  for (const find of Object.values(guards)) find({ ...thinking, draft, facts: thinking.recalled.facts })
}

/** Processor time in milliseconds: what others do on the machine counts little. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0

function repeated(unit: string, next = () => unit): string {
  let text = ''
  while (text.length < LENGTH) text += next()
  return text.slice(0, LENGTH)
}

/** Pairs and threes of what is nasty alone. */
function generated(count: number, seed: number): string[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, at) =>
    Array.from({ length: 2 + (at % 2) }, () => NASTY[Math.floor(random() * NASTY.length)]).join(''),
  )
}

const word = (random: () => number): string =>
  Array.from({ length: 3 + Math.floor(random() * 4) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
