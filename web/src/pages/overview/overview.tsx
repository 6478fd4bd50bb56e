import type { Overview } from '@salesboy/contract/insights'
import { useQuery } from '@tanstack/react-query'
import { ArrowDownRight, ArrowUpRight, CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { duration } from '@/lib/format.ts'
import { useMe } from '@/lib/me.ts'
import { displayName, plural } from '@/lib/words.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading, Skeleton } from '@/ui/skeleton.tsx'
import { ActivityLog } from './activity-log.tsx'
import { DayChart } from './day-chart.tsx'
import { GettingStarted } from './getting-started.tsx'
import { ModelNotice } from './model-notice.tsx'
import { overviewQuery } from './queries.ts'
import { WaitingList } from './waiting-list.tsx'

export function OverviewPage() {
  const me = useMe()
  const overview = useQuery(overviewQuery)
  return (
    <Page title={greeting(me.name)} note={overview.data ? <Sentence overview={overview.data} /> : 'The last 24 hours at a glance.'}>
      {overview.isPending ? (
        <OverviewSkeleton />
      ) : overview.isError ? (
        <Failure error={overview.error} onRetry={() => void overview.refetch()} />
      ) : (
        <div className="grid grid-cols-1 gap-5">
          <ModelNotice />
          <GettingStarted overview={overview.data} />
          <Tiles overview={overview.data} />
          <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <div className="grid min-w-0 grid-cols-1 content-start gap-5">
              <Card>
                <CardHeader title="Messages by the hour" note="The last 24 hours, in your time zone" />
                <DayChart hours={overview.data.hours} />
              </Card>
              <WaitingList count={overview.data.waitingForPerson} />
            </div>
            <ActivityLog />
          </div>
        </div>
      )}
    </Page>
  )
}

function greeting(name: string): string {
  const hour = new Date().getHours()
  const part = hour >= 5 && hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'
  const first = displayName(name, '').split(' ')[0]
  return first ? `${part}, ${first}` : part
}

function Sentence({ overview: { waitingForPerson, unknownSends } }: { overview: Overview }) {
  const waiting =
    waitingForPerson === 0
      ? 'Nobody is waiting for a person.'
      : `${plural(waitingForPerson, 'customer')} ${waitingForPerson === 1 ? 'is' : 'are'} waiting for a person.`
  return (
    <>
      {waiting}
      {unknownSends > 0 && (
        <span className="mt-1 flex items-start gap-1.5 text-warn">
          <CircleHelp className="mt-0.5 size-4 shrink-0" aria-hidden />
          {plural(unknownSends, 'message')} may or may not have gone out; look at the phone before writing again.
        </span>
      )}
    </>
  )
}

function Tiles({ overview }: { overview: Overview }) {
  const { received, answered, withoutPerson, medianAnswerMs } = overview
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-5">
      <Tile label="Received" value={received.now.toLocaleString()} note={<Change {...received} />} />
      <Tile label="Answered" value={answered.now.toLocaleString()} note={<Change {...answered} />} />
      <Tile
        label="Without a person"
        value={withoutPerson === null ? '–' : `${Math.round(withoutPerson * 100)}%`}
        note={withoutPerson === null ? 'No answers yet' : 'of the bot’s turns'}
      />
      <Tile
        label="Time to answer"
        value={medianAnswerMs === null ? '–' : duration(medianAnswerMs)}
        note={medianAnswerMs === null ? 'No answers yet' : 'median'}
      />
    </dl>
  )
}

function Tile({ label, value, note }: { label: string; value: string; note: ReactNode }) {
  return (
    <div className="flex flex-col rounded-2xl border border-line bg-raised px-4 py-3.5 shadow-card sm:px-5 sm:py-4">
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="mt-1 font-semibold text-[1.75rem] leading-9 tracking-[-0.03em] tabular-nums">{value}</dd>
      <dd className="mt-0.5 text-muted text-xs">{note}</dd>
    </div>
  )
}

function Change({ now, before }: { now: number; before: number }) {
  if (before === 0) return now === 0 ? 'None the day before either' : 'None the day before'
  const percent = Math.round(((now - before) / before) * 100)
  if (percent === 0) return 'Same as the day before'
  const Icon = percent > 0 ? ArrowUpRight : ArrowDownRight
  return (
    <span className="flex items-center gap-1">
      <span className={cn('inline-flex items-center font-medium', percent > 0 ? 'text-ok' : 'text-accent-text')}>
        <Icon className="size-3.5" aria-label={percent > 0 ? 'Up' : 'Down'} />
        {Math.abs(percent)}%
      </span>
      from {before.toLocaleString()}
      <span className="-ml-0.5 hidden sm:inline"> the day before</span>
    </span>
  )
}

const OverviewSkeleton = () => (
  <div className="grid gap-5">
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-5">
      {['received', 'answered', 'without', 'time'].map((tile) => (
        <Skeleton key={tile} className="h-28 rounded-2xl" />
      ))}
    </div>
    <Loading className="[&>div]:h-56 [&>div]:rounded-2xl" rows={2} />
  </div>
)
