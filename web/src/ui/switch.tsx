import { Switch as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...useFieldProps()}
      className={cn(
        'inline-flex h-6 w-10 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors data-[state=checked]:bg-accent disabled:opacity-50',
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="block size-5 rounded-full bg-white shadow-card transition-transform data-[state=checked]:translate-x-4 dark:bg-canvas" />
    </Radix.Root>
  )
}

interface LabelledSwitchProps {
  label: ReactNode
  help?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A switch with its words beside it, not above. */
export function LabelledSwitch({ label, help, checked, onChange }: LabelledSwitchProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <span className="flex items-center gap-2.5">
        <Switch id={id} checked={checked} onCheckedChange={onChange} />
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
      </span>
      {help && <p className="text-[0.8125rem] text-muted leading-5">{help}</p>}
    </div>
  )
}
