import { type ComponentProps, type FormEvent, type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FormError } from './failure.tsx'
import { say } from './say.ts'

interface FormDialogProps extends Omit<ComponentProps<typeof Dialog>, 'open' | 'footer'> {
  /** What the button that submits says. */
  action: ReactNode
  busy: boolean
  /** Nothing to submit yet. */
  disabled?: boolean
  /** To look at, not to change: no buttons, and every control is disabled. */
  readOnly?: boolean
  /** What went wrong, when no field tells it. */
  error?: unknown
  /** A further button, at the other end of the footer. */
  aside?: ReactNode
  onSubmit: (form: FormData) => void
}

/** A form in a dialog: Enter or its button submits it, Cancel leaves everything as it was. */
export function FormDialog({ action, busy, disabled, readOnly = false, error, aside, onSubmit, children, ...dialog }: FormDialogProps) {
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // A form around the dialog's place in the page is another one.
    event.stopPropagation()
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <Dialog
      {...dialog}
      open
      footer={
        readOnly ? undefined : (
          <>
            {aside}
            <Button onClick={dialog.onClose}>{say.cancel}</Button>
            <Button type="submit" form={id} look="primary" disabled={disabled} busy={busy}>
              {action}
            </Button>
          </>
        )
      }
    >
      <form id={id} onSubmit={submit}>
        <fieldset disabled={readOnly} className="grid min-w-0 gap-4">
          {children}
          <FormError error={error} />
        </fieldset>
      </form>
    </Dialog>
  )
}
