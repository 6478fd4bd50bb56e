import type { Model } from '@salesboy/contract/models'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, CircleAlert, Ellipsis, GripVertical, Pencil, Trash2, Zap } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useClock } from '@/lib/hooks.ts'
import { useFormat } from '@/lib/use-format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Confirm } from '@/ui/dialog.tsx'
import { FormError } from '@/ui/failure.tsx'
import { Menu, MenuItem, MenuLine } from '@/ui/menu.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import type { Drag } from './models.tsx'
import { modelsQuery } from './queries.ts'
import { say } from './say.ts'

interface ModelCardProps {
  model: Model
  /** From 0. */
  place: number
  count: number
  /** The three are null for a model that the operator lends. */
  drag: Drag | null
  onMove: ((to: number) => void) | null
  onEdit: (() => void) | null
}

/** One model in line: how it does, trying it, moving it with pointer, keys or menu. */
export function ModelCard({ model, place, count, drag, onMove, onEdit }: ModelCardProps) {
  const client = useQueryClient()
  const attempt = useMutation({
    mutationFn: () => api.models.tryModel({ params: { id: model.id } }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['models'] }),
  })
  return (
    <li
      draggable={drag !== null && count > 1}
      {...(drag ?? {})}
      className="rounded-xl border border-line bg-raised px-3 py-3 transition-shadow hover:shadow-card sm:px-4"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {onMove && count > 1 && <Handle label={model.label} place={place} count={count} onMove={onMove} />}
        <span className="min-w-0 flex-1 basis-40">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            {model.label}
            <Status model={model} />
          </span>
          <span className="block truncate font-mono text-muted text-xs leading-5" title={modelName(model)}>
            {modelName(model)}
          </span>
        </span>
        <span className="ml-auto flex items-center gap-1">
          <Button size="sm" busy={attempt.isPending} onClick={() => attempt.mutate()} aria-label={say.tryModel({ label: model.label })}>
            <Zap aria-hidden />
            {say.tryIt}
          </Button>
          {onMove && onEdit && <Actions model={model} place={place} count={count} onMove={onMove} onEdit={onEdit} />}
        </span>
      </div>
      {model.failing && <Failing failing={model.failing} />}
      {attempt.data && (attempt.data.ok || !model.failing) && (
        <p
          role="status"
          className={cn('mt-3 rounded-lg px-3 py-2 text-[0.8125rem]', attempt.data.ok ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad')}
        >
          <span className="font-medium">{attempt.data.detail}</span> {attempt.data.nextStep}
        </p>
      )}
      {attempt.error && (
        <div className="mt-3">
          <FormError error={attempt.error} />
        </div>
      )}
    </li>
  )
}

const modelName = ({ settings }: Model) => [settings.model ?? say.usualModel, settings.baseUrl].filter(Boolean).join(' · ')

function Status({ model: { failing, lastOkAt } }: { model: Model }) {
  const format = useFormat()
  const now = useClock()
  if (failing) return <Badge tone="bad">{say.failing}</Badge>
  if (!lastOkAt) return <Badge>{say.notAskedYet}</Badge>
  return <Badge tone="ok">{say.answeredAt({ at: format.ago(lastOkAt, now) })}</Badge>
}

function Failing({ failing: { since, detail, nextStep } }: { failing: NonNullable<Model['failing']> }) {
  const format = useFormat()
  return (
    <p className="mt-3 flex items-start gap-2 rounded-lg bg-bad-soft px-3 py-2 text-[0.8125rem] text-bad">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span className="min-w-0">
        <b className="font-semibold">{detail}</b> {nextStep}
        <span className="block text-xs">{say.failingSince({ at: format.dateTime(since) })}</span>
      </span>
    </p>
  )
}

interface Move {
  place: number
  count: number
  onMove: (to: number) => void
}

/** Dragged with a pointer; with the keyboard, arrows move it. */
function Handle({ label, place, count, onMove }: Move & { label: string }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowUp' ? place - 1 : event.key === 'ArrowDown' ? place + 1 : null
    if (to === null) return
    event.preventDefault()
    onMove(to)
  }
  return (
    <button
      type="button"
      onKeyDown={onKeyDown}
      aria-label={say.movable({ label, place: place + 1, count })}
      className="-ml-1 hidden size-7 cursor-grab place-items-center rounded-lg text-faint hover:bg-ink/6 hover:text-ink active:cursor-grabbing sm:grid"
    >
      <GripVertical className="size-4" aria-hidden />
    </button>
  )
}

function Actions({ model, place, count, onMove, onEdit }: Move & { model: Model; onEdit: () => void }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.models.deleteModel({ params: { id: model.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: modelsQuery.queryKey })
      toast.success(say.removed)
    },
    onSettled: () => setAsking(false),
  })
  return (
    <>
      <Menu
        trigger={
          <Button look="ghost" size="icon" aria-label={say.moreAbout({ label: model.label })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={onEdit}>
          <Pencil aria-hidden />
          {say.change}
        </MenuItem>
        {place > 0 && (
          <MenuItem onSelect={() => onMove(place - 1)}>
            <ArrowUp aria-hidden />
            {say.askEarlier}
          </MenuItem>
        )}
        {place < count - 1 && (
          <MenuItem onSelect={() => onMove(place + 1)}>
            <ArrowDown aria-hidden />
            {say.askLater}
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem danger onSelect={() => setAsking(true)}>
          <Trash2 aria-hidden />
          {common.remove}
        </MenuItem>
      </Menu>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={say.reallyRemove({ label: model.label })}
        description={say.removeDoes}
        action={common.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  )
}
