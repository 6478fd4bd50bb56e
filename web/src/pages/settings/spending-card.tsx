import type { Budget, Limits } from '@salesboy/contract/models'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Field, Input } from '@/ui/field.tsx'
import { toast } from '@/ui/toast.ts'
import { budgetQuery } from './queries.ts'
import { SaveBar } from './save-bar.tsx'

/** What models may cost and have cost this month. */
export function SpendingCard({ budget }: { budget: Budget }) {
  const client = useQueryClient()
  const [limits, setLimits] = useState(budget.limits)
  const dirty = JSON.stringify(limits) !== JSON.stringify(budget.limits)
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () => api.models.changeLimits({ body: limits }),
    onSuccess: (saved) => {
      client.setQueryData(budgetQuery.queryKey, saved)
      toast.success('Saved.')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Card>
        <CardHeader
          title="What it may cost"
          note="From 80 % of a limit the cheapest model answers, from 100 % the built-in composer. Nobody is left without an answer."
        />
        <div className="grid gap-5 px-5 pb-5">
          {budget.state !== 'open' && <Warning state={budget.state} />}
          <div className="grid gap-4 sm:grid-cols-2">
            <Meter label="Tokens this month" used={budget.month.tokens} limit={budget.limits.month.tokens} words={count} />
            <Meter label="Cost this month" used={budget.month.costMicros} limit={budget.limits.month.costMicros} words={dollars} />
          </div>
          <ByModel rows={budget.byModel} />
          <div className="grid gap-x-4 gap-y-5 border-line border-t pt-5">
            {rows.map(({ name, label, help }) => (
              <LimitRow
                key={name}
                label={label}
                help={help}
                limit={limits[name]}
                onChange={(limit) => setLimits({ ...limits, [name]: limit })}
              />
            ))}
          </div>
        </div>
      </Card>
      <SaveBar
        dirty={dirty}
        busy={save.isPending}
        error={save.error ? asProblem(save.error) : null}
        onDiscard={() => {
          setLimits(budget.limits)
          save.reset()
        }}
      />
    </form>
  )
}

const rows: { name: keyof Limits; label: string; help: string }[] = [
  { name: 'month', label: 'All customers together, a month', help: 'Starts anew on the first, in your time zone.' },
  { name: 'contact', label: 'One customer, a day', help: 'Keeps one long talk, or a machine on the other side, from using up the month.' },
  { name: 'turn', label: 'One answer', help: 'All tries together. A usual answer takes 2,000 to 8,000 tokens.' },
]

function Warning({ state }: { state: 'warned' | 'spent' }) {
  return (
    <p className={cn('flex items-start gap-2 rounded-xl px-3 py-2', state === 'spent' ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn')}>
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      {state === 'spent'
        ? 'This month’s budget is spent. The built-in composer answers, and asks you when it does not know.'
        : 'Most of this month’s budget is used. Only the cheapest model answers now.'}
    </p>
  )
}

interface MeterProps {
  label: string
  used: number
  limit: number | null
  words: (value: number) => string
}

function Meter({ label, used, limit, words }: MeterProps) {
  const share = limit ? Math.min(used / limit, 1) : limit === 0 ? 1 : 0
  const text = limit === null ? `${words(used)}, no limit` : `${words(used)} of ${words(limit)}`
  return (
    <div>
      <p className="flex flex-wrap justify-between gap-x-3 text-[0.8125rem]">
        <span className="font-medium">{label}</span>
        <span className="text-muted tabular-nums">{text}</span>
      </p>
      <meter className="sr-only" aria-label={label} aria-valuetext={text} value={share} />
      <div aria-hidden className="mt-1.5 h-2 overflow-hidden rounded-full bg-ink/8">
        <div
          className={cn('h-full rounded-full', share >= 1 ? 'bg-bad' : share >= 0.8 ? 'bg-warn' : 'bg-ok')}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}

function ByModel({ rows: models }: { rows: Budget['byModel'] }) {
  if (models.length === 0) return <p className="text-[0.8125rem] text-muted">No model was asked this month.</p>
  return (
    <ul className="grid gap-1.5 text-[0.8125rem]" aria-label="This month by model">
      {models.map(({ provider, model, calls, tokens, costMicros, unpriced }) => (
        <li key={`${provider} ${model}`} className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 break-all font-mono text-xs leading-5">{model}</span>
          <span className="text-muted tabular-nums">
            {count(calls)} {calls === 1 ? 'call' : 'calls'} · {count(tokens)} tokens ·{' '}
            {unpriced && costMicros === 0 ? 'price not known' : dollars(costMicros)}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface LimitRowProps {
  label: string
  help: string
  limit: Limits['month']
  onChange: (limit: Limits['month']) => void
}

function LimitRow({ label, help, limit, onChange }: LimitRowProps) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="mb-2 font-medium text-sm">
        {label}
        <span className="block font-normal text-[0.8125rem] text-muted leading-5">{help}</span>
      </legend>
      <Field label="Tokens" optional help={limit.tokens ? roughly.format(limit.tokens) : undefined}>
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          placeholder="No limit"
          value={limit.tokens ?? ''}
          onChange={({ target: { value } }) => onChange({ ...limit, tokens: value === '' ? null : Math.round(Number(value)) })}
        />
      </Field>
      <Field label="US dollars" optional>
        <Input
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          placeholder="No limit"
          value={limit.costMicros === null ? '' : limit.costMicros / 1e6}
          onChange={({ target: { value } }) => onChange({ ...limit, costMicros: value === '' ? null : Math.round(Number(value) * 1e6) })}
        />
      </Field>
    </fieldset>
  )
}

/** 20 million: seven noughts are hard to count. */
const roughly = new Intl.NumberFormat(undefined, { notation: 'compact', compactDisplay: 'long' })
const count = (value: number) => value.toLocaleString()
const dollars = (micros: number) =>
  `$${(micros / 1e6).toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: micros > 0 && micros < 10_000 ? 4 : 2 })}`
