import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { costOf, hostileTexts, listener, ordinaryText, variedText } from './hearing-for-tests.ts'
import { run } from './kitchen-for-tests.ts'

describe('no text of 4,096 characters stops the desk', () => {
  const seed = 20261130
  const texts = hostileTexts(seed)

  test(`each takes about as long as any other (seed ${seed})`, { timeout: 300_000 }, async () => {
    const hear = await listener()
    for (const offset of [0, 1, 2]) await hear(ordinaryText.slice(offset))
    const usual = median(await Promise.all([3, 4, 5, 6, 7].map((offset) => costOf(() => hear(ordinaryText.slice(offset))))))
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
    for (const offset of [0, 1, 2]) await hear(ordinaryText.slice(offset))
    const usual = await costOf(() => hear(ordinaryText.slice(3)))
    for (const between of ['? ', '\n', ', ', ' ', ' and ']) {
      const text = variedText(between, seed)
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

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0
