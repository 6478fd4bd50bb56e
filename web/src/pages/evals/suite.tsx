import type { Case, Suite } from '@salesboy/contract/evals'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { FlaskConical, Play, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { api } from '@/lib/api.ts'
import { later } from '@/lib/later.ts'
import { useMay } from '@/lib/me.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { say as common } from '@/ui/say.ts'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { casesQuery, suitesQuery } from './queries.ts'
import { RunDialog } from './run-dialog.tsx'
import { say } from './say.ts'
import { kinds } from './words.ts'

const CaseDialog = later(() => import('./case-dialog.tsx'))

export function SuitePage() {
  const { suiteId: id } = useParams({ from: '/shell/tests/suites/$suiteId' })
  const suites = useQuery(suitesQuery)
  if (suites.isPending) return <Page title={say.list}>{<Loading rows={4} />}</Page>
  if (suites.isError)
    return (
      <Page title={say.list}>
        <Failure error={suites.error} onRetry={() => void suites.refetch()} />
      </Page>
    )
  const suite = suites.data.find((one) => one.id === id)
  if (!suite)
    return (
      <Page title={say.list}>
        <Empty icon={FlaskConical} title={say.listGone}>
          <Link to="/tests" className="font-medium text-accent-text hover:underline">
            {say.allTests}
          </Link>
        </Empty>
      </Page>
    )
  return <SuiteCases suite={suite} />
}

function SuiteCases({ suite }: { suite: Suite }) {
  const mayEdit = useMay('edit')
  const cases = useQuery(casesQuery(suite.id))
  const [shown, setShown] = useState<Case | 'new' | null>(null)
  const [running, setRunning] = useState(false)
  return (
    <Page
      title={displayName(suite.name)}
      note={
        <Link to="/tests" className="font-medium text-accent-text hover:underline">
          {say.allTests}
        </Link>
      }
      actions={
        mayEdit && (
          <>
            {!suite.builtIn && <DeleteSuite suite={suite} />}
            {!suite.builtIn && (
              <Button onClick={() => setShown('new')}>
                <Plus aria-hidden />
                {say.addTest}
              </Button>
            )}
            <Button look="primary" disabled={suite.cases === 0} onClick={() => setRunning(true)}>
              <Play aria-hidden />
              {say.run}
            </Button>
          </>
        )
      }
    >
      <Card aria-label={say.which}>
        {cases.isPending ? (
          <Loading className="p-5" rows={5} />
        ) : cases.isError ? (
          <Failure error={cases.error} onRetry={() => void cases.refetch()} />
        ) : cases.data.length === 0 ? (
          <Empty icon={FlaskConical} title={say.noTests}>
            {say.noTestsNext}
          </Empty>
        ) : (
          <ul className="divide-y divide-line">
            {cases.data.map((item) => (
              <CaseRow key={item.id} item={item} onOpen={() => setShown(item)} />
            ))}
          </ul>
        )}
      </Card>
      {running && <RunDialog suite={suite} onClose={() => setRunning(false)} />}
      {shown && (
        <Suspense>
          <CaseDialog
            item={shown === 'new' ? null : shown}
            suiteId={suite.id}
            mayEdit={mayEdit && !suite.builtIn}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </Page>
  )
}

function CaseRow({ item, onOpen }: { item: Case; onOpen: () => void }) {
  const { label, tone } = kinds()[item.kind]
  const last = item.lines.at(-1)
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex w-full items-start gap-3 px-5 py-3 text-left hover:bg-ink/4 focus-visible:outline-offset-[-3px]"
      >
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block font-medium [overflow-wrap:anywhere]">
            {displayName(item.name)}
          </span>
          <span dir="auto" className="line-clamp-2 text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
            {last?.text}
          </span>
        </span>
        <Badge tone={tone}>{label}</Badge>
      </button>
    </li>
  )
}

function DeleteSuite({ suite }: { suite: Suite }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.evals.deleteSuite({ params: { id: suite.id } }),
    onSuccess: async () => {
      await navigate({ to: '/tests' })
      await client.invalidateQueries({ queryKey: ['suites'] })
      toast.success(say.deleted)
    },
    onSettled: () => setAsking(false),
  })
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {common.delete}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={say.reallyDelete({ name: displayName(suite.name) })}
        description={say.deleteDoes}
        action={common.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  )
}
