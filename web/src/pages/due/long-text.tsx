import { useState } from 'react'
import { cn } from '@/ui/cn.ts'
import { say } from './say.ts'

/** About what fits into three lines on a phone. */
const short = 160

/** Words that will be sent, as they are; long ones open with a press. */
export function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const isLong = text.length > short || text.split('\n').length > 3
  return (
    <blockquote className="border-line-strong/60 border-l-2 pl-3 text-[0.8125rem] leading-5">
      <p dir="auto" className={cn('whitespace-pre-wrap [overflow-wrap:anywhere]', isLong && !open && 'line-clamp-3')}>
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={open}
          className="mt-0.5 rounded font-medium text-accent-text hover:underline"
          onClick={() => setOpen(!open)}
        >
          {open ? say.showLess : say.showAll}
        </button>
      )}
    </blockquote>
  )
}
