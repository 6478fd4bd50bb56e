import type { Run } from '@salesboy/contract/evals'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CircleCheck, CircleStop, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Choices } from '@/ui/choices.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { say as common } from '@/ui/say.ts'
import { Loading } from '@/ui/skeleton.tsx'
import { Progress } from './progress.tsx'
import { runItemsQuery, runQuery, type Show } from './queries.ts'
import { RunItemRow } from './run-item.tsx'
import { say } from './say.ts'
import { useSeveralBots } from './use-several-bots.ts'
import { resultWords, runName, states, usageWords, versionWords } from './words.ts'

export function RunPage() {
  const { runId: id } = useParams({ from: '/shell/tests/runs/$runId' })
  const run = useQuery(runQuery(id))
  if (run.isPending) return <Page title={say.run}>{<Loading rows={4} />}</Page>
  if (run.isError)
    return (
      <Page title={say.run}>
        <Failure error={run.error} onRetry={() => void run.refetch()} />
      </Page>
    )
  return <RunView run={run.data} />
}

function RunView({ run }: { run: Run }) {
  const mayEdit = useMay('edit')
  return (
    <Page
      title={displayName(runName(run))}
      note={
        <Link to="/tests" className="font-medium text-accent-text hover:underline">
          {say.allTests}
        </Link>
      }
      actions={mayEdit && (run.state === 'running' ? <Stop run={run} /> : <Delete run={run} />)}
    >
      <div className="grid gap-5">
        <Summary run={run} />
        <Items run={run} />
      </div>
    </Page>
  )
}

function Summary({ run }: { run: Run }) {
  const format = useFormat()
  const several = useSeveralBots()
  const { label, tone } = states()[run.state]
  return (
    <Card aria-label={say.howItWent} className="grid gap-3 p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2" aria-live="polite">
        <Badge tone={tone}>{label}</Badge>
        <span className="font-semibold tabular-nums">{resultWords(run)}</span>
        {run.state === 'running' && <Progress run={run} className="w-40" />}
      </div>
      {run.problem && <p className="rounded-lg bg-bad-soft px-3 py-2 text-bad text-sm">{run.problem}</p>}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[0.8125rem]">
        {run.personas.map((persona, side) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run's sides never change
          <div key={side} className="contents">
            <dt className="text-muted">{run.personas.length > 1 ? (side === 0 ? say.personaA : say.personaB) : say.version}</dt>
            <dd className="[overflow-wrap:anywhere]">
              {say.versionOf({ version: versionWords(persona, several), agentName: displayName(persona.agentName) })}
            </dd>
          </div>
        ))}
        <dt className="text-muted">{say.cost}</dt>
        <dd>{run.offline ? say.noCost : usageWords(run.usage)}</dd>
        <dt className="text-muted">{say.started}</dt>
        <dd>{say.startedBy({ at: format.dateTime(run.startedAt), name: displayName(run.startedBy) })}</dd>
      </dl>
    </Card>
  )
}

const shows = (): Record<Run['kind'], { value: Show; label: string }[]> => ({
  suite: [
    {
      value: 'all',
      label: say.all,
    },
    {
      value: 'failed',
      label: say.failed,
    },
  ],
  publish: [
    {
      value: 'all',
      label: say.all,
    },
    {
      value: 'failed',
      label: say.failed,
    },
  ],
  replay: [
    {
      value: 'changed',
      label: say.onlyChanged,
    },
    {
      value: 'all',
      label: say.all,
    },
  ],
})

function Items({ run }: { run: Run }) {
  const options = shows()[run.kind]
  const [show, setShow] = useState<Show>(options[0]?.value ?? 'all')
  const items = useInfiniteQuery(runItemsQuery(run.id, show))
  const { refetch } = items
  // What came since the last look at how far it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something was done
  useEffect(() => void refetch(), [run.done, run.state, refetch])
  return (
    <section aria-label={say.which} className="grid gap-3">
      <Choices label={say.show} options={options} value={show} onChange={setShow} />
      {items.isPending ? (
        <Loading rows={4} />
      ) : items.isError ? (
        <Failure error={items.error} onRetry={() => void refetch()} />
      ) : items.data.length === 0 ? (
        <Card>
          <Empty
            icon={CircleCheck}
            title={run.state === 'running' ? say.nothingSoFar : show === 'changed' ? say.nothingChanged : say.nothingFailed}
          >
            {run.state === 'running' ? say.resultsCome : say.chooseAll}
          </Empty>
        </Card>
      ) : (
        <ul className="grid gap-3">
          {items.data.map((item) => (
            <RunItemRow key={item.id} item={item} run={run} />
          ))}
        </ul>
      )}
      {items.hasNextPage && (
        <Button className="justify-self-center" busy={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          {say.showMore}
        </Button>
      )}
    </section>
  )
}

function Stop({ run }: { run: Run }) {
  const client = useQueryClient()
  const stop = useMutation({
    mutationFn: () => api.evals.stopRun({ params: { id: run.id } }),
    onSuccess: (stopped) => client.setQueryData(runQuery(run.id).queryKey, stopped),
  })
  return (
    <Button busy={stop.isPending} onClick={() => stop.mutate()}>
      <CircleStop aria-hidden />
      {say.stop}
    </Button>
  )
}

function Delete({ run }: { run: Run }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.evals.deleteRun({ params: { id: run.id } }),
    onSuccess: async () => {
      await navigate({ to: '/tests' })
      await client.invalidateQueries({ queryKey: ['runs', 'list'] })
    },
  })
  return (
    <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
      <Trash2 aria-hidden />
      {common.delete}
    </Button>
  )
}
