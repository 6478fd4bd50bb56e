import { cn } from './cn.ts'

interface CountBadgeProps {
  count: number
  /** What is counted, for those who hear it. */
  of: string
  className?: string | undefined
}

/** How many wait; nothing when none do. */
export function CountBadge({ count, of, className }: CountBadgeProps) {
  if (count === 0) return null
  return (
    <span
      className={cn(
        'grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 font-semibold text-2xs text-on-accent tabular-nums',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
      <span className="sr-only"> {of}</span>
    </span>
  )
}
