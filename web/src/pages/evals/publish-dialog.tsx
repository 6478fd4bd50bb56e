import type { Run } from '@salesboy/contract/evals'
import type { PersonaVersion } from '@salesboy/contract/personas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { FormError } from '@/ui/failure.tsx'
import { Progress } from './progress.tsx'
import { runQuery } from './queries.ts'
import { usageWords } from './words.ts'

interface PublishDialogProps {
  /** The draft that is to speak. */
  version: number
  onPublished: (published: PersonaVersion) => void
  onClose: () => void
}

/** Tries the draft on every case that guards publishing; when all pass it speaks, else the report names what stopped it. */
export default function PublishDialog({ version, onPublished, onClose }: PublishDialogProps) {
  const client = useQueryClient()
  const [runId, setRunId] = useState<string | null>(null)
  const run = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== null })
  const check = useMutation({
    meta: { shown: true },
    mutationFn: () => api.evals.startPublishCheck({ body: { version } }),
    onSuccess: (started) => {
      client.setQueryData(runQuery(started.id).queryKey, started)
      setRunId(started.id)
      publish.reset()
    },
  })
  const publish = useMutation({
    meta: { shown: true },
    mutationFn: () => api.personas.publishPersona({ params: { version } }),
    onSuccess: async (published) => {
      await client.invalidateQueries({ queryKey: ['persona'] })
      onPublished(published)
    },
  })
  useWhenEnded(run.data, () => publish.mutate())

  const trying = check.isPending || run.data?.state === 'running' || publish.isPending
  const stop = () => {
    if (run.data?.state === 'running') void api.evals.stopRun({ params: { id: run.data.id } })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={stop}
      title={`Publish version ${version}`}
      description="Before it speaks, the draft is tried on every case about money, consent and handing over, three times each."
      footer={
        <>
          <Button onClick={stop}>{publish.error ? 'Close' : 'Cancel'}</Button>
          <Button look="primary" busy={trying} onClick={() => check.mutate()}>
            {publish.error ? 'Try again' : 'Try and publish'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {run.data && (
          <div className="grid gap-1" aria-live="polite">
            <Progress run={run.data} className="w-full" />
            <p className="text-[0.8125rem] text-muted">
              {run.data.passed} passed · {usageWords(run.data.usage)}
            </p>
          </div>
        )}
        <FormError error={check.error ?? run.error} />
        {publish.error && <PublishReport error={publish.error} runId={runId} />}
      </div>
    </Dialog>
  )
}

/** What stopped a version from being published, each with what to do. */
export function PublishReport({ error, runId }: { error: unknown; runId: string | null }) {
  const { detail, issues } = asProblem(error)
  if (issues.length === 0) return <FormError error={error} />
  return (
    <section role="alert" aria-label="Not published" className="grid gap-2">
      <p className="font-medium text-bad">{detail}</p>
      <ul className="grid gap-2">
        {issues.map(({ path, message }) => (
          <li key={`${path}${message}`} className="flex gap-2 rounded-lg bg-bad-soft px-3 py-2 text-[0.8125rem] text-bad leading-5">
            <CircleX className="mt-0.5 size-4 shrink-0" aria-hidden />
            <span className="min-w-0 [overflow-wrap:anywhere]">{message}</span>
          </li>
        ))}
      </ul>
      {runId && (
        <Link to="/tests/runs/$runId" params={{ runId }} className={buttonStyle({ size: 'sm', className: 'w-fit' })}>
          See every answer
        </Link>
      )}
    </section>
  )
}

/** Calls once when a run that was watched comes to its end. */
function useWhenEnded(run: Run | undefined, then: () => void) {
  const watched = useRef<string | null>(null)
  useEffect(() => {
    if (!run) return
    if (run.state === 'running') watched.current = run.id
    else if (watched.current === run.id) {
      watched.current = null
      if (run.state !== 'stopped') then()
    }
  })
}
