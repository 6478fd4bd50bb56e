import type { MaySend, Sending } from '@salesboy/contract/sending'
import type { Channel } from '#channels/channel.ts'
import { channelNamed } from '#channels/index.ts'
import type { Tx } from '#platform/db.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { wordsFor } from './gate-words.ts'

/** What the gate wants to know of a message, as `app.outgoing` has it. */
export interface Outgoing {
  author: 'bot' | 'teammate' | 'system'
  kind: string
  class: SendClass
  promotes: boolean
}

export type SendClass = 'reply' | 'service' | 'utility' | 'marketing'

/** May messages like these go to the conversation now? The same answer, in the same words, as when they are sent. */
export async function maySend(tx: Tx, conversationId: string, messages: Outgoing[]): Promise<MaySend[]> {
  const channel = await channelOf(tx, conversationId)
  const { rows } = await tx.raw<{ outcome: MaySend['outcome']; reason: MaySend['reason']; at: Date | null }>(
    `select gate.outcome, gate.reason, gate.at
     from jsonb_array_elements($2::jsonb) with ordinality message(item, n),
       app.may_send($1, jsonb_populate_record(null::app.outgoing, item), jsonb_populate_record(null::app.send_limits, $3), false) gate
     order by n`,
    [conversationId, JSON.stringify(messages), limitsOf(channel)],
  )
  const words = wordsFor(channel)
  return rows.map(({ outcome, reason, at }) => ({
    outcome,
    reason,
    detail: reason && words[reason].detail,
    nextStep: reason && words[reason].nextStep,
    at: at?.toISOString() ?? null,
  }))
}

/** What a person could write here: words of their own, a template about something they have with us, an offer. */
export async function readSending(tx: Tx, conversationId: string): Promise<Sending> {
  const [text, template, marketing] = await maySend(tx, conversationId, [
    { author: 'teammate', kind: 'text', class: 'reply', promotes: false },
    { author: 'teammate', kind: 'template', class: 'utility', promotes: false },
    { author: 'teammate', kind: 'template', class: 'marketing', promotes: true },
  ])
  return { text: text!, template: template!, marketing: marketing! }
}

/** Refuses before anything is written down what would be refused when it is sent. What has to wait is written down. */
export async function refuseIfShut(tx: Tx, conversationId: string, message: Outgoing) {
  const [gate] = await maySend(tx, conversationId, [message])
  if (gate?.outcome === 'refused') throw new Problem('conflict', `${gate.detail} ${gate.nextStep}`)
}

/** Throws `not_found` for a conversation that is not there. */
export async function channelOf(tx: Tx, conversationId: string): Promise<Channel> {
  const place = await tx
    .selectFrom('conversations')
    .innerJoin('inboxes', (join) =>
      join.onRef('inboxes.id', '=', 'conversations.inboxId').onRef('inboxes.tenantId', '=', 'conversations.tenantId'),
    )
    .select('inboxes.channel')
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst()
  if (!place) throw notFound('conversation')
  return channelNamed(place.channel)
}

/** What the channel allows, as `app.send_limits` has it. */
export const limitsOf = ({ windowHours, rates }: Channel) =>
  JSON.stringify({
    window_hours: windowHours,
    pair_interval: `${rates.pairIntervalMs} milliseconds`,
    pair_burst: `${rates.pairIntervalMs * rates.pairBurst} milliseconds`,
  })
