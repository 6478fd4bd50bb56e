import type { BusinessProfile } from '@salesboy/contract/identity'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { Input, Select } from '@/ui/field.tsx'
import { Spans } from './hours-editor.tsx'
import { say } from './say.ts'

type SpecialDay = BusinessProfile['hoursExceptions'][number]

interface SpecialDaysProps {
  days: SpecialDay[]
  /** What is wrong with a day, by its place. */
  error: (at: number) => string | undefined
  onChange: (days: SpecialDay[]) => void
}

/** Dates that differ from the week: closed, or open at other times. */
export function SpecialDays({ days, error, onChange }: SpecialDaysProps) {
  const change = (at: number, changes: Partial<SpecialDay>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...changes } : day)))
  return (
    <div className="grid gap-3">
      {days.length > 0 && (
        <ul aria-label={say.specialDays} className="divide-y divide-line rounded-xl border border-line">
          {days.map((day, at) => {
            const name = day.date || say.specialDayNumber({ at: at + 1 })
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a day that is being written is known by its place
              <li key={at} className="grid items-start gap-2 px-3 py-2.5 sm:grid-cols-[9.5rem_7.5rem_1fr_auto]">
                <Input
                  type="date"
                  aria-label={say.dateOf({ name })}
                  required
                  value={day.date}
                  onChange={(event) => change(at, { date: event.target.value })}
                />
                <Select
                  aria-label={say.dayOpenOrClosed({ name })}
                  value={day.spans.length ? 'open' : 'closed'}
                  onChange={(event) => change(at, { spans: event.target.value === 'open' ? [['09:00', '18:00']] : [] })}
                >
                  <option value="closed">{say.closed}</option>
                  <option value="open">{say.open}</option>
                </Select>
                <div className="grid gap-2">
                  {day.spans.length > 0 && <Spans label={name} spans={day.spans} onChange={(spans) => change(at, { spans })} />}
                  <Input
                    aria-label={say.whySpecial({ name })}
                    placeholder={say.whySpecialHint}
                    maxLength={200}
                    value={day.reason}
                    onChange={(event) => change(at, { reason: event.target.value })}
                  />
                  {error(at) && (
                    <p role="alert" className="text-[0.8125rem] text-bad leading-5">
                      {error(at)}
                    </p>
                  )}
                </div>
                <Button
                  look="ghost"
                  className="justify-self-end"
                  aria-label={say.removeDay({ name })}
                  onClick={() => onChange(days.filter((_, index) => index !== at))}
                >
                  <Trash2 />
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {days.length < 200 && (
        <div>
          <Button size="sm" onClick={() => onChange([...days, { date: '', spans: [], reason: '' }])}>
            <Plus /> {say.addASpecialDay}
          </Button>
        </div>
      )}
    </div>
  )
}
