import type { PersonaHead } from '@salesboy/contract/personas'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { firstSettings } from './persona.ts'

/** The default one first, then in the order in which they were added. */
export const listPersonas = (tx: Tx): Promise<PersonaHead[]> => readHeads(tx)

/** Throws `not_found`. */
export async function readPersonaHead(tx: Tx, id: string): Promise<PersonaHead> {
  const [head] = await readHeads(tx, id)
  if (!head) throw notFound('bot')
  return head
}

interface Row extends Omit<PersonaHead, 'agentName' | 'createdAt'> {
  agentName: string | null
  createdAt: Date
}

async function readHeads(tx: Tx, id: string | null = null): Promise<PersonaHead[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.is_default, p.created_at, coalesce(s.version, 0) as speaking, s.settings->>'agentName' as agent_name, d.version as draft,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name) order by i.created_at) from inboxes i
        where i.tenant_id = p.tenant_id and i.persona_id = p.id and i.deleted_at is null
      ), '[]') as inboxes
    from personas p
    left join lateral (
      select v.version, v.settings from persona_versions v
      where v.tenant_id = p.tenant_id and v.persona_id = p.id and v.published_at is not null order by v.version desc limit 1
    ) s on true
    left join persona_versions d on d.tenant_id = p.tenant_id and d.persona_id = p.id and d.published_at is null
    where ${id}::uuid is null or p.id = ${id}::uuid
    order by p.is_default desc, p.created_at, p.id`.execute(tx)
  return rows.map(({ agentName, createdAt, ...row }) => ({
    ...row,
    agentName: agentName ?? firstSettings.agentName,
    createdAt: createdAt.toISOString(),
  }))
}
