import type { Room } from '#platform/room.ts'
import { createTask } from './create-task.ts'

export const actions: Room['actions'] = {
  async create_task(tx, { conversationId }, { kind, title, note, dueAt, payload }) {
    await createTask(tx, { kind, title, note, dueAt, payload, conversationId, by: 'bot' })
  },
}
