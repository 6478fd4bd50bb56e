import type { Overview } from '@salesboy/contract/insights'
import { useQuery } from '@tanstack/react-query'
import { ArrowDownRight, ArrowUpRight, CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { duration, number, percent } from '@/lib/format.ts'
import { useMe } from '@/lib/me.ts'
import { displayName } from '@/lib/words.ts'
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
import { say } from './say.ts'
import { WaitingList } from './waiting-list.tsx'

export function OverviewPage() {
  const me = useMe()
  const overview = useQuery(overviewQuery)
  return (
    <Page title={greeting(me.name)} note={overview.data ? <Sentence overview={overview.data} /> : say.last24Hours}>
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
                <CardHeader title={say.messagesByTheHour} note={say.last24HoursChart} />
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

function greeting(fullName: string): string {
  const hour = new Date().getHours()
  const name = displayName(fullName, '').split(' ')[0]
  const [plain, byName] =
    hour >= 5 && hour < 12
      ? [say.goodMorning, say.goodMorningTo]
      : hour >= 12 && hour < 18
        ? [say.goodAfternoon, say.goodAfternoonTo]
        : [say.goodEvening, say.goodEveningTo]
  return name ? byName({ name }) : plain
}

function Sentence({ overview: { waitingForPerson, unknownSends } }: { overview: Overview }) {
  const waiting = waitingForPerson === 0 ? say.nobodyIsWaitingForA : say.waitingCount({ count: waitingForPerson })
  return (
    <>
      {waiting}
      {unknownSends > 0 && (
        <span className="mt-1 flex items-start gap-1.5 text-warn">
          <CircleHelp className="mt-0.5 size-4 shrink-0" aria-hidden />
          {say.unknownSends({ count: unknownSends })}
        </span>
      )}
    </>
  )
}

function Tiles({ overview }: { overview: Overview }) {
  const { received, answered, withoutPerson, medianAnswerMs } = overview
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-5">
      <Tile label={say.received} value={number(received.now)} note={<Change {...received} />} />
      <Tile label={say.answered} value={number(answered.now)} note={<Change {...answered} />} />
      <Tile
        label={say.withoutAPerson}
        value={withoutPerson === null ? '–' : percent(withoutPerson)}
        note={withoutPerson === null ? say.noAnswersYet : say.ofAllAnswers}
      />
      <Tile
        label={say.timeToAnswer}
        value={medianAnswerMs === null ? '–' : duration(medianAnswerMs)}
        note={medianAnswerMs === null ? say.noAnswersYet : say.usually}
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
  if (before === 0) return now === 0 ? say.noneBothDays : say.noneYesterday
  const change = Math.round(((now - before) / before) * 100)
  if (change === 0) return say.sameAsTheDayBefore
  const Icon = change > 0 ? ArrowUpRight : ArrowDownRight
  return (
    <span className="flex items-center gap-1">
      <span className={cn('inline-flex items-center font-medium', change > 0 ? 'text-ok' : 'text-accent-text')}>
        <Icon className="size-3.5" aria-label={change > 0 ? say.up : say.down} />
        {percent(Math.abs(change) / 100)}
      </span>
      {say.fromCount({ count: before })}
      <span className="-ml-0.5 hidden sm:inline"> {say.theDayBefore}</span>
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
