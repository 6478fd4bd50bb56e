import type { Model, ModelProvider } from '@salesboy/contract/models'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { HardDrive, Plus } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { EmbedderCard } from './embedder-card.tsx'
import { ModelCard } from './model-card.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { budgetQuery, modelProvidersQuery, modelsQuery } from './queries.ts'
import { say } from './say.ts'
import { SpendingCard } from './spending-card.tsx'

/** Which models write the answers, in which order, and what they may cost. */
export function ModelsSettings() {
  const models = useQuery(modelsQuery)
  const providers = useQuery(modelProvidersQuery)
  const budget = useQuery(budgetQuery)
  if (models.isPending || providers.isPending || budget.isPending) return <Loading className="[&>div]:h-32" />
  const failed = [models, providers, budget].find(({ isError }) => isError)
  if (failed || !models.data || !providers.data || !budget.data)
    return <Failure error={failed?.error} onRetry={() => void failed?.refetch()} />
  return (
    <div className="grid grid-cols-1 gap-5">
      <Order models={models.data} providers={providers.data} />
      <SpendingCard key={JSON.stringify(budget.data.limits)} budget={budget.data} />
      <EmbedderCard budget={budget.data} models={models.data} providers={providers.data} />
    </div>
  )
}

function Order({ models, providers }: { models: Model[]; providers: ModelProvider[] }) {
  const [open, setOpen] = useState<Model | 'new' | null>(null)
  const order = useOrder(models)
  const lent = models[0]?.owner === 'operator'
  return (
    <Card>
      <CardHeader title={say.whatWritesTheAnswers} note={models.length === 0 ? say.noModels : lent ? say.lent : say.orderNote}>
        <Button look="primary" size="sm" onClick={() => setOpen('new')}>
          <Plus aria-hidden />
          {say.addAModel}
        </Button>
      </CardHeader>
      <ol className="grid gap-3 px-5 pb-5" aria-label={say.modelsFirstOneFirst}>
        {order.shown.map((model, at) => (
          <ModelCard
            key={model.id}
            model={model}
            place={at}
            count={order.shown.length}
            drag={lent ? null : order.drag(at)}
            onMove={lent ? null : (to) => order.move(at, to)}
            onEdit={lent ? null : () => setOpen(model)}
          />
        ))}
        <li className="flex items-center gap-3 rounded-xl border border-line border-dashed px-4 py-3">
          <HardDrive className="size-5 shrink-0 text-muted" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{say.builtInComposer}</span>
            <span className="block text-[0.8125rem] text-muted leading-5">{say.builtInNote}</span>
          </span>
          <Badge>{say.alwaysLast}</Badge>
        </li>
      </ol>
      <p role="status" className="sr-only">
        {order.said}
      </p>
      {open && <ModelDialog model={open === 'new' ? null : open} providers={providers} onClose={() => setOpen(null)} />}
    </Card>
  )
}

/** The order as it is shown, ahead of the server while a move is being saved. */
function useOrder(models: Model[]) {
  const client = useQueryClient()
  const dragged = useRef<number | null>(null)
  const [wish, setWish] = useState<string[] | null>(null)
  const [said, setSaid] = useState('')
  const save = useMutation({
    mutationFn: (ids: string[]) => api.models.orderModels({ body: { ids } }),
    onSuccess: (page) => client.setQueryData(modelsQuery.queryKey, page),
    onError: (error) => {
      toast.error(asProblem(error).detail)
      void client.invalidateQueries({ queryKey: modelsQuery.queryKey })
    },
    onSettled: () => setWish(null),
  })
  const shown = wish ? wish.flatMap((id) => models.find((model) => model.id === id) ?? []) : models
  const move = (from: number, to: number) => {
    const moved = shown[from]
    if (!moved || from === to || to < 0 || to >= shown.length) return
    const ids = shown.map(({ id }) => id).filter((id) => id !== moved.id)
    ids.splice(to, 0, moved.id)
    setWish(ids)
    setSaid(say.movedTo({ label: moved.label, place: to + 1, count: ids.length }))
    save.mutate(ids)
  }
  const drag = (at: number) => ({
    onDragStart: (event: DragEvent) => {
      dragged.current = at
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', String(at))
    },
    onDragOver: (event: DragEvent) => {
      if (dragged.current !== null) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged.current !== null) move(dragged.current, at)
      dragged.current = null
    },
    onDragEnd: () => {
      dragged.current = null
    },
  })
  return { shown, said, move, drag }
}

export type Drag = ReturnType<ReturnType<typeof useOrder>['drag']>
