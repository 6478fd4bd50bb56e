import type { ModelSettings } from '@salesboy/contract/personas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Cpu, HardDrive } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { modelQuery } from './queries.ts'
import { SaveBar } from './save-bar.tsx'

export function ModelSettingsForm() {
  const model = useQuery(modelQuery)
  if (model.isPending) return <Loading className="[&>div]:h-40" />
  if (model.isError) return <Failure error={model.error} onRetry={() => void model.refetch()} />
  return <ModelForm model={model.data} />
}

const providers: { value: ModelSettings['provider']; icon: typeof Cpu; label: string; help: string }[] = [
  {
    value: 'offline',
    icon: HardDrive,
    label: 'Built in',
    help: 'Answers from your facts and documents with templates. No key, no cost, nothing leaves this machine.',
  },
  {
    value: 'openai-compatible',
    icon: Cpu,
    label: 'A language model',
    help: 'Any server that speaks chat completions: OpenAI, Mistral, Ollama, vLLM and others. The built-in one stays last in line.',
  },
]

function ModelForm({ model }: { model: ModelSettings }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(model)
  const dirty = JSON.stringify(draft) !== JSON.stringify(model)
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () => api.personas.changeModel({ body: draft }),
    onSuccess: (saved) => {
      client.setQueryData(modelQuery.queryKey, saved)
      setDraft(saved)
      toast.success('Saved.')
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const set = (changes: Partial<ModelSettings>) => setDraft({ ...draft, ...changes })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Card>
        <CardHeader title="What writes the answers" />
        <div className="grid gap-5 px-5 pb-5">
          <fieldset className="grid gap-3 sm:grid-cols-2">
            <legend className="sr-only">Provider</legend>
            {providers.map(({ value, icon: Icon, label, help }) => (
              <label
                key={value}
                className="flex cursor-pointer gap-3 rounded-xl border border-line p-4 transition-colors has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="provider"
                  value={value}
                  checked={draft.provider === value}
                  onChange={() => set({ provider: value })}
                  className="sr-only"
                />
                <Icon className="mt-0.5 size-5 shrink-0 text-accent-text" aria-hidden />
                <span>
                  <span className="block font-medium">{label}</span>
                  <span className="block text-[0.8125rem] text-muted leading-5">{help}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {draft.provider === 'openai-compatible' && (
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="Base URL" help="Ends in /v1 with most servers." error={problem?.issue('baseUrl')} className="sm:col-span-2">
                <Input
                  inputMode="url"
                  required
                  value={draft.baseUrl}
                  maxLength={300}
                  placeholder="https://api.openai.com/v1"
                  onChange={(event) => set({ baseUrl: event.target.value })}
                />
              </Field>
              <Field label="Model" error={problem?.issue('model')}>
                <Input
                  required
                  value={draft.model}
                  maxLength={200}
                  placeholder="gpt-5-mini"
                  onChange={(event) => set({ model: event.target.value })}
                />
              </Field>
              <Field label="Temperature" help="0 is strict, 1 is free. Low suits a shop." error={problem?.issue('temperature')}>
                <Input
                  type="number"
                  min={0}
                  max={2}
                  step={0.1}
                  required
                  value={draft.temperature}
                  onChange={(event) => set({ temperature: Number(event.target.value) })}
                />
              </Field>
              <Field
                label="API key"
                optional
                help={
                  model.apiKey ? 'One is kept and never shown again. Write another to replace it.' : 'Kept sealed and never shown again.'
                }
                error={problem?.issue('apiKey')}
                className="sm:col-span-2"
              >
                <Input
                  type="password"
                  autoComplete="new-password"
                  value={draft.apiKey}
                  maxLength={500}
                  onFocus={(event) => event.target.select()}
                  onChange={(event) => set({ apiKey: event.target.value })}
                />
              </Field>
            </div>
          )}
        </div>
      </Card>
      <SaveBar
        dirty={dirty}
        busy={save.isPending}
        error={problem}
        onDiscard={() => {
          setDraft(model)
          save.reset()
        }}
      />
    </form>
  )
}
