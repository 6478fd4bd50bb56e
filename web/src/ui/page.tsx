import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface PageProps {
  title: string
  note?: ReactNode
  /** Buttons on the right of the title. */
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** One scrolling page under the shell. */
export function Page({ title, note, actions, className, children }: PageProps) {
  return (
    <div className={cn('mx-auto w-full max-w-5xl px-4 pt-5 pb-10 sm:px-8 sm:pt-8', className)}>
      <title>{`${title} · Salesboy`}</title>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-4 gap-y-3 sm:flex-nowrap">
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl leading-8 tracking-[-0.025em]">{title}</h1>
          {note && <p className="mt-0.5 max-w-prose text-muted">{note}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 sm:shrink-0">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
