import { type Service, ServiceInput } from '@salesboy/contract/bookings'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { Clock, days } from './hours-editor.tsx'
import { say } from './say.ts'

const fresh: ServiceInput = { ...ServiceInput.parse({ name: 'New' }), name: '' }

/** One service, to add or to change. Without days of its own it follows the opening hours. */
export function ServiceDialog({ service, onClose }: { service: Service | null; onClose: () => void }) {
  const mayEdit = useMay('edit')
  const { id, ...known } = service ?? { id: null, ...fresh }
  const [draft, setDraft] = useState<ServiceInput>(known)
  const { save, remove } = useChanges(id, onClose)
  const problem = save.error ? asProblem(save.error) : null
  const set = (changes: Partial<ServiceInput>) => setDraft({ ...draft, ...changes })
  const { window } = draft
  return (
    <FormDialog
      title={service ? say.aService : say.aNewService}
      description={say.bookingsNote}
      action={service ? say.saveService : say.addService}
      busy={save.isPending}
      readOnly={!mayEdit}
      error={problem ?? remove.error}
      aside={
        id && (
          <Button look="danger" className="mr-auto" busy={remove.isPending} onClick={() => remove.mutate(id)}>
            {say.deleteService}
          </Button>
        )
      }
      onSubmit={() => save.mutate(draft)}
      onClose={onClose}
    >
      <Field label={say.service} error={problem?.issue('name')}>
        <Input
          required
          maxLength={100}
          placeholder={say.serviceHint}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={say.minutes} error={problem?.issue('minutes')}>
          <Whole least={5} most={1440} value={draft.minutes} onChange={(minutes) => set({ minutes })} />
        </Field>
        <Field label={say.hoursInAdvance} error={problem?.issue('leadTimeHours')} help={say.advanceHelp}>
          <Whole least={0} most={720} value={draft.leadTimeHours} onChange={(leadTimeHours) => set({ leadTimeHours })} />
        </Field>
      </div>
      <Weekdays chosen={draft.days} onChange={(chosen) => set({ days: chosen })} />
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        <LabelledSwitch
          label={say.onlyAtCertainHours}
          checked={window !== null}
          onChange={(on) => set({ window: on ? ['09:00', '17:00'] : null })}
        />
        {window && (
          <span className="flex items-center gap-2">
            <Clock label={say.bookedFrom} value={window[0]} onChange={(from) => set({ window: [from, window[1]] })} />
            <span className="text-muted">{say.to}</span>
            <Clock label={say.bookedUntil} value={window[1]} onChange={(to) => set({ window: [window[0], to] })} />
          </span>
        )}
      </div>
      <Field label={say.note} optional error={problem?.issue('note')} help={say.serviceNoteHelp}>
        <Input value={draft.note} maxLength={300} onChange={(event) => set({ note: event.target.value })} />
      </Field>
    </FormDialog>
  )
}

function useChanges(id: string | null, onClose: () => void) {
  const client = useQueryClient()
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: ['services'] })
    onClose()
  }
  return {
    save: useMutation({
      meta: { shown: true },
      mutationFn: (body: ServiceInput) =>
        id ? api.bookings.changeService({ params: { id }, body }) : api.bookings.createService({ body }),
      onSuccess,
    }),
    remove: useMutation({
      meta: { shown: true },
      mutationFn: (gone: string) => api.bookings.deleteService({ params: { id: gone } }),
      onSuccess,
    }),
  }
}

interface WholeProps {
  least: number
  most: number
  value: number
  onChange: (value: number) => void
}

const Whole = ({ least, most, value, onChange }: WholeProps) => (
  <Input
    type="number"
    required
    min={least}
    max={most}
    value={Number.isNaN(value) ? '' : value}
    onChange={(event) => onChange(event.target.valueAsNumber)}
  />
)

interface WeekdaysProps {
  chosen: ServiceInput['days']
  onChange: (chosen: ServiceInput['days']) => void
}

/** No day chosen means every day that is open. */
function Weekdays({ chosen, onChange }: WeekdaysProps) {
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
              aria-label={say.days[day]}
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
