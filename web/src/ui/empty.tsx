import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface EmptyProps {
  icon: LucideIcon
  title: string
  children?: ReactNode
  className?: string
}

/** Nothing here yet, and what to do about it. */
export function Empty({ icon: Icon, title, children, className }: EmptyProps) {
  return (
    <div className={cn('mx-auto grid max-w-sm justify-items-center px-6 py-12 text-center', className)}>
      <span className="mb-4 grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent-text">
        <Icon className="size-5.5" aria-hidden />
      </span>
      <p className="font-semibold text-[0.9375rem]">{title}</p>
      <div className="mt-1 text-muted">{children}</div>
    </div>
  )
}
