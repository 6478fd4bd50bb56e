import type { Suite } from '@salesboy/contract/evals'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, FlaskConical, History, Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { suitesQuery } from './queries.ts'
import { ReplayDialog } from './replay-dialog.tsx'
import { RunList } from './run-list.tsx'
import { say } from './say.ts'

/** Does the bot still say what it should? Suites of cases, and what came of them. */
export function TestsPage() {
  const mayEdit = useMay('edit')
  const [dialog, setDialog] = useState<'suite' | 'replay' | null>(null)
  return (
    <Page
      title={say.title}
      note={say.note}
      actions={
        mayEdit && (
          <>
            <Button onClick={() => setDialog('replay')}>
              <History aria-hidden />
              {say.tryOnPast}
            </Button>
            <Button look="primary" onClick={() => setDialog('suite')}>
              <Plus aria-hidden />
              {say.newList}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-6">
        <Suites />
        <RunList />
      </div>
      {dialog === 'suite' && <NewSuite onClose={() => setDialog(null)} />}
      {dialog === 'replay' && <ReplayDialog onClose={() => setDialog(null)} />}
    </Page>
  )
}

function Suites() {
  const suites = useQuery(suitesQuery)
  return (
    <Card aria-label={say.lists}>
      <CardHeader title={say.lists} note={say.listsNote} />
      {suites.isPending ? (
        <Loading className="px-5 pb-5" rows={3} />
      ) : suites.isError ? (
        <Failure error={suites.error} onRetry={() => void suites.refetch()} />
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {suites.data.map((suite) => (
            <SuiteRow key={suite.id} suite={suite} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const SuiteRow = ({ suite: { id, name, builtIn, cases } }: { suite: Suite }) => (
  <li>
    <Link
      to="/tests/suites/$suiteId"
      params={{ suiteId: id }}
      className="flex min-h-14 items-center gap-3 px-5 py-2.5 hover:bg-ink/4 focus-visible:outline-offset-[-3px]"
    >
      <FlaskConical className="size-4.5 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {displayName(name)}
        </span>
        <span className="text-[0.8125rem] text-muted">{cases === 0 ? say.noTests : say.tests({ count: cases })}</span>
      </span>
      {builtIn && <Badge>{say.builtIn}</Badge>}
      <ChevronRight className="size-4 text-faint" aria-hidden />
    </Link>
  </li>
)

function NewSuite({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const create = useMutation({
    meta: { shown: true },
    mutationFn: () => api.evals.createSuite({ body: { name } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['suites'] })
      await navigate({ to: '/tests/suites/$suiteId', params: { suiteId: id } })
    },
  })
  const problem = create.error ? asProblem(create.error) : null
  return (
    <FormDialog
      title={say.newListTitle}
      action={say.create}
      busy={create.isPending}
      error={problem}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <Field label={say.name} help={say.newListHelp} error={problem?.issue('name')}>
        <Input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  )
}
