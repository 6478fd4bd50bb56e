import type { Persona } from '@salesboy/contract/personas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { Badge } from '@/ui/badge.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input, Textarea } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { Slider } from '@/ui/slider.tsx'
import { toast } from '@/ui/toast.ts'
import { personaQuery } from './queries.ts'
import { SaveBar } from './save-bar.tsx'

export function PersonaSettings() {
  const persona = useQuery(personaQuery)
  if (persona.isPending) return <Loading className="[&>div]:h-40" />
  if (persona.isError) return <Failure error={persona.error} onRetry={() => void persona.refetch()} />
  return <PersonaForm key={persona.data.version} persona={persona.data} />
}

type Dial = 'tone' | 'tenacity' | 'emoji' | 'length'
/** Names of the three bands: up to 29, up to 70, above. */
const dials: { name: Dial; label: string; bands: [string, string, string]; help: [string, string, string] }[] = [
  {
    name: 'tone',
    label: 'Tone',
    bands: ['Formal', 'Friendly', 'Playful'],
    help: ['Courteous and to the point.', 'Warm, like a good shop assistant.', 'Light-hearted, with a joke now and then.'],
  },
  {
    name: 'tenacity',
    label: 'Tenacity',
    bands: ['Patient', 'Steady', 'Driven'],
    help: ['Answers and leaves it there.', 'Suggests a next step when it fits.', 'Always works towards the sale.'],
  },
  { name: 'emoji', label: 'Emoji', bands: ['None', 'Some', 'Many'], help: ['Words only.', 'One where it helps.', 'In most messages.'] },
  {
    name: 'length',
    label: 'Length',
    bands: ['Short', 'Medium', 'Detailed'],
    help: ['One or two sentences.', 'A short paragraph.', 'Explains in full.'],
  },
]
const bandOf = (value: number) => (value <= 29 ? 0 : value <= 70 ? 1 : 2)

function PersonaForm({ persona }: { persona: Persona }) {
  const client = useQueryClient()
  const mayEdit = useMay('edit')
  const { version, ...kept } = persona
  const [draft, setDraft] = useState(kept)
  const dirty = JSON.stringify(draft) !== JSON.stringify(kept)
  const save = useMutation({
    meta: { shown: true },
    mutationFn: async () => {
      const { version } = await api.personas.savePersona({ body: draft })
      return api.personas.publishPersona({ params: { version } })
    },
    onSuccess: (saved) => {
      client.setQueryData(personaQuery.queryKey, { ...saved.settings, version: saved.version })
      toast.success(`Saved as version ${saved.version}.`)
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayEdit} className="grid gap-5">
        <Card>
          <CardHeader title="Who answers" note="Each save is a new version; every answer remembers the version it was given by.">
            <Badge>Version {version}</Badge>
          </CardHeader>
          <div className="grid gap-4 px-5 pb-5">
            <Field label="Name" help="How the bot introduces itself." error={problem?.issue('agentName')}>
              <Input value={draft.agentName} required maxLength={60} onChange={(event) => set({ agentName: event.target.value })} />
            </Field>
            <Field label="Greeting" optional help="The first thing a visitor reads in web chat." error={problem?.issue('greeting')}>
              <Textarea
                value={draft.greeting}
                maxLength={500}
                className="min-h-16"
                onChange={(event) => set({ greeting: event.target.value })}
              />
            </Field>
            <Field
              label="Instructions"
              optional
              help="What to bring up, what to leave alone, house rules. Prices and dates belong into the profile or the documents: the bot will not state them from here."
              error={problem?.issue('instructions')}
            >
              <Textarea
                value={draft.instructions}
                maxLength={8000}
                className="min-h-40"
                onChange={(event) => set({ instructions: event.target.value })}
              />
            </Field>
          </div>
        </Card>
        <Card>
          <CardHeader title="How it speaks" />
          <div className="grid gap-x-8 gap-y-6 px-5 pb-6 sm:grid-cols-2">
            {dials.map(({ name, label, bands, help }) => {
              const band = bandOf(draft[name])
              return (
                <div key={name} className="grid gap-1">
                  <p className="flex justify-between">
                    <span className="font-medium text-[0.8125rem]">{label}</span>
                    <span className="font-medium text-[0.8125rem] text-accent-text">{bands[band]}</span>
                  </p>
                  <Slider
                    label={label}
                    value={draft[name]}
                    words={bands[band] ?? ''}
                    disabled={!mayEdit}
                    onChange={(value) => set({ [name]: value })}
                  />
                  <p className="text-[0.8125rem] text-muted leading-5">{help[band]}</p>
                </div>
              )
            })}
          </div>
        </Card>
      </fieldset>
      {mayEdit && (
        <SaveBar
          dirty={dirty}
          busy={save.isPending}
          error={problem}
          onDiscard={() => {
            setDraft(kept)
            save.reset()
          }}
        />
      )}
    </form>
  )
}
