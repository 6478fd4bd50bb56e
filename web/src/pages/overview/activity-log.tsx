import type { EventRecord } from '@salesboy/contract/insights'
import { Link } from '@tanstack/react-router'
import { ArrowDownLeft, ArrowUpRight, CircleAlert, Cog, type LucideIcon, Radio, Shield, ShoppingBag, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useLiveState } from '@/lib/live.ts'
import { useFormat } from '@/lib/use-format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Failure } from '@/ui/failure.tsx'
import { scrollable } from '@/ui/scrollable.ts'
import { Loading } from '@/ui/skeleton.tsx'
import { useEvents, useNames } from './queries.ts'
import { say } from './say.ts'
import { told } from './told.ts'

const kinds = (): Record<EventRecord['kind'], { icon: LucideIcon; words: string; className: string }> => ({
  INBOUND: {
    icon: ArrowDownLeft,
    words: say.inbound,
    className: 'bg-accent-soft text-accent-text',
  },
  THINKING: {
    icon: Sparkles,
    words: say.thinking,
    className: 'bg-plum-soft text-plum',
  },
  OUTBOUND: {
    icon: ArrowUpRight,
    words: say.outbound,
    className: 'bg-bot-soft text-bot',
  },
  SYSTEM: {
    icon: Cog,
    words: say.system,
    className: 'bg-ink/6 text-muted',
  },
  COMMERCE: {
    icon: ShoppingBag,
    words: say.commerce,
    className: 'bg-ok-soft text-ok',
  },
  SAFETY: {
    icon: Shield,
    words: say.safety,
    className: 'bg-warn-soft text-warn',
  },
  ERROR: {
    icon: CircleAlert,
    words: say.error,
    className: 'bg-bad-soft text-bad',
  },
})

/** What happens to customers and in the shop, as it happens. */
export function ActivityLog() {
  const events = useEvents()
  const nameOf = useNames(events.data)
  const runs = runsOf(events.data ?? [], nameOf)
  const [opened] = useState(Date.now)
  return (
    <Card className="flex max-h-[36rem] min-h-72 flex-col">
      <CardHeader title={say.activity}>
        <LiveBadge />
      </CardHeader>
      {events.isPending ? (
        <Loading className="p-5 pt-0" rows={6} />
      ) : events.isError ? (
        <Failure error={events.error} onRetry={() => void events.refetch()} />
      ) : runs.length === 0 ? (
        <p className="px-5 pb-5 text-muted">{say.quietSoFar}</p>
      ) : (
        <ol
          {...scrollable}
          aria-label={say.activityNewestFirst}
          className="min-h-0 flex-1 overflow-y-auto border-line border-t px-2 py-2 focus-visible:outline-offset-[-2px]"
        >
          {runs.map(({ event, text, times }) => (
            <li key={event.id} className={Date.parse(event.at) > opened ? 'animate-rise' : undefined}>
              <Line event={event} text={text} times={times} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

interface Run {
  event: EventRecord
  text: string
  times: number
}

/** What owners read of it; what happens several times on end in one conversation is one line. */
function runsOf(events: EventRecord[], nameOf: (conversationId: string) => string | undefined): Run[] {
  const runs: Run[] = []
  for (const event of events) {
    const text = told(event, event.conversationId ? nameOf(event.conversationId) : undefined)
    const last = runs.at(-1)
    if (text === null) continue
    if (last && last.text === text && last.event.conversationId === event.conversationId) last.times++
    else runs.push({ event, text, times: 1 })
  }
  return runs
}

function Line({ event, text, times }: Run) {
  const format = useFormat()
  const { icon: Icon, words, className } = kinds()[event.kind]
  const inside = (
    <>
      <span className={cn('mt-px grid size-6 shrink-0 place-items-center rounded-lg', className)} title={words}>
        <Icon className="size-3.5" aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
      <span className="min-w-0 flex-1 break-words text-[0.8125rem] leading-5 [overflow-wrap:anywhere]">
        {text}
        {times > 1 && <span className="ml-1.5 text-muted tabular-nums">× {times}</span>}
      </span>
      <time dateTime={event.at} title={format.dateTime(event.at)} className="text-2xs text-muted leading-5 tabular-nums">
        {format.timeSeconds(event.at)}
      </time>
    </>
  )
  const row = 'flex items-start gap-2.5 rounded-lg px-3 py-1.5'
  if (!event.conversationId) return <div className={row}>{inside}</div>
  return (
    <Link
      to="/conversations/$id"
      params={{ id: event.conversationId }}
      search={{}}
      preload={false}
      className={cn(row, 'hover:bg-ink/4 focus-visible:outline-offset-[-2px]')}
    >
      {inside}
    </Link>
  )
}

function LiveBadge() {
  const state = useLiveState()
  return (
    <Badge role="status" tone={state === 'live' ? 'ok' : state === 'offline' ? 'bad' : 'plain'} className="tracking-wide">
      <Radio aria-hidden className={cn(state === 'live' && 'animate-pulse')} />
      {say[state]}
    </Badge>
  )
}
