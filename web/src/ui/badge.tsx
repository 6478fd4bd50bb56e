import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const style = cva(
  'inline-flex h-[1.375rem] shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 font-medium text-xs [&_svg]:size-3',
  {
    variants: {
      tone: {
        plain: 'bg-ink/6 text-muted',
        accent: 'bg-accent-soft text-accent-text',
        bot: 'bg-bot-soft text-bot',
        ok: 'bg-ok-soft text-ok',
        warn: 'bg-warn-soft text-warn',
        bad: 'bg-bad-soft text-bad',
        info: 'bg-info-soft text-info',
        plum: 'bg-plum-soft text-plum',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
)

export type Tone = NonNullable<VariantProps<typeof style>['tone']>

export function Badge({ tone, className, ...props }: ComponentProps<'span'> & VariantProps<typeof style>) {
  return <span className={cn(style({ tone }), className)} {...props} />
}
