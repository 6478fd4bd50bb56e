import type { Run } from '@salesboy/contract/evals'
import type { PersonaVersion, WhichVersion } from '@salesboy/contract/personas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/lib/api.ts'
import { runQuery } from './queries.ts'

/**
 * Tries a draft on every case that guards publishing and publishes it when the run has ended; the server refuses with what failed.
 * `run` is the check, from its start; `stop` ends one that is still on.
 */
export function usePublish({ personaId, version }: WhichVersion, onPublished: (published: PersonaVersion) => void) {
  const client = useQueryClient()
  const [runId, setRunId] = useState<string | null>(null)
  const { data: run, error: lost } = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== null })
  const publish = useMutation({
    meta: { shown: true },
    mutationFn: () => api.personas.publishPersona({ params: { id: personaId, version } }),
    onSuccess: onPublished,
  })
  const check = useMutation({
    meta: { shown: true },
    mutationFn: () => api.evals.startPublishCheck({ body: { personaId, version } }),
    onSuccess: (started) => {
      client.setQueryData(runQuery(started.id).queryKey, started)
      setRunId(started.id)
      publish.reset()
    },
  })
  useWhenEnded(run, () => publish.mutate())

  return {
    run,
    busy: check.isPending || publish.isPending || (run?.state === 'running' && !lost),
    error: check.error ?? lost ?? publish.error,
    start: () => check.mutate(),
    stop: () => {
      if (run?.state === 'running') void api.evals.stopRun({ params: { id: run.id } })
    },
  }
}

/** Calls once when a run that was seen running comes to its end by itself. */
function useWhenEnded(run: Run | undefined, then: () => void) {
  const watched = useRef<string | null>(null)
  useEffect(() => {
    if (run?.state === 'running') watched.current = run.id
    else if (run && watched.current === run.id) {
      watched.current = null
      if (run.state !== 'stopped') then()
    }
  })
}
