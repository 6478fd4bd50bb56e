import { randomBytes } from 'node:crypto'
import type { Box } from './open-box.ts'

/** Lengths of sealed texts as the desk writes them for a question of the bench's shop: message, raw webhook, answer, flight record. */
const sealed = {
  message: sealedText(55),
  raw: sealedText(220),
  answer: sealedText(95),
  decision: sealedText(1_850),
}

/**
 * One message as pgbench would handle it: the statements of the desk in the desk's transactions, with as many round trips (what the
 * desk sends in one write is one pipeline here), without anything that happens between them. The desk claims several messages at
 * once under load; here each client claims one at a time. Where a claim found nothing, because another client was quicker, the rest is left out.
 */
export function pgbenchScript({ tenantId, inboxId }: Box): string {
  const begin = `begin;\nset local role salesboy_app;\nset local app.tenant_id = '${tenantId}';`
  const opening = (statement: string) => pipeline(`${begin}\n${statement};`)
  const closing = (statement: string) => pipeline(`${statement};\ncommit;`)
  const whole = (statement: string) => pipeline(`${begin}\n${statement};\ncommit;`)
  return [
    '\\set who random(100000000000, 999999999999)',
    opening(receive(inboxId)),
    'commit;',
    `select coalesce(lane_id::text, '') as lane, coalesce(conversation_id::text, '') as conversation, coalesce(epoch, 0) as epoch
  from (select) one left join app.claim_turns('bench', 1, interval '15 seconds') on true \\gset`,
    '\\if :epoch > 0',
    // The turn and its answer get the conversation's id: each is the only one, and it saves a round trip that the desk does not make.
    whole(`select app.open_turn(:conversation::uuid, :lane::uuid, :conversation::uuid, :epoch::bigint, 'bench')`),
    opening(`select app.hold_turn(:conversation::uuid, :lane::uuid, :conversation::uuid, :epoch::bigint, 1, 3, 'bench')`),
    `select * from app.queue_message(${composite(
      'departure',
      { author: 'bot', kind: 'text', content_sealed: sealed.answer, class: 'reply', promotes: false, after_opt_out: false },
      { id: ':conversation::text', conversation_id: ':conversation::text', turn_id: ':conversation::text' },
    )}, array['web-chat'], 'bench');`,
    closing(
      `select app.finish_turn(:conversation::uuid, :lane::uuid, :conversation::uuid, :epoch::bigint, 1, 'decided', '${sealed.decision}', 'bench')`,
    ),
    '\\endif',
    `select coalesce(id::text, '') as message, coalesce(epoch, 0) as epoch
  from (select) one left join app.claim_outbox('bench', 1, interval '15 seconds') on true \\gset`,
    '\\if :epoch > 0',
    whole(
      `select app.take_outbox(:message::uuid, :epoch::bigint, interval '15 seconds', ${composite('send_limits', {
        window_hours: 24,
        pair_interval: '6 seconds',
        pair_burst: '270 seconds',
      })}, '{}')`,
    ),
    opening(`select app.settle_outbox(:message::uuid, :epoch::bigint, 'sent', 'wamid.' || :message::text, null, null)`),
    'commit;',
    '\\endif',
    '',
  ].join('\n')
}

const receive = (inboxId: string) =>
  `select * from app.receive_message(${composite(
    'arrival',
    {
      inbox_id: inboxId,
      channel: 'whatsapp-cloud',
      name: 'Customer',
      direction: 'in',
      author: 'contact',
      kind: 'text',
      content_sealed: sealed.message,
      answerable: true,
      opens_window: true,
      raw_sealed: sealed.raw,
    },
    {
      id: 'bench_id()',
      external_id: `'wamid.' || bench_id()`,
      identities: `jsonb_build_array(jsonb_build_object('kind', 'phone', 'value', :who::text))`,
      reply_to: `jsonb_build_object('kind', 'phone', 'value', :who::text)`,
      new_contact_id: 'bench_id()',
      new_conversation_id: 'bench_id()',
      provider_at: 'now()',
    },
  )}, 'bench')`

/** A record as the desk gives it, one text that the server reads, and what only this script knows when it runs. */
function composite(type: string, told: Record<string, unknown>, expressions: Record<string, string> = {}): string {
  const rest = Object.entries(expressions).map(([name, expression]) => `'${name}', ${expression}`)
  const made = rest.length ? ` || jsonb_build_object(${rest.join(', ')})` : ''
  return `jsonb_populate_record(null::app.${type}, '${JSON.stringify(told)}'::jsonb${made})`
}

/** What the desk makes in its own process: ids that sort by time. */
export const pgbenchId = `create function public.bench_id() returns uuid language sql volatile as $$
  select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7000' || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid
$$`

const pipeline = (statements: string) => `\\startpipeline\n${statements}\n\\endpipeline`

/** A nonce, the text and a tag, as the vault writes them. */
function sealedText(characters: number): string {
  return `v1.0197a000-0000-7000-8000-000000000001.${randomBytes(12 + characters + 16).toString('base64url')}`
}
