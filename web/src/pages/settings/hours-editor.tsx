import type { BusinessProfile, Weekday } from '@salesboy/contract/identity'
import { Plus, X } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { Input, Select } from '@/ui/field.tsx'
import { say } from './say.ts'

type Hours = BusinessProfile['hours']
type Span = [string, string]

export const days: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

interface HoursEditorProps {
  hours: Hours
  onChange: (hours: Hours) => void
  /** Whether a day may be left unsaid. */
  unknown?: boolean
}

/** Opening spans per weekday: open with up to four spans, closed, or unknown. */
export function HoursEditor({ hours, onChange, unknown = true }: HoursEditorProps) {
  const set = (day: Weekday, spans: Span[] | undefined) => {
    const { [day]: _, ...others } = hours
    onChange(spans ? { ...others, [day]: spans } : others)
  }
  const monday = hours.mon
  return (
    <div className="grid gap-3">
      <ul className="divide-y divide-line rounded-xl border border-line">
        {days.map((day) => (
          <li key={day} className="grid items-start gap-2 px-3 py-2.5 sm:grid-cols-[6.5rem_7.5rem_1fr]">
            <span className="font-medium sm:pt-1.5">{say.days[day]}</span>
            <Mode label={say.days[day]} spans={hours[day]} unknown={unknown} onChange={(spans) => set(day, spans)} />
            <Spans label={say.days[day]} spans={hours[day] ?? []} onChange={(spans) => set(day, spans)} />
          </li>
        ))}
      </ul>
      {monday && monday.length > 0 && (
        <div>
          <Button size="sm" look="ghost" onClick={() => onChange({ ...hours, tue: monday, wed: monday, thu: monday, fri: monday })}>
            {say.sameAsMondayFromTuesday}
          </Button>
        </div>
      )}
    </div>
  )
}

interface ModeProps {
  label: string
  spans: Span[] | undefined
  unknown: boolean
  onChange: (spans: Span[] | undefined) => void
}

function Mode({ label, spans, unknown, onChange }: ModeProps) {
  const mode = spans === undefined ? 'unknown' : spans.length === 0 ? 'closed' : 'open'
  return (
    <Select
      aria-label={say.weekdayOpenOrClosed({ label })}
      value={mode}
      onChange={({ target }) => onChange(target.value === 'unknown' ? undefined : target.value === 'closed' ? [] : [['09:00', '18:00']])}
    >
      <option value="open">{say.open}</option>
      <option value="closed">{say.closed}</option>
      {unknown && <option value="unknown">{say.notSaid}</option>}
    </Select>
  )
}

export function Spans({ label, spans, onChange }: { label: string; spans: Span[]; onChange: (spans: Span[]) => void }) {
  const change = (at: number, span: Span) => onChange(spans.map((old, index) => (index === at ? span : old)))
  return (
    <div className="grid gap-2">
      {spans.map(([from, to], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span is known by its place
        <div key={at} className="flex items-center gap-2">
          <Clock label={say.spanFrom({ label, nth: nth(at) })} value={from} onChange={(next) => change(at, [next, to])} />
          <span className="text-muted">{say.to}</span>
          <Clock label={say.spanTo({ label, nth: nth(at) })} value={to} onChange={(next) => change(at, [from, next])} />
          {spans.length > 1 && (
            <Button
              look="ghost"
              size="tiny"
              aria-label={say.removeSpan({ from, to, label })}
              onClick={() => onChange(spans.filter((_, index) => index !== at))}
            >
              <X />
            </Button>
          )}
          {at === spans.length - 1 && spans.length < 4 && (
            <Button
              look="ghost"
              size="tiny"
              aria-label={say.anotherSpanOn({ label })}
              title={say.anotherSpan}
              onClick={() => onChange([...spans, ['14:00', '18:00']])}
            >
              <Plus />
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

const nth = (at: number) => (at === 0 ? '' : say.nth({ at: at + 1 }))

/** Text, not a time control: 24:00 is a closing time, and every country writes these alike. */
export const Clock = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <Input
    aria-label={label}
    value={value}
    required
    pattern="([01]\d|2[0-4]):[0-5]\d"
    title={say.timeFormat}
    inputMode="numeric"
    maxLength={5}
    className="w-20 text-center tabular-nums"
    onChange={(event) => onChange(event.target.value)}
    onBlur={(event) => onChange(tidy(event.target.value))}
  />
)

/** "9" → "09:00", "930" → "09:30", "9.30" → "09:30"; anything else stays for the person to see. */
function tidy(text: string): string {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.h]?([0-5]\d))?$/.exec(text.trim()) ?? []
  return hours === '' ? text : `${hours.padStart(2, '0')}:${minutes}`
}
