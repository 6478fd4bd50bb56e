import type { CancelOn } from '@salesboy/contract/due'
import { say } from './say.ts'

/** A message is pointless once they talk; a reminder is for the team whatever happens. */
export const usual = (kind: 'follow_up' | 'reminder'): CancelOn[] => (kind === 'follow_up' ? ['answered', 'ordered', 'handed_over'] : [])

interface CancelOnFieldProps {
  value: CancelOn[]
  onChange: (value: CancelOn[]) => void
}

/** What the customer may do meanwhile that makes it pointless. */
export function CancelOnField({ value, onChange }: CancelOnFieldProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-[0.8125rem]">{say.notNeeded}</legend>
      {(Object.keys(say.events) as CancelOn[]).map((event) => (
        <label key={event} className="flex items-center gap-2 text-[0.8125rem]">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={value.includes(event)}
            onChange={({ target }) => onChange(target.checked ? [...value, event] : value.filter((one) => one !== event))}
          />
          {say.events[event]}
        </label>
      ))}
    </fieldset>
  )
}
