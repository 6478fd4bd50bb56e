import { useInfiniteQuery } from '@tanstack/react-query'
import { ListTodo, Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Choices } from '@/ui/choices.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { NewTask } from './new-task.tsx'
import { tasksQuery } from './queries.ts'
import { say } from './say.ts'
import { TaskRow } from './task-row.tsx'

type Show = 'open' | 'mine' | 'done'
const shows = (): { value: Show; label: string }[] => [
  {
    value: 'open',
    label: say.open,
  },
  {
    value: 'mine',
    label: say.mine,
  },
  {
    value: 'done',
    label: say.done,
  },
]

const nothing = (): Record<Show, { title: string; next: string }> => ({
  open: {
    title: say.nothingToDo,
    next: say.whatCustomersAskFor,
  },
  mine: {
    title: say.nothingIsYours,
    next: say.takeOne,
  },
  done: {
    title: say.nothingDoneYet,
    next: say.tickedStayHere,
  },
})

export function TasksPage() {
  const mayTalk = useMay('talk')
  const [show, setShow] = useState<Show>('open')
  const [adding, setAdding] = useState(false)
  const tasks = useInfiniteQuery(tasksQuery({ state: show === 'done' ? 'done' : 'open', mine: show === 'mine' }))
  return (
    <Page
      title={say.tasks}
      note={say.pageNote}
      actions={
        mayTalk && (
          <Button look="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {say.addTask}
          </Button>
        )
      }
    >
      <div className="mb-4">
        <Choices label={say.show} options={shows()} value={show} onChange={setShow} />
      </div>
      <Card>
        {tasks.isPending ? (
          <Loading className="p-5" rows={4} />
        ) : tasks.isError ? (
          <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />
        ) : tasks.data.length === 0 ? (
          <Empty icon={ListTodo} title={nothing()[show].title}>
            {nothing()[show].next}
          </Empty>
        ) : (
          <ul className="divide-y divide-line">
            {tasks.data.map((task) => (
              <TaskRow key={task.id} task={task} mayTalk={mayTalk} />
            ))}
          </ul>
        )}
        {tasks.hasNextPage && (
          <div className="border-line border-t p-3 text-center">
            <Button size="sm" look="ghost" busy={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
              {say.showMore}
            </Button>
          </div>
        )}
      </Card>
      {adding && <NewTask onClose={() => setAdding(false)} />}
    </Page>
  )
}
