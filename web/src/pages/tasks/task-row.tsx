import type { Task, TaskKind } from '@salesboy/contract/tasks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { UserRound } from 'lucide-react'
import { useState } from 'react'
import { useClock } from '@/lib/hooks.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Confirm } from '@/ui/dialog.tsx'
import { Menu, MenuItem, MenuLine } from '@/ui/menu.tsx'
import { teammatesQuery } from '../settings/queries.ts'
import { useTask } from './queries.ts'
import { say } from './say.ts'

const kinds = (): Record<TaskKind, { label: string; tone: Tone }> => ({
  order: {
    label: say.order,
    tone: 'accent',
  },
  booking: {
    label: say.booking,
    tone: 'plum',
  },
  callback: {
    label: say.callBack,
    tone: 'info',
  },
  same_person: {
    label: say.samePerson,
    tone: 'info',
  },
  other: {
    label: say.other,
    tone: 'plain',
  },
})

export function TaskRow({ task, mayTalk }: { task: Task; mayTalk: boolean }) {
  const format = useFormat()
  const { title, note, kind, contact, conversationId, completed, payload } = task
  const said = (kind === 'same_person' ? [] : Object.entries(payload)).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return (
    <li className="flex items-start gap-3 px-5 py-3.5">
      <TaskCheck task={task} disabled={!mayTalk} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p dir="auto" className={cn('min-w-0 font-medium [overflow-wrap:anywhere]', completed && 'text-muted line-through')}>
            {displayName(title)}
          </p>
          <Badge tone={kinds()[kind].tone}>{kinds()[kind].label}</Badge>
        </div>
        {note && (
          <p dir="auto" className="whitespace-pre-wrap text-[0.8125rem] text-muted leading-5 [overflow-wrap:anywhere]">
            {note}
          </p>
        )}
        {said.length > 0 && (
          <p className="text-[0.8125rem] text-muted leading-5 [overflow-wrap:anywhere]">
            {said.map(([name, value]) => `${name}: ${value}`).join(' · ')}
          </p>
        )}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted">
          {completed ? (
            <span>{say.doneBy({ by: displayName(completed.by), at: format.dateTime(completed.at) })}</span>
          ) : (
            <Due task={task} />
          )}
          {conversationId && (
            <Link to="/conversations/$id" params={{ id: conversationId }} className="font-medium text-accent-text hover:underline">
              <bdi>{displayName(contact?.name, say.openTheConversation)}</bdi>
            </Link>
          )}
        </p>
      </div>
      {kind === 'same_person' && !completed && mayTalk && <MakeOne task={task} />}
      {!completed && <Assignee task={task} mayTalk={mayTalk} />}
    </li>
  )
}

function MakeOne({ task }: { task: Task }) {
  const [asking, setAsking] = useState(false)
  const { makeOne } = useTask(task)
  return (
    <>
      <Button size="sm" aria-label={say.makeOneTitle({ title: displayName(task.title) })} onClick={() => setAsking(true)}>
        {say.makeOne}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={say.reallyMakeOne}
        description={say.whatMakingOneDoes}
        action={say.makeOne}
        busy={makeOne.isPending}
        onConfirm={() => makeOne.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </>
  )
}

/** Done with one press, open again with another. */
export function TaskCheck({ task, disabled }: { task: Task; disabled: boolean }) {
  const { toggle } = useTask(task)
  return (
    <input
      type="checkbox"
      className="mt-1 size-4.5 shrink-0 accent-accent"
      aria-label={say.doneTitle({ title: displayName(task.title) })}
      checked={(task.completed !== null) !== toggle.isPending}
      disabled={disabled || toggle.isPending}
      onChange={() => toggle.mutate()}
    />
  )
}

export function Due({ task: { dueAt } }: { task: Task }) {
  const format = useFormat()
  const now = useClock()
  if (!dueAt) return <span>{say.noDueTime}</span>
  const late = Date.parse(dueAt) < now.getTime()
  return <span className={cn(late && 'font-medium text-bad')}>{`${late ? say.late : say.due} ${format.dateTime(dueAt)}`}</span>
}

function Assignee({ task, mayTalk }: { task: Task; mayTalk: boolean }) {
  const teammates = useQuery(teammatesQuery)
  const { assign } = useTask(task)
  const name = task.assignee ? displayName(task.assignee.name) : say.nobody
  if (!mayTalk) return <span className="shrink-0 text-[0.8125rem] text-muted">{name}</span>
  return (
    <Menu
      trigger={
        <Button
          size="sm"
          look="ghost"
          className="max-w-36"
          aria-label={say.giveToSomeone({ name, title: displayName(task.title) })}
          busy={assign.isPending}
        >
          {!assign.isPending && <UserRound aria-hidden />}
          <span className="hidden truncate sm:inline">{name}</span>
        </Button>
      }
    >
      {teammates.data?.map((teammate) => (
        <MenuItem key={teammate.id} chosen={teammate.id === task.assignee?.id} onSelect={() => assign.mutate(teammate.id)}>
          {displayName(teammate.name)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem chosen={!task.assignee} onSelect={() => assign.mutate(null)}>
        {say.nobody}
      </MenuItem>
    </Menu>
  )
}
