import { claimTurns, type OpenTurn, openTurn } from '../server/agent/open-turn.ts'
import { send } from '../server/domains/conversations/send.ts'
import type { House } from './house.ts'
import { readMessages } from './read-messages.ts'
import { textWebhook, webhook } from './stand-ins/meta.ts'
import { connectNumber, deliverTo } from './whatsapp-world.ts'

/** What the journeys of messages share: numbers, a connected shop, and hands that do one step at a time. */
export const ada = '447700900101'
export const ben = '447700900102'
export const chidi = '12025550143'

/** The shop's first number, connected in this house; it is disconnected when the test ends. */
export const connect = (house: House, more: { ordering?: 'conversation' | 'inbox' } = {}, settings: { messagesPerSecond?: number } = {}) =>
  connectNumber(house.tenantId, { phoneNumberId: '200000000000001', businessAccountId: '100000000000001', ...settings }, more)

export const says = (house: House, from: string, text: string) => deliverTo(house.app, textWebhook({ text, from, name: 'Someone' }))

/** A customer wrote, and it was dealt with: the window is open. Answers the conversation's id. */
export async function writes(house: House, from: string): Promise<string> {
  await says(house, from, 'Hello')
  const [message] = await readMessages(house.tenantId, from)
  await house.inTenant(async (tx) => {
    await tx.raw('update conversations set waiting_since = null, due_at = null, done_seq = last_seq where id = $1', [
      message!.conversationId,
    ])
    await tx.raw('select app.schedule_lane(lane_id) from conversations where id = $1', [message!.conversationId])
  })
  return message!.conversationId
}

export const echo = (house: House, to: string, text: string) =>
  deliverTo(
    house.app,
    webhook(
      {
        message_echoes: [
          {
            from: '15550100001',
            to,
            id: `wamid.echo.${to}.${text.length}`,
            timestamp: String(Math.floor(Date.now() / 1000)),
            type: 'text',
            text: { body: text },
          },
        ],
      },
      { field: 'smb_message_echoes' },
    ),
  )

/** The bot said something. */
export const queue = (house: House, conversationId: string, texts: string[]) =>
  house.inTenant(async (tx) => {
    for (const text of texts) await send(tx, { conversationId, content: { type: 'text', text }, author: 'bot' })
  })

/** Sends until nothing is due. */
export async function deliverDue(house: House) {
  while (await house.deliverAll());
}

export async function openNextTurn(owner = 'test'): Promise<OpenTurn> {
  const [claim] = await claimTurns(owner, 1)
  const turn = claim && (await openTurn(claim))
  if (!turn) throw new Error('There is no turn to open.')
  return turn
}

/** Lets so many seconds pass for everything that waits. */
export const pass = (house: House, seconds: number) =>
  house.inTenant(async (tx) => {
    await tx.raw(`update outbox set due_at = due_at - make_interval(secs => $1)`, [seconds])
    await tx.raw(`update conversations set due_at = due_at - make_interval(secs => $1)`, [seconds])
    await tx.raw(`update lanes set ready_at = ready_at - make_interval(secs => $1)`, [seconds])
    await tx.raw(`update send_pacing set next_at = next_at - make_interval(secs => $1)`, [seconds])
  })

export const endLeases = (house: House) =>
  house.inTenant(async (tx) => {
    await tx.raw(`update lanes set ready_at = now() where owner is not null`)
    await tx.raw(`update outbox set lease_until = now() where lease_until is not null`)
  })

export const turnsOf = (house: House) =>
  house.inTenant(async (tx) => (await tx.selectFrom('turns').select('outcome').orderBy('id').execute()).map(({ outcome }) => outcome))

export const outboxStates = (house: House) =>
  house.inTenant(async (tx) => (await tx.selectFrom('outbox').select('state').orderBy('position').execute()).map(({ state }) => state))

export const lastStatus = async (house: House) => (await readMessages(house.tenantId, ada)).at(-1)!.status

export async function until(true_: () => boolean) {
  for (const end = Date.now() + 5_000; !true_(); ) {
    if (Date.now() > end) throw new Error('It did not happen within five seconds.')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
