import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const buttonStyle = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium transition-[background-color,border-color,color,box-shadow,scale] duration-150 active:scale-[0.98] disabled:pointer-events-none disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent shadow-card hover:bg-accent-hover',
        bot: 'bg-bot text-surface shadow-card hover:brightness-110 dark:text-canvas',
        secondary: 'border border-line bg-raised text-ink shadow-card hover:border-line-strong/60 hover:bg-sunken',
        ghost: 'text-muted hover:bg-ink/6 hover:text-ink',
        danger: 'bg-bad text-surface hover:brightness-110 dark:text-canvas',
        quiet: 'text-bad hover:bg-bad-soft',
      },
      size: { sm: 'h-8 px-3 text-[0.8125rem]', md: 'h-9 px-3.5 text-sm', lg: 'h-11 px-5 text-[0.9375rem]', icon: 'size-9', tiny: 'size-7' },
    },
    defaultVariants: { look: 'secondary', size: 'md' },
  },
)

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyle> {
  /** Shows a spinner and refuses a second press. */
  busy?: boolean
}

export function Button({ look, size, busy = false, disabled, className, children, type = 'button', ...props }: ButtonProps) {
  return (
    <button
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={cn(buttonStyle({ look, size }), className)}
      {...props}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}
