import { decide } from '#agent/decide.ts'
import { itemOf, openShelf } from '#agent/facts/shelf.ts'
import { turnOn } from '#agent/stage.ts'
import type { TurnMessage } from '#agent/turn.ts'
import { loadWorld } from './load-world.ts'
import { madeSentences } from './made-sentences.ts'
import type { Sentence, World } from './read-world.ts'
import { openStage, repliesOf } from './run-dialogue.ts'
import { openScriptedModel } from './scripted-model.ts'

/** What became of the sentences of one kind. `wrong`: true ones that were refused, or false ones that the customer reads. */
export interface Judged {
  world: string
  kind: string
  true: boolean
  asked: number
  wrong: Sentence[]
}

/**
 * Lets a model say true and false sentences about a world and looks at what the customer would read. A false one that a person is told of
 * as well does no harm. Sentences for which no model is asked (fixed words suffice) are left out.
 */
export async function judgeSentences(world: World): Promise<Judged[]> {
  const { tenantId } = await loadWorld(world)
  const scripted = await openScriptedModel()
  const stage = { ...(await openStage(tenantId)), models: [scripted.model], allowance: { tokens: null, costMicros: null } }
  const now = new Date(world.dialogues[0]?.now ?? Date.now())
  const turnFor = ({ question, earlier = [] }: Sentence) =>
    turnOn(stage, {
      now,
      channel: 'whatsapp',
      contact: { name: null, language: null, optedOut: false },
      history: earlier.map((text, i) => message(i % 2 === 0 ? 'contact' : 'bot', text, now)),
      incoming: [message('contact', question, now)],
    })
  const { products } = await openShelf(turnFor({ kind: '', true: true, question: '', said: '' }))
  const sentences = [...world.sentences, ...madeSentences(products.map(itemOf), world.business.currency)]

  const judged = new Map<string, Judged>()
  try {
    for (const sentence of sentences) {
      scripted.says(sentence.said)
      const decision = await decide(turnFor(sentence))
      if (scripted.asked() === 0) continue
      const isRead = repliesOf(decision).some((text) => text.includes(sentence.said))
      const isTold = decision.actions.some(({ type }) => type === 'hand_over' || type === 'create_task')
      const key = `${sentence.true} ${sentence.kind}`
      const kind = judged.get(key) ?? { world: world.slug, kind: sentence.kind, true: sentence.true, asked: 0, wrong: [] }
      kind.asked++
      if (sentence.true ? !isRead : isRead && !isTold) kind.wrong.push(sentence)
      judged.set(key, kind)
    }
  } finally {
    await scripted.close()
  }
  return [...judged.values()]
}

const message = (author: TurnMessage['author'], text: string, at: Date): TurnMessage => ({ author, content: { type: 'text', text }, at })
