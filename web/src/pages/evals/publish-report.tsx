import type { Run } from '@salesboy/contract/evals'
import { Link } from '@tanstack/react-router'
import { OctagonX } from 'lucide-react'
import { asProblem } from '@/lib/problem.ts'
import { buttonStyle } from '@/ui/button.tsx'
import { FormError } from '@/ui/failure.tsx'
import { Progress } from './progress.tsx'
import { say } from './say.ts'
import { usageWords } from './words.ts'

interface PublishReportProps {
  /** The check, once it has begun. */
  run: Run | undefined
  error: unknown
}

/** How far the check of a draft is, and what stands in the way of publishing it. */
export function PublishReport({ run, error }: PublishReportProps) {
  const issues = error ? asProblem(error).issues : []
  return (
    <>
      {run?.state === 'running' && (
        <div className="grid gap-1" aria-live="polite">
          <Progress run={run} className="w-full" />
          <p className="text-[0.8125rem] text-muted leading-5">{say.trying({ k: run.k, usage: usageWords(run.usage) })}</p>
        </div>
      )}
      <FormError error={error} />
      {issues.length > 0 && (
        <ul aria-label={say.whatStandsInTheWay} className="grid gap-2">
          {issues.map(({ path, message }) => (
            <li
              key={`${path} ${message}`}
              className="flex items-start gap-2 rounded-xl border border-line px-3 py-2 text-[0.8125rem] leading-5"
            >
              <OctagonX className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
              <span className="min-w-0 [overflow-wrap:anywhere]">{message}</span>
            </li>
          ))}
        </ul>
      )}
      {run && run.passed < run.done && issues.length > 0 && (
        <Link to="/tests/runs/$runId" params={{ runId: run.id }} className={buttonStyle({ size: 'sm', className: 'w-fit' })}>
          {say.seeEveryAnswer}
        </Link>
      )}
    </>
  )
}
