import type { Decision } from '@salesboy/contract/decision'
import { type MessageContent, textOf } from '@salesboy/contract/message'
import { decide } from '#agent/decide.ts'
import { readStage, type Stage, turnOn } from '#agent/stage.ts'
import type { Turn, TurnMessage } from '#agent/turn.ts'
import { inTenant } from '#platform/db.ts'
import type { Dialogue, DialogueMessage } from './read-world.ts'

/** What every turn of a loaded world starts from. */
export const openStage = (tenantId: string): Promise<Stage> => inTenant(tenantId, readStage)

/**
 * The turns of a dialogue, one decision each, at the dialogue's own time. What production keeps between turns is kept here: the
 * last 20 messages, the contact's language and opt-out. After a hand-over the person is taken to have given the conversation back.
 * Null for a turn that opens none: a reaction is news about a message, not a message.
 */
export async function runDialogue(stage: Stage, dialogue: Dialogue): Promise<{ turn: number; decision: Decision | null }[]> {
  const now = new Date(dialogue.now)
  const contact: Turn['contact'] = { name: dialogue.contact.profile_name ?? null, language: null, optedOut: false }
  const history: TurnMessage[] = []
  const decided: { turn: number; decision: Decision | null }[] = []

  for (const { turn, messages } of dialogue.turns) {
    const incoming = messages.flatMap((message): TurnMessage[] => {
      const content = contentOf(message)
      return content ? [{ author: 'contact', content, at: now }] : []
    })
    if (incoming.length === 0) {
      decided.push({ turn, decision: null })
      continue
    }
    const decision = await decide(turnOn(stage, { now, channel: dialogue.channel, contact: { ...contact }, history, incoming }))
    decided.push({ turn, decision })
    history.push(
      ...incoming,
      ...repliesOf(decision).map((text): TurnMessage => ({ author: 'bot', content: { type: 'text', text }, at: now })),
    )
    for (const action of decision.actions) {
      if (action.type === 'opt_out') contact.optedOut = true
      if (action.type === 'opt_in') contact.optedOut = false
      if (action.type === 'update_contact') contact.language = action.fields.language ?? contact.language
    }
  }
  return decided
}

/** The words sent, one for each message. */
export const repliesOf = (decision: Decision): string[] =>
  decision.actions.flatMap((action) => (action.type === 'send_message' ? [textOf(action.content)] : []))

function contentOf(message: DialogueMessage): MessageContent | null {
  const media = {
    mimeType: message.media?.mime ?? 'application/octet-stream',
    ...(message.media?.filename ? { fileName: message.media.filename } : {}),
  }
  switch (message.type) {
    case 'text':
      return { type: 'text', text: message.text ?? '' }
    case 'button':
      return { type: 'choice', text: message.text ?? '', id: message.text ?? '' }
    case 'reaction':
      return null
    case 'location':
      return {
        type: 'location',
        latitude: message.latitude ?? 0,
        longitude: message.longitude ?? 0,
        ...(message.name ? { name: message.name } : {}),
      }
    case 'audio':
      return { type: 'audio', media: { ...media, voice: true }, transcript: message.transcript ?? '' }
    default:
      return { type: message.type, media, ...(message.caption ? { caption: message.caption } : {}) }
  }
}
