import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/lib/me.ts'
import { displayName } from '@/lib/words.ts'
import { tasksOfQuery } from './queries.ts'
import { say } from './say.ts'
import { Due, TaskCheck } from './task-row.tsx'

/** The open tasks of one conversation, beside it. Nothing when there is none. */
export default function TasksOf({ conversationId }: { conversationId: string }) {
  const mayTalk = useMay('talk')
  const tasks = useQuery(tasksOfQuery(conversationId))
  if (!tasks.data?.length) return null
  return (
    <section aria-label={say.openTasks} className="grid gap-2.5 rounded-xl border border-line bg-raised p-3.5 text-[0.8125rem]">
      <h3 className="font-semibold">{say.toDo}</h3>
      {tasks.data.map((task) => (
        <div key={task.id} className="flex items-start gap-2.5">
          <TaskCheck task={task} disabled={!mayTalk} />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p dir="auto">{displayName(task.title)}</p>
            <p className="text-muted text-xs">
              <Due task={task} />
            </p>
          </div>
        </div>
      ))}
    </section>
  )
}
