import type { BookableService } from '@salesboy/contract/identity'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { Clock, days } from './hours-editor.tsx'
import { say } from './say.ts'

interface ServicesEditorProps {
  services: BookableService[]
  /** What is wrong with a field of a service. */
  error: (at: number, field: keyof BookableService) => string | undefined
  onChange: (services: BookableService[]) => void
}

/** What customers may book. A service without days of its own follows the opening hours. */
export function ServicesEditor({ services, error, onChange }: ServicesEditorProps) {
  return (
    <div className="grid gap-3">
      {services.length > 0 && (
        <ul aria-label={say.services} className="grid gap-3">
          {services.map((service, at) => (
            <Service
              // biome-ignore lint/suspicious/noArrayIndexKey: a service that is being written is known by its place
              key={at}
              service={service}
              name={service.name || say.serviceNumber({ at: at + 1 })}
              error={(field) => error(at, field)}
              onChange={(changes) => onChange(services.map((old, index) => (index === at ? { ...old, ...changes } : old)))}
              onRemove={() => onChange(services.filter((_, index) => index !== at))}
            />
          ))}
        </ul>
      )}
      {services.length < 50 && (
        <div>
          <Button size="sm" onClick={() => onChange([...services, { name: '', minutes: 60, days: [], window: null, note: '' }])}>
            <Plus /> {say.addAService}
          </Button>
        </div>
      )}
    </div>
  )
}

interface ServiceProps {
  service: BookableService
  name: string
  error: (field: keyof BookableService) => string | undefined
  onChange: (changes: Partial<BookableService>) => void
  onRemove: () => void
}

function Service({ service, name, error, onChange, onRemove }: ServiceProps) {
  const { minutes, window, note } = service
  return (
    <li className="grid gap-4 rounded-xl border border-line p-4">
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_8rem_auto]">
        <Field label={say.service} error={error('name')}>
          <Input
            value={service.name}
            required
            maxLength={100}
            placeholder={say.serviceHint}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <Field label={say.minutes} error={error('minutes')}>
          <Input
            type="number"
            min={5}
            max={1440}
            required
            value={Number.isNaN(minutes) ? '' : minutes}
            onChange={(event) => onChange({ minutes: event.target.valueAsNumber })}
          />
        </Field>
        <Button look="ghost" className="justify-self-end sm:mt-6" aria-label={say.removeService({ name })} onClick={onRemove}>
          <Trash2 />
        </Button>
      </div>
      <Weekdays name={name} chosen={service.days} onChange={(days) => onChange({ days })} />
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        <LabelledSwitch
          label={say.onlyAtCertainHours}
          checked={window !== null}
          onChange={(on) => onChange({ window: on ? ['09:00', '17:00'] : null })}
        />
        {window && (
          <span className="flex items-center gap-2">
            <Clock label={say.serviceFrom({ name })} value={window[0]} onChange={(from) => onChange({ window: [from, window[1]] })} />
            <span className="text-muted">{say.to}</span>
            <Clock label={say.serviceTo({ name })} value={window[1]} onChange={(to) => onChange({ window: [window[0], to] })} />
          </span>
        )}
      </div>
      <Field label={say.note} optional error={error('note')} help={say.serviceNoteHelp}>
        <Input value={note} maxLength={300} onChange={(event) => onChange({ note: event.target.value })} />
      </Field>
    </li>
  )
}

interface WeekdaysProps {
  name: string
  chosen: BookableService['days']
  onChange: (chosen: BookableService['days']) => void
}

/** No day chosen means every day that is open. */
function Weekdays({ name, chosen, onChange }: WeekdaysProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="font-medium text-[0.8125rem]">
        {say.whichDays} <span className="ml-1 font-normal text-faint">{chosen.length ? '' : say.everyOpenDay}</span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {days.map((day) => (
          <label
            key={day}
            className="cursor-pointer rounded-lg border border-line px-3 py-1.5 text-[0.8125rem] has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:ring-3 has-focus-visible:ring-accent/25"
          >
            <input
              type="checkbox"
              className="sr-only"
              aria-label={say.on({ name, label: say.days[day] })}
              checked={chosen.includes(day)}
              onChange={(event) => onChange(days.filter((each) => (each === day ? event.target.checked : chosen.includes(each))))}
            />
            <span aria-hidden>{say.days[day].slice(0, 3)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
