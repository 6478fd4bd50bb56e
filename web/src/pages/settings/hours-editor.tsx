import type { BusinessProfile, Weekday } from '@salesboy/contract/identity'
import { Plus, X } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { Input, Select } from '@/ui/field.tsx'

type Hours = BusinessProfile['hours']
type Span = [string, string]

export const days: [Weekday, string][] = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
]

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
        {days.map(([day, label]) => (
          <li key={day} className="grid items-start gap-2 px-3 py-2.5 sm:grid-cols-[6.5rem_7.5rem_1fr]">
            <span className="font-medium sm:pt-1.5">{label}</span>
            <Mode label={label} spans={hours[day]} unknown={unknown} onChange={(spans) => set(day, spans)} />
            <Spans label={label} spans={hours[day] ?? []} onChange={(spans) => set(day, spans)} />
          </li>
        ))}
      </ul>
      {monday && monday.length > 0 && (
        <div>
          <Button size="sm" look="ghost" onClick={() => onChange({ ...hours, tue: monday, wed: monday, thu: monday, fri: monday })}>
            Same as Monday from Tuesday to Friday
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
      aria-label={`${label}: open or closed`}
      value={mode}
      onChange={({ target }) => onChange(target.value === 'unknown' ? undefined : target.value === 'closed' ? [] : [['09:00', '18:00']])}
    >
      <option value="open">Open</option>
      <option value="closed">Closed</option>
      {unknown && <option value="unknown">Not said</option>}
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
          <Clock label={`${label}${nth(at)} from`} value={from} onChange={(next) => change(at, [next, to])} />
          <span className="text-muted">to</span>
          <Clock label={`${label}${nth(at)} to`} value={to} onChange={(next) => change(at, [from, next])} />
          {spans.length > 1 && (
            <Button
              look="ghost"
              size="tiny"
              aria-label={`Remove ${from} to ${to} on ${label}`}
              onClick={() => onChange(spans.filter((_, index) => index !== at))}
            >
              <X />
            </Button>
          )}
          {at === spans.length - 1 && spans.length < 4 && (
            <Button
              look="ghost"
              size="tiny"
              aria-label={`Another span on ${label}`}
              title="Another span"
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

const nth = (at: number) => (at === 0 ? '' : `, span ${at + 1},`)

/** Text, not a time control: 24:00 is a closing time, and every country writes these alike. */
export const Clock = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <Input
    aria-label={label}
    value={value}
    required
    pattern="([01]\d|2[0-4]):[0-5]\d"
    title="Write a time as 09:00."
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
