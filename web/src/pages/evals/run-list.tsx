import type { Run } from '@salesboy/contract/evals'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { Progress } from './progress.tsx'
import { runsQuery } from './queries.ts'
import { say } from './say.ts'
import { useSeveralBots } from './use-several-bots.ts'
import { resultWords, runName, states, versionWords } from './words.ts'

export function RunList() {
  const runs = useInfiniteQuery(runsQuery)
  return (
    <Card aria-label={say.results}>
      <CardHeader title={say.results} note={say.latestKept} />
      {runs.isPending ? (
        <Loading className="px-5 pb-5" rows={2} />
      ) : runs.isError ? (
        <Failure error={runs.error} onRetry={() => void runs.refetch()} />
      ) : runs.data.length === 0 ? (
        <Empty icon={FlaskConical} title={say.nothingRun} className="py-8">
          {say.nothingRunNext}
        </Empty>
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {runs.data.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      )}
      {runs.hasNextPage && (
        <div className="border-line border-t p-3 text-center">
          <Button size="sm" look="ghost" busy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
            {say.showMore}
          </Button>
        </div>
      )}
    </Card>
  )
}

function RunRow({ run }: { run: Run }) {
  const format = useFormat()
  const several = useSeveralBots()
  const clean = run.state === 'finished' && run.kind !== 'replay' && run.passed === run.total
  const failed = run.kind !== 'replay' && run.passed < run.done
  return (
    <li>
      <Link
        to="/tests/runs/$runId"
        params={{ runId: run.id }}
        className="grid gap-x-4 gap-y-1 px-5 py-3 hover:bg-ink/4 focus-visible:outline-offset-[-3px] sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
      >
        <span className="min-w-0">
          <span dir="auto" className="block truncate font-medium">
            {displayName(runName(run))}
          </span>
          <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
            {run.personas.map((persona) => versionWords(persona, several)).join(' and ')} · {format.dateTime(run.startedAt)} ·{' '}
            {displayName(run.startedBy)}
          </span>
        </span>
        <span className="flex items-center gap-2">
          {run.state === 'running' ? (
            <Progress run={run} className="w-32" />
          ) : (
            <>
              <span className="text-[0.8125rem] tabular-nums">{resultWords(run)}</span>
              {clean ? (
                <Badge tone="ok">{say.passed}</Badge>
              ) : failed && run.state === 'finished' ? (
                <Badge tone="bad">{say.failed}</Badge>
              ) : (
                <Badge tone={states()[run.state].tone}>{states()[run.state].label}</Badge>
              )}
            </>
          )}
        </span>
      </Link>
    </li>
  )
}
