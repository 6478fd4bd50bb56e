import type { Overview } from '@salesboy/contract/insights'
import { sql, type Tx } from '#platform/db.ts'
import { firstIdAt } from '#platform/ids.ts'

/** The last 24 hours beside the 24 before, and what waits for a person now. */
export async function readOverview(tx: Tx): Promise<Overview> {
  const { rows } = await sql<Row>`
    with recent as (
      select m.direction, m.status, m.author, m.created_at, m.created_at > now() - interval '24 hours' as today, m.provider_at
      from messages m where m.tenant_id = app.tenant() and m.id >= ${firstIdAt(daysAgo(2))} and (m.direction = 'out' or m.answerable)
    ), bot as (
      select t.outcome, t.answer_ms, exists (select from handovers h where h.tenant_id = t.tenant_id and h.turn_id = t.id) as handed_over
      from turns t where t.tenant_id = app.tenant() and t.id >= ${firstIdAt(daysAgo(1))} and t.outcome = 'decided'
    )
    select
      (select count(*)::int from recent where direction = 'in' and today) as received_now,
      (select count(*)::int from recent where direction = 'in' and not today) as received_before,
      (select count(*)::int from recent where direction = 'out' and status in ('sent', 'delivered', 'read') and today) as answered_now,
      (select count(*)::int from recent where direction = 'out' and status in ('sent', 'delivered', 'read') and not today) as answered_before,
      (select avg(case when handed_over then 0 else 1 end)::float from bot) as without_person,
      (select percentile_cont(0.5) within group (order by answer_ms)::float from bot) as median_answer_ms,
      (select count(*)::int from (
        select h.conversation_id from handovers h where h.tenant_id = app.tenant() and h.waiting
        union select o.conversation_id from outbox o where o.tenant_id = app.tenant() and o.state = 'unknown' and o.verdict is null
      ) waiting) as waiting_for_person,
      (select count(*)::int from conversations c where c.tenant_id = app.tenant() and c.updated_at > now() - interval '24 hours') as conversations,
      (select count(*)::int from inboxes i where i.tenant_id = app.tenant() and i.deleted_at is null) as inboxes,
      (select count(*)::int from sources s where s.tenant_id = app.tenant()) as sources,
      (select count(*)::int from outbox o where o.tenant_id = app.tenant() and o.state = 'unknown' and o.verdict is null) as unknown_sends,
      (select jsonb_agg(jsonb_build_object('at', to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'received', (
          select count(*) from recent where direction = 'in' and created_at >= hour and created_at < hour + interval '1 hour'
        ), 'sent', (
          select count(*) from recent where direction = 'out' and status in ('sent', 'delivered', 'read') and created_at >= hour and created_at < hour + interval '1 hour'
        )) order by hour)
        from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()), interval '1 hour') as hour) as hours`.execute(
    tx,
  )
  const row = rows[0]!
  return {
    received: { now: row.receivedNow, before: row.receivedBefore },
    answered: { now: row.answeredNow, before: row.answeredBefore },
    withoutPerson: row.withoutPerson,
    medianAnswerMs: row.medianAnswerMs,
    waitingForPerson: row.waitingForPerson,
    conversations: row.conversations,
    sources: row.sources,
    inboxes: row.inboxes,
    unknownSends: row.unknownSends,
    hours: row.hours,
  }
}

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600_000)

interface Row {
  receivedNow: number
  receivedBefore: number
  answeredNow: number
  answeredBefore: number
  withoutPerson: number | null
  medianAnswerMs: number | null
  waitingForPerson: number
  conversations: number
  sources: number
  inboxes: number
  unknownSends: number
  hours: Overview['hours']
}
