import { Button } from '@/ui/button.tsx'
import { FormError } from '@/ui/failure.tsx'
import { say as common } from '@/ui/say.ts'
import { say } from './say.ts'

interface SaveBarProps {
  dirty: boolean
  busy: boolean
  error: unknown
  onDiscard: () => void
  action?: string
}

/** Stays in view under a long form while anything is left to save. */
export function SaveBar({ dirty, busy, error, onDiscard, action = common.save }: SaveBarProps) {
  if (!dirty && !error) return null
  return (
    <div className="sticky bottom-0 z-10 -mx-1 mt-5 grid animate-rise gap-3 rounded-t-2xl border border-line border-b-0 bg-surface/95 px-4 py-3 backdrop-blur-sm">
      <FormError error={error} />
      <div className="flex items-center justify-end gap-2">
        <p role="status" className="mr-auto text-[0.8125rem] text-muted">
          {say.notSavedYet}
        </p>
        <Button look="ghost" onClick={onDiscard}>
          {say.discard}
        </Button>
        <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
          {action}
        </Button>
      </div>
    </div>
  )
}
