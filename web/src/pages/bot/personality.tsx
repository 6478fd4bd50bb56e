import type { PersonaSettings } from '@salesboy/contract/personas'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Slider } from '@/ui/slider.tsx'
import type { TabProps } from './bot-form.tsx'
import { bandOf, dials, exampleOf } from './dials.ts'

/** Four sliders, what their bands mean, and how an answer sounds with them. */
export function Personality({ draft, set, error, mayEdit }: TabProps) {
  const example = exampleOf({
    tone: bandOf(draft.tone),
    tenacity: bandOf(draft.tenacity),
    emoji: bandOf(draft.emoji),
    length: bandOf(draft.length),
  })
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <Card>
        <CardHeader
          title="How it speaks"
          note="Tone and manner only: prices, promises and stop words follow the house’s rules whatever is set here."
        />
        <div className="grid gap-x-8 gap-y-6 px-5 pb-6 sm:grid-cols-2">
          {dials.map(({ name, label, bands, help }) => {
            const band = bandOf(draft[name])
            return (
              <div key={name} className="grid content-start gap-1">
                <p className="flex justify-between">
                  <span className="font-medium text-[0.8125rem]">{label}</span>
                  <span className="font-medium text-[0.8125rem] text-accent-text">{bands[band]}</span>
                </p>
                <Slider
                  label={label}
                  value={draft[name]}
                  words={bands[band]}
                  disabled={!mayEdit}
                  onChange={(value) => set({ [name]: value })}
                />
                <p className="text-[0.8125rem] text-muted leading-5">{help[band]}</p>
              </div>
            )
          })}
          <Temperature value={draft.temperature} error={error('temperature')} onChange={(temperature) => set({ temperature })} />
        </div>
      </Card>
      <Card>
        <CardHeader title="It sounds like this" note="An example, made here." />
        <div className="grid gap-2 px-5 pb-5">
          <p className="max-w-[85%] justify-self-end rounded-2xl rounded-br-md bg-accent-soft px-3.5 py-2 leading-6">
            Do you have it in blue?
          </p>
          <p
            role="status"
            aria-label="Example answer"
            className="max-w-[90%] justify-self-start rounded-2xl rounded-bl-md bg-bot-soft px-3.5 py-2 leading-6"
          >
            {example}
          </p>
        </div>
      </Card>
    </div>
  )
}

interface TemperatureProps {
  value: PersonaSettings['temperature']
  error: string | undefined
  onChange: (value: number | null) => void
}

const Temperature = ({ value, error, onChange }: TemperatureProps) => (
  <Field
    label="Temperature"
    optional
    help="0 is strict, 1 is free. Empty: as each model has it. The built-in composer has none."
    error={error}
    className="sm:col-span-2 sm:max-w-56"
  >
    <Input
      type="number"
      min={0}
      max={1}
      step={0.1}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
    />
  </Field>
)
