import type { Fact } from '../../contract/decision.ts'
import { recall, shelfFor } from '../../server/agent/recall.ts'
import { review } from '../../server/agent/review.ts'
import type { Stage } from '../../server/agent/stage.ts'
import type { Turn } from '../../server/agent/turn.ts'
import { understand } from '../../server/agent/understand.ts'
import { newId } from '../../server/platform/ids.ts'

const rounds = 1_000
const length = 600

/** What review costs: a model's draft of 600 characters that states a dozen prices, each backed by one of 30 facts. Answers microseconds. */
export async function timeGuards(stage: Stage): Promise<number[]> {
  const begun = { turn: turnOf(stage), calls: [] }
  const withShelf = { ...begun, shelf: await shelfFor(begun) }
  const withUnderstood = { ...withShelf, understood: await understand(withShelf) }
  const facts = Array.from({ length: 30 }, (_, i) => factOf(i, stage.business.currency))
  const thinking = { ...withUnderstood, recalled: { ...(await recall(withUnderstood)), facts } }

  const microseconds: number[] = []
  for (let round = -200; round < rounds; round++) {
    const draft = { text: draftOf(round + 200, facts), actions: [], by: 'model', passages: null }
    const startedAt = performance.now()
    const { refused, verdicts } = await review({ ...thinking, draft })
    const took = (performance.now() - startedAt) * 1000
    // A refused draft would be written again, and that is not what is measured.
    if (refused !== null) throw new Error(`The guards refused the draft: ${verdicts.map(({ detail }) => detail).join('; ')}`)
    if (round >= 0) microseconds.push(took)
  }
  return microseconds
}

/** Without knowledge: only the facts given count. */
const turnOf = (stage: Stage): Turn => ({
  ...stage,
  id: newId(),
  conversationId: null,
  now: new Date(),
  channel: 'web-chat',
  contact: { name: 'Ana', language: null, optedOut: false },
  history: [],
  incoming: [{ author: 'contact', content: { type: 'text', text: 'What do you have, and how much is it?' }, at: new Date() }],
  refusals: [],
  knowledge: false,
})

const factOf = (index: number, currency: string): Fact => ({
  kind: 'amount',
  value: String(1_250 + index * 375),
  currency,
  about: `Basket ${letters(index)}`,
  source: { kind: 'catalog', id: String(index), title: 'Catalogue' },
})

/** Sentences about one thing after the other, starting at another one each time, so that no two rounds review the same words. */
function draftOf(round: number, facts: Fact[]): string {
  let text = `Thank you for asking, this is answer ${letters(round)}!`
  for (let index = round; text.length < length - 40; index++) {
    const fact = facts[index % facts.length]!
    text += ` ${fact.about} costs ${Number(fact.value).toLocaleString('en')} ${fact.currency}.`
  }
  return `${text} Which of them would you like?`.padEnd(length, '.')
}

const letters = (index: number) =>
  String(index)
    .split('')
    .map((digit) => 'abcdefghij'[Number(digit)])
    .join('')
