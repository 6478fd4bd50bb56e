import { sealContent } from '../../server/domains/conversations/sealed-content.ts'
import type { Tx } from '../../server/platform/db.ts'
import { newId } from '../../server/platform/ids.ts'
import { openVault } from '../../server/platform/secrets.ts'
import { lines as questions } from './questions.ts'

/** A conversation that is being made; times are milliseconds since 1970. */
export interface Known {
  number: number
  id: string
  contactId: string
  inboxId: string
  lastSeq: number
  lastAt: number
}

export interface Line {
  conversation: Known
  seq: number
  at: number
}

export const nameOf = (number: number) =>
  `${firstNames[number % firstNames.length]} ${lastNames[Math.floor(number / firstNames.length) % lastNames.length]}`
export const phoneOf = (number: number) => `23480${String(number).padStart(8, '0')}`

/** Contacts with their identity, lanes and conversations. One in a hundred is unread, another with a person: most have been dealt with. */
export async function writeConversations(tx: Tx, known: Known[]) {
  const ids = known.map(({ id }) => id)
  const contacts = known.map(({ contactId }) => contactId)
  const inboxes = known.map(({ inboxId }) => inboxId)
  const phones = known.map(({ number }) => phoneOf(number))
  await tx.raw('insert into contacts (id, name) select * from unnest($1::uuid[], $2::text[])', [
    contacts,
    known.map(({ number }) => nameOf(number)),
  ])
  await tx.raw(
    `insert into contact_identities (channel, kind, value, contact_id)
     select 'web-chat', 'phone', value, contact from unnest($1::text[], $2::uuid[]) as i (value, contact)`,
    [phones, contacts],
  )
  await tx.raw('insert into lanes (id, inbox_id, epoch) select *, 1 from unnest($1::uuid[], $2::uuid[])', [ids, inboxes])
  await tx.raw(
    `insert into conversations (id, inbox_id, contact_id, begun_by, lane_id, reply_kind, reply_value, last_seq, done_seq, last_inbound_at, updated_at, unread)
     select id, inbox, contact, phone, id, 'phone', phone, seq, seq, at, at, unread
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::timestamptz[], $7::int[]) as c (id, inbox, contact, phone, seq, at, unread)`,
    [
      ids,
      inboxes,
      contacts,
      phones,
      known.map(({ lastSeq }) => lastSeq),
      known.map(({ lastAt }) => new Date(lastAt)),
      known.map(({ number }) => (number % 100 === 42 ? 1 : 0)),
    ],
  )
  const handed = known.filter(({ number }) => number % 100 === 77)
  await tx.raw(
    `insert into handovers (id, conversation_id, reason, started_at)
     select id, conversation, 'asked_for_person', at from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as h (id, conversation, at)`,
    [handed.map(() => newId()), handed.map(({ id }) => id), handed.map(({ lastAt }) => new Date(lastAt))],
  )
}

/** In the order given: odd ones from the customer, even ones answers of the bot, each with the turn it was decided in. */
export async function writeMessages(tx: Tx, lines: Line[]) {
  const vault = await openVault(tx)
  const rows = lines.map(({ conversation, seq, at }) => {
    const id = newId()
    const answers = seq % 2 === 0
    const text = answers ? answerTexts[at % answerTexts.length]! : questions[at % questions.length]!
    const sealed = sealContent(vault, id, { type: 'text', text })
    return { id, conversation, seq, at: new Date(at), answers, sealed, turnId: answers ? newId() : null }
  })
  const turns = rows.filter(({ answers }) => answers)
  await tx.raw(
    `insert into turns (id, conversation_id, epoch, up_to_seq, opened_at, closed_at, outcome, answer_ms, trace_id)
     select id, conversation, 1, seq, at, at, 'decided', 40, id from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[]) as t (id, conversation, seq, at)`,
    [
      turns.map(({ turnId }) => turnId),
      turns.map(({ conversation }) => conversation.id),
      turns.map(({ seq }) => seq - 1),
      turns.map(({ at }) => at),
    ],
  )
  await tx.raw(
    `insert into messages (id, conversation_id, inbox_id, seq, direction, author, kind, content_sealed, external_id, answerable, status, turn_id, trace_id, provider_at, created_at)
     select id, conversation, inbox, seq, case when answers then 'out' else 'in' end, case when answers then 'bot' else 'contact' end, 'text', sealed,
       'wamid.' || id, not answers, case when answers then 'read' else 'received' end, turn, coalesce(turn, id), at, at
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::boolean[], $6::text[], $7::uuid[], $8::timestamptz[])
       as m (id, conversation, inbox, seq, answers, sealed, turn, at)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ conversation }) => conversation.id),
      rows.map(({ conversation }) => conversation.inboxId),
      rows.map(({ seq }) => seq),
      rows.map(({ answers }) => answers),
      rows.map(({ sealed }) => sealed),
      rows.map(({ turnId }) => turnId),
      rows.map(({ at }) => at),
    ],
  )
}

const answerTexts = [
  'Good morning! The peony bouquet with 12 stems is ₦18,500, in pink or white. Shall I put one aside for you?',
  'Yes, we deliver to Yaba for ₦2,500, usually within a day. Where should it go?',
  'The chocolate cake, 8 inch, is ₦29,500. Please order one day ahead so that it is fresh.',
  'You can pay by bank transfer or by card when we deliver. We never ask for card numbers in chat.',
]
const firstNames =
  'Ana Ngozi Tunde Bisi Chidi Amara Kemi Musa Zainab Emeka Yemi Folake Sade Ibrahim Halima Obinna Uche Tobi Aisha Femi'.split(' ')
const lastNames =
  'Okafor Adeyemi Balogun Eze Danjuma Okonkwo Bello Ogunleye Nwosu Abubakar Adebayo Ibe Lawal Onyeka Sani Oladipo Umeh Bassey Ojo Akpan Effiong Garba Idowu Jaja Kalu Mbah Nnadi Odili Peters Quadri'.split(
    ' ',
  )
