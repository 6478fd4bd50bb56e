import { ChevronDown } from 'lucide-react'
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react'
import { cn } from './cn.ts'
import { say } from './say.ts'

const box =
  'w-full rounded-lg border border-line-strong/55 bg-raised px-3 text-sm text-ink transition-[border-color,box-shadow] placeholder:text-faint hover:border-line-strong focus-visible:border-accent focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-accent/25 disabled:bg-sunken disabled:text-muted aria-invalid:border-bad aria-invalid:ring-bad/20'

const Parts = createContext<{ id: string; describedBy: string | undefined; invalid: boolean } | null>(null)

interface FieldProps {
  label: ReactNode
  help?: ReactNode
  /** What is wrong with the value; announced and shown in place of the help. */
  error?: string | undefined
  optional?: boolean
  className?: string
  children: ReactNode
}

/** A label, a control, and a line of help or complaint, tied together for screen readers. */
export function Field({ label, help, error, optional = false, className, children }: FieldProps) {
  const id = useId()
  const note = error ?? help
  return (
    <Parts value={{ id, describedBy: note ? `${id}-note` : undefined, invalid: error !== undefined }}>
      <div className={cn('grid content-start gap-1.5', className)}>
        <label htmlFor={id} className="font-medium text-[0.8125rem] text-ink">
          {label}
          {optional && <span className="ml-1.5 font-normal text-faint">{say.optional}</span>}
        </label>
        {children}
        {note && (
          <p
            id={`${id}-note`}
            role={error ? 'alert' : undefined}
            className={cn('text-[0.8125rem] leading-5', error ? 'text-bad' : 'text-muted')}
          >
            {note}
          </p>
        )}
      </div>
    </Parts>
  )
}

/** The id and aria attributes of the surrounding Field, for a control. */
export function useFieldProps() {
  const parts = useContext(Parts)
  if (!parts) return {}
  return { id: parts.id, 'aria-describedby': parts.describedBy, 'aria-invalid': parts.invalid || undefined }
}

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...useFieldProps()} className={cn(box, 'h-9', className)} {...props} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...useFieldProps()} className={cn(box, 'min-h-20 resize-y py-2 leading-6', className)} {...props} />
}

export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative block', className)}>
      <select {...useFieldProps()} className={cn(box, 'h-9 appearance-none truncate pr-8')} {...props}>
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" aria-hidden />
    </span>
  )
}
