import { X } from 'lucide-react'
import { AlertDialog, Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { say } from './say.ts'
import { scrollable } from './scrollable.ts'

const shade =
  'fixed inset-0 z-40 bg-[oklch(0.2_0.02_50/0.4)] data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 dark:bg-black/60'
const panel =
  'fixed z-50 flex flex-col border border-line bg-surface shadow-lift focus:outline-none data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=open]:duration-200 data-[state=closed]:duration-150'
const middle =
  'inset-x-3 top-1/2 mx-auto max-h-[min(46rem,calc(100dvh-2rem))] max-w-lg -translate-y-1/2 rounded-2xl data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-[0.97]'
const side =
  'inset-y-0 right-0 w-full max-w-md border-y-0 border-r-0 sm:inset-y-2 sm:right-2 sm:rounded-2xl sm:border data-[state=closed]:slide-out-to-right-8 data-[state=closed]:fade-out-0 data-[state=open]:slide-in-from-right-8 data-[state=open]:fade-in-0'
const bottom =
  'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-2xl border-x-0 border-b-0 pb-[env(safe-area-inset-bottom)] data-[state=closed]:slide-out-to-bottom-8 data-[state=closed]:fade-out-0 data-[state=open]:slide-in-from-bottom-8 data-[state=open]:fade-in-0'
const places = { middle, side, bottom }

interface DialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** One line under the title. */
  description?: ReactNode
  /** `side` slides in from the right and fills a phone's screen; `bottom` is a phone's sheet. */
  place?: keyof typeof places
  footer?: ReactNode
  className?: string
  children: ReactNode
}

export function Dialog({ open, onClose, title, description, place = 'middle', footer, className, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={shade} />
        <Radix.Content
          className={cn(panel, places[place], className)}
          // What is open inside it closes first.
          onEscapeKeyDown={(event) => document.activeElement?.closest('[data-escapes]') && event.preventDefault()}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-base leading-6">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-muted text-sm">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <Button look="ghost" size="tiny" aria-label={say.close}>
                <X />
              </Button>
            </Radix.Close>
          </header>
          <section
            {...scrollable}
            aria-label={say.contents}
            className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 focus-visible:outline-offset-[-2px]"
          >
            {children}
          </section>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface ConfirmProps {
  open: boolean
  onClose: () => void
  title: string
  /** What will happen, and what will not. */
  description: ReactNode
  action: string
  /** What the button says that leaves everything as it is; “Cancel” unless that is the question. */
  keep?: string
  onConfirm: () => void
  busy?: boolean
}

/** Asks before something that cannot be taken back. */
export function Confirm({ open, onClose, title, description, action, keep = say.cancel, onConfirm, busy = false }: ConfirmProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={shade} />
        <AlertDialog.Content className={cn(panel, middle, 'max-w-md p-5')}>
          <AlertDialog.Title className="font-semibold text-base">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-muted">{description}</AlertDialog.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{keep}</Button>
            </AlertDialog.Cancel>
            <Button look="danger" busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
