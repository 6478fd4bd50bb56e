import { costOf, hostileTexts, listener, ordinaryText, variedText } from '../../server/agent/hearing-for-tests.ts'
import { giveAnswer } from './give-answer.ts'

export interface Heard {
  /** Milliseconds for an ordinary text. */
  ordinary: number
  /** Of each text that strangers might write to stop the desk, and what is repeated in the slowest one. */
  hostile: number[]
  slowest: string
}

const seed = 20261130
const rounds = 5

/** What one text of 4,096 characters costs: decided, read for what it tells, and passed through the guards as a draft. */
async function timeHearing(): Promise<Heard> {
  const hear = await listener()
  const texts = [
    ...hostileTexts(seed),
    ...['? ', '\n', ', ', ' ', ' and '].map((between) => ({
      unit: `a word and ${JSON.stringify(between)}`,
      text: variedText(between, seed),
    })),
  ]
  // The first rounds compile the patterns.
  for (const { text } of [...texts, ...texts, ...Array.from({ length: 10 }, () => ({ text: ordinaryText }))]) await hear(fresh(text))

  const cost = async (text: string) => {
    const all: number[] = []
    for (let round = 0; round < rounds; round++) all.push(await costOf(() => hear(fresh(text))))
    return all.sort((a, b) => a - b)[rounds >> 1]!
  }
  const ordinary = await cost(ordinaryText)
  const hostile: { unit: string; took: number }[] = []
  for (const { unit, text } of texts) hostile.push({ unit, took: await cost(text) })
  const slowest = hostile.reduce((worst, one) => (one.took > worst.took ? one : worst))
  return { ordinary, hostile: hostile.map(({ took }) => took), slowest: slowest.unit }
}

let heard = 0
/** Never the same text twice: what was read before is remembered. */
const fresh = (text: string): string => `${text.slice(8)}${heard++}`

if (import.meta.main) giveAnswer(await timeHearing())
