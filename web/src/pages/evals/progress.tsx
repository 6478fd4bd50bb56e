import type { Run } from '@salesboy/contract/evals'
import { cn } from '@/ui/cn.ts'
import { say } from './say.ts'

export function Progress({ run: { done, total }, className }: { run: Run; className?: string }) {
  const percent = total === 0 ? 0 : Math.round((done / total) * 100)
  return (
    <span className={cn('inline-grid gap-1', className)}>
      <span className="text-muted text-xs tabular-nums">{say.doneOf({ done, total })}</span>
      <span
        role="progressbar"
        aria-label={say.casesTried}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="block h-1.5 overflow-hidden rounded-full bg-line"
      >
        <span className="block h-full rounded-full bg-bot-strong transition-[width] duration-500" style={{ width: `${percent}%` }} />
      </span>
    </span>
  )
}
