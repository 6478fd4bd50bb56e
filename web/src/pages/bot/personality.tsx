import type { PersonaSettings } from '@salesboy/contract/personas'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Slider } from '@/ui/slider.tsx'
import type { TabProps } from './bot-form.tsx'
import { bandOf, dials, exampleOf, labelOf, wordsOf } from './dials.ts'
import { say } from './say.ts'

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
        <CardHeader title={say.howItSpeaks} note={say.mannerHelp} />
        <div className="grid gap-x-8 gap-y-6 px-5 pb-6 sm:grid-cols-2">
          {dials.map(({ name, bands, help }) => {
            const label = labelOf(name)
            const band = bandOf(draft[name])
            return (
              <div key={name} className="grid content-start gap-1">
                <p className="flex justify-between">
                  <span className="font-medium text-[0.8125rem]">{label}</span>
                  <span className="font-medium text-[0.8125rem] text-accent-text">{wordsOf(bands, band)}</span>
                </p>
                <Slider
                  label={label}
                  value={draft[name]}
                  words={wordsOf(bands, band)}
                  disabled={!mayEdit}
                  onChange={(value) => set({ [name]: value })}
                />
                <p className="text-[0.8125rem] text-muted leading-5">{wordsOf(help, band)}</p>
              </div>
            )
          })}
          <Temperature value={draft.temperature} error={error('temperature')} onChange={(temperature) => set({ temperature })} />
        </div>
      </Card>
      <Card>
        <CardHeader title={say.itSoundsLikeThis} note={say.anExampleMadeHere} />
        <div className="grid gap-2 px-5 pb-5">
          <p className="max-w-[85%] justify-self-end rounded-2xl rounded-br-md bg-accent-soft px-3.5 py-2 leading-6">{say.doYouHaveItIn}</p>
          <p
            role="status"
            aria-label={say.exampleAnswer}
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
  <Field label={say.temperature} optional help={say.temperatureHelp} error={error} className="sm:col-span-2 sm:max-w-56">
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
