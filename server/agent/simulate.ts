import type { Decision } from '@salesboy/contract/decision'
import type { MessageContent } from '@salesboy/contract/message'
import { recordCalls } from '#domains/models/record-calls.ts'
import { whichVersion } from '#domains/personas/persona.ts'
import { readPersonaVersion } from '#domains/personas/versions.ts'
import { outsideCalls } from '#llms/chain.ts'
import type { Tx } from '#platform/db.ts'
import { decide } from './decide.ts'
import { readStage, turnOn } from './stage.ts'
import type { Turn, TurnMessage } from './turn.ts'

export interface Scene {
  messages: { author: 'contact' | 'bot' | 'teammate'; text: string }[]
  channel: string
  contactName?: string | undefined
  withoutKnowledge: boolean
  /** The default one unless told. */
  personaId?: string | undefined
  /** The published one unless told. */
  personaVersion?: number | undefined
}

/** The production path with nothing sent and nothing kept but what it cost: the same `decide`, on a turn made up from the scene. */
export async function simulate(
  inTenant: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  scene: Scene,
  signal?: AbortSignal,
): Promise<{ replies: MessageContent[]; decision: Decision }> {
  const turn = await inTenant((tx) => turnOf(tx, scene))
  const decision = await decide(turn, { signal })
  if (outsideCalls(decision.calls).length > 0) await inTenant((tx) => recordCalls(tx, decision.calls))
  return { replies: decision.actions.flatMap((action) => (action.type === 'send_message' ? [action.content] : [])), decision }
}

async function turnOf(tx: Tx, { messages, channel, contactName, withoutKnowledge, personaId, personaVersion }: Scene): Promise<Turn> {
  const stage = await readStage(tx)
  const persona = await readPersonaVersion(tx, await whichVersion(tx, { personaId, version: personaVersion }))
  const lines: TurnMessage[] = messages.map(({ author, text }) => ({ author, content: { type: 'text', text }, at: new Date() }))
  const lastOurs = lines.findLastIndex(({ author }) => author !== 'contact')
  return turnOn(
    { ...stage, persona },
    {
      channel,
      contact: { name: contactName ?? null, language: null, optedOut: false },
      history: lines.slice(0, lastOurs + 1),
      incoming: lines.slice(lastOurs + 1),
      knowledge: !withoutKnowledge,
    },
  )
}
