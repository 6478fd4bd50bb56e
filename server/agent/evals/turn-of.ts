import type { CaseDraft } from '@salesboy/contract/evals'
import type { Persona } from '@salesboy/contract/personas'
import { listServices } from '#domains/bookings/service.ts'
import type { Past } from '#domains/evals/past-lines.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import { readTurnModels } from '#domains/models/turn-models.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Turn, TurnMessage } from '../turn.ts'

/** What every turn of a run starts from. */
export type Stage = Pick<Turn, 'tenantId' | 'business' | 'services' | 'models' | 'allowance'>

export async function openStage(tx: Tx, offline: boolean): Promise<Stage> {
  const { name, timeZone, currency, country, profile } = await readTenant(tx)
  const models = await readTurnModels(tx)
  return {
    tenantId: tx.tenantId,
    business: { name, timeZone, currency, country, profile },
    services: await listServices(tx),
    ...models,
    models: offline ? [] : models.models,
  }
}

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
  return made(stage, persona, {
    now: at,
    channel,
    contact,
    history: messages.slice(0, lastOurs + 1),
    incoming: messages.slice(lastOurs + 1),
  })
}

/** A turn that happened, with what the business knows today. */
export const turnOfPast = (stage: Stage, persona: Persona, past: Past): Turn => made(stage, persona, past)

const made = (stage: Stage, persona: Persona, dialogue: Pick<Turn, 'now' | 'channel' | 'contact' | 'history' | 'incoming'>): Turn => ({
  ...stage,
  persona,
  ...dialogue,
  history: dialogue.history.slice(-20),
  id: newId(),
  conversationId: null,
  refusals: [],
  knowledge: true,
})
