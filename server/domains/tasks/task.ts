import type { Task } from '@salesboy/contract/tasks'
import { sql, type Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'

export type TaskDetails = Pick<Task, 'title' | 'note' | 'payload'>

/** What a task says may quote the customer, so it is sealed as their messages are. */
export const sealDetails = (vault: Vault, id: string, details: TaskDetails) => vault.seal(['tasks', 'details', id], JSON.stringify(details))

export interface TaskRow {
  id: string
  kind: Task['kind']
  conversationId: string | null
  contactId: string | null
  contactName: string | null
  detailsSealed: string
  dueAt: Date | null
  assigneeId: string | null
  assigneeName: string | null
  createdAt: Date
  createdBy: string
  completedAt: Date | null
  completedBy: string | null
}

export const selectTasks = (where: ReturnType<typeof sql>, order: ReturnType<typeof sql>, limit: number) => sql<TaskRow>`
  select t.id, t.kind, t.conversation_id, t.contact_id, c.name as contact_name, t.details_sealed, t.due_at, t.assignee_id,
    m.name as assignee_name, t.created_at, t.created_by, t.completed_at, t.completed_by
  from tasks t
  left join contacts c on c.tenant_id = t.tenant_id and c.id = t.contact_id
  left join app.teammates() m on m.id = t.assignee_id
  where ${where} order by ${order} limit ${limit}`

export async function readTask(tx: Tx, id: string): Promise<Task> {
  const { rows } = await selectTasks(sql`t.id = ${id}`, sql`t.id`, 1).execute(tx)
  if (!rows[0]) throw notFound('task')
  return toTask(rows[0], await openVault(tx))
}

export function toTask(row: TaskRow, vault: Vault): Task {
  const { title, note, payload } = JSON.parse(vault.open(['tasks', 'details', row.id], row.detailsSealed)) as TaskDetails
  return {
    id: row.id,
    kind: row.kind,
    title,
    note,
    payload,
    dueAt: row.dueAt?.toISOString() ?? null,
    conversationId: row.conversationId,
    contact: row.contactId ? { id: row.contactId, name: row.contactName } : null,
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? 'A former teammate' } : null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    completed: row.completedAt ? { at: row.completedAt.toISOString(), by: row.completedBy! } : null,
  }
}

/** Throws “not found” for whoever is no teammate of this tenant. */
export async function findTeammate(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const { rows } = await tx.raw<{ id: string; name: string }>('select id, name from app.teammates() where id = $1', [id])
  if (!rows[0]) throw notFound('teammate')
  return rows[0]
}
