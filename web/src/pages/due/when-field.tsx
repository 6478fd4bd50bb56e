import { useMe } from '@/lib/me.ts'
import { daysAhead } from '@/lib/zoned-time.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { say } from './say.ts'

interface WhenFieldProps {
  isMessage: boolean
  /** On the clock of the shop: 2026-12-01T09:00. */
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

const soon = () => [
  { days: 1, label: say.tomorrow },
  { days: 3, label: say.inThreeDays },
  { days: 7, label: say.inAWeek },
]

/** A day and a time, and the days that are meant most often, at nine in the morning. */
export function WhenField({ isMessage, value, onChange, error }: WhenFieldProps) {
  const { timeZone } = useMe().tenant
  return (
    <Field label={say.when} error={error} help={isMessage ? say.sendingHours({ timeZone }) : say.shopTime({ timeZone })}>
      <Input type="datetime-local" required value={value} onChange={(event) => onChange(event.target.value)} />
      <span className="flex flex-wrap gap-1.5">
        {soon().map(({ days, label }) => (
          <Button key={days} size="sm" onClick={() => onChange(daysAhead(days, 9, timeZone))}>
            {label}
          </Button>
        ))}
      </span>
    </Field>
  )
}
