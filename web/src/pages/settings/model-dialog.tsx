import type { Model, ModelProvider } from '@salesboy/contract/models'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, ChevronRight } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api, newKey } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { FormError } from '@/ui/failure.tsx'
import { say as common } from '@/ui/say.ts'
import { initialValues, SchemaForm } from '@/ui/schema-form.tsx'
import { toast } from '@/ui/toast.ts'
import { say } from './say.ts'

interface ModelDialogProps {
  /** Null: a new one. */
  model: Model | null
  providers: ModelProvider[]
  onClose: () => void
}

/** For a new one two steps: whose model, then the form that the provider asks for. */
export function ModelDialog({ model, providers, onClose }: ModelDialogProps) {
  const [chosen, setChosen] = useState(providers.find(({ name }) => name === model?.provider) ?? null)
  return (
    <Dialog
      open
      onClose={onClose}
      place="side"
      title={model ? say.changeModel({ label: model.label }) : chosen ? say.addProvider({ label: chosen.label }) : say.addAModel}
      description={chosen?.description ?? say.whoseModel}
    >
      {chosen ? (
        <ModelForm model={model} provider={chosen} onClose={onClose} onBack={model ? null : () => setChosen(null)} />
      ) : (
        <ul className="grid gap-2">
          {providers.map((provider) => (
            <li key={provider.name}>
              <button
                type="button"
                onClick={() => setChosen(provider)}
                className="flex w-full items-center gap-3 rounded-xl border border-line bg-raised p-4 text-left hover:border-line-strong/60 hover:shadow-card"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{provider.label}</span>
                  <span className="block text-[0.8125rem] text-muted leading-5">{provider.description}</span>
                </span>
                <ChevronRight className="size-5 shrink-0 text-faint" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface ModelFormProps {
  model: Model | null
  provider: ModelProvider
  onClose: () => void
  onBack: (() => void) | null
}

function ModelForm({ model, provider, onClose, onBack }: ModelFormProps) {
  const client = useQueryClient()
  const [settings, setSettings] = useState(model?.settings ?? initialValues(provider.fields))
  const [idempotencyKey] = useState(newKey)
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () =>
      model
        ? api.models.changeModel({ params: { id: model.id }, body: { settings } })
        : api.models.addModel({ body: { provider: provider.name, settings } }, { idempotencyKey }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['models'] })
      toast.success(model ? say.saved : say.added)
      onClose()
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <SchemaForm
        fields={provider.fields}
        values={settings}
        onChange={setSettings}
        errorOf={(field) => problem?.issue(`settings.${field}`)}
      />
      <FormError error={problem} />
      <div className="flex justify-end gap-2">
        {onBack && (
          <Button look="ghost" className="mr-auto" onClick={onBack}>
            <ArrowLeft aria-hidden />
            {say.otherProvider}
          </Button>
        )}
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button type="submit" look="primary" busy={save.isPending}>
          {model ? common.save : common.add}
        </Button>
      </div>
    </form>
  )
}
