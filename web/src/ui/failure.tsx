import { CloudOff, Lock, RotateCw } from 'lucide-react'
import { asProblem } from '../lib/problem.ts'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { Copy } from './copy.tsx'
import { say } from './say.ts'

interface FailureProps {
  error: unknown
  onRetry?: () => void
  className?: string
}

/** What went wrong, what to do, and the id to quote when asking for help. */
export function Failure({ error, onRetry, className }: FailureProps) {
  const { status, detail, correlationId } = asProblem(error)
  const Icon = status === 403 ? Lock : CloudOff
  return (
    <div role="alert" className={cn('mx-auto grid max-w-md justify-items-center gap-1 px-6 py-10 text-center', className)}>
      <Icon className="mb-2 size-6 text-bad" aria-hidden />
      <p className="font-medium">{status === 403 ? say.notAllowed : say.notLoaded}</p>
      <p className="break-words text-muted">{detail}</p>
      {correlationId && (
        <p className="mt-1 flex items-center gap-1 text-faint text-xs">
          {say.reference} <code className="font-mono">{correlationId}</code>
          <Copy text={correlationId} label={say.copyTheReference} />
        </p>
      )}
      {onRetry && status !== 403 && (
        <Button size="sm" className="mt-3" onClick={onRetry}>
          <RotateCw aria-hidden />
          {say.tryAgain}
        </Button>
      )}
    </div>
  )
}

/** A complaint inside a form. */
export function FormError({ error }: { error: unknown }) {
  if (!error) return null
  const { detail, correlationId } = asProblem(error)
  return (
    <div role="alert" className="rounded-lg bg-bad-soft px-3 py-2 text-bad text-sm">
      {detail}
      {correlationId && <span className="block text-xs opacity-90">{say.referenceNumber({ number: correlationId })}</span>}
    </div>
  )
}
