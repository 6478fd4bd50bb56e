import type { Budget, Model, ModelProvider } from '@salesboy/contract/models'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Field, Select } from '@/ui/field.tsx'
import { toast } from '@/ui/toast.ts'
import { budgetQuery } from './queries.ts'
import { say } from './say.ts'

interface EmbedderCardProps {
  budget: Budget
  models: Model[]
  providers: ModelProvider[]
}

/** Which model turns documents into vectors. Another one means reading everything again, so it is asked twice. */
export function EmbedderCard({ budget, models, providers }: EmbedderCardProps) {
  const client = useQueryClient()
  const [wish, setWish] = useState<string | null | undefined>(undefined)
  const able = models.filter(({ provider }) => providers.find(({ name }) => name === provider)?.embeds)
  const choose = useMutation({
    meta: { shown: true },
    mutationFn: (id: string | null) => api.models.chooseEmbedder({ body: { id } }),
    onSuccess: (saved) => {
      client.setQueryData(budgetQuery.queryKey, saved)
      toast.success(say.savedReading)
    },
    onSettled: () => setWish(undefined),
  })
  if (able.length === 0 && budget.embedder === null) return null
  return (
    <Card>
      <CardHeader title={say.searchModel} note={say.searchNote} />
      <div className="px-5 pb-5 sm:max-w-sm">
        <Field label={say.embeddingModel} error={choose.error ? asProblem(choose.error).detail : undefined}>
          <Select value={budget.embedder ?? ''} onChange={(event) => setWish(event.target.value || null)}>
            <option value="">{say.builtIn}</option>
            {able.map(({ id, label, settings }) => (
              <option key={id} value={id}>
                {label} {settings.embeddingModel ? `(${settings.embeddingModel})` : ''}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Confirm
        open={wish !== undefined}
        onClose={() => setWish(undefined)}
        title={say.readAllDocumentsAgain}
        description={say.readAgainNote}
        action={say.changeAndReadAgain}
        busy={choose.isPending}
        onConfirm={() => choose.mutate(wish ?? null)}
      />
    </Card>
  )
}
