import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('rounded-2xl border border-line bg-raised shadow-card', className)} {...props} />
}

interface CardHeaderProps {
  title: ReactNode
  note?: ReactNode
  children?: ReactNode
}

/** A card's heading, with room for an action on the right. */
export function CardHeader({ title, note, children }: CardHeaderProps) {
  return (
    <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
      <div className="min-w-0">
        <h2 className="font-semibold text-[0.9375rem]">{title}</h2>
        {note && <p className="mt-0.5 text-[0.8125rem] text-muted leading-5">{note}</p>}
      </div>
      {children}
    </header>
  )
}
