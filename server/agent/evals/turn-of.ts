import type { CaseDraft } from '@salesboy/contract/evals'
import type { Persona } from '@salesboy/contract/personas'
import type { Past } from '#domains/evals/past-lines.ts'
import { type Stage, turnOn } from '../stage.ts'
import type { Turn, TurnMessage } from '../turn.ts'

/** A case as a turn, at the case's own time. */
export function turnOfCase(stage: Stage, persona: Persona, { lines, channel, contact, now }: CaseDraft): Turn {
  const at = now ? new Date(now) : new Date()
  const messages = lines.map(
    (line): TurnMessage => ({
      author: line.author,
      content: { type: 'text', text: line.text },
      at: line.at ? new Date(line.at) : at,
    }),
  )
  const lastOurs = messages.findLastIndex(({ author }) => author !== 'contact')
  return turnOn(
    { ...stage, persona },
    {
      now: at,
      channel,
      contact,
      history: messages.slice(0, lastOurs + 1),
      incoming: messages.slice(lastOurs + 1),
    },
  )
}

/** A turn that happened, with what the business knows today. */
export const turnOfPast = (stage: Stage, persona: Persona, past: Past): Turn => turnOn({ ...stage, persona }, past)
