import { cn } from './cn.ts'
import { say } from './say.ts'

/** The shape of something on its way. Put one `aria-busy` region around a group of them. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cn('animate-pulse rounded-lg bg-ink/8', className)} />
)

export const Loading = ({ className, rows = 3 }: { className?: string; rows?: number }) => (
  <div role="status" className={cn('grid gap-3', className)}>
    <span className="sr-only">{say.loading}</span>
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
      <Skeleton key={row} className="h-12" />
    ))}
  </div>
)
