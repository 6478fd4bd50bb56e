import type { Budget, Limits } from '@salesboy/contract/models'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { number } from '@/lib/format.ts'
import { locale } from '@/lib/language.ts'
import { asProblem } from '@/lib/problem.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Field, Input } from '@/ui/field.tsx'
import { toast } from '@/ui/toast.ts'
import { budgetQuery } from './queries.ts'
import { SaveBar } from './save-bar.tsx'
import { say } from './say.ts'

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
      toast.success(say.saved)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Card>
        <CardHeader title={say.whatItMayCost} note={say.spendingNote} />
        <div className="grid gap-5 px-5 pb-5">
          {budget.state !== 'open' && <Warning state={budget.state} />}
          <div className="grid gap-4 sm:grid-cols-2">
            <Meter label={say.tokensThisMonth} used={budget.month.tokens} limit={budget.limits.month.tokens} words={number} />
            <Meter label={say.costThisMonth} used={budget.month.costMicros} limit={budget.limits.month.costMicros} words={dollars} />
          </div>
          <ByModel rows={budget.byModel} />
          <div className="grid gap-x-4 gap-y-5 border-line border-t pt-5">
            {rows().map(({ name, label, help }) => (
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

const rows = (): { name: keyof Limits; label: string; help: string }[] => [
  {
    name: 'month',
    label: say.monthLimit,
    help: say.monthHelp,
  },
  {
    name: 'contact',
    label: say.dayLimit,
    help: say.dayHelp,
  },
  {
    name: 'turn',
    label: say.oneAnswer,
    help: say.answerHelp,
  },
]

function Warning({ state }: { state: 'warned' | 'spent' }) {
  return (
    <p className={cn('flex items-start gap-2 rounded-xl px-3 py-2', state === 'spent' ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn')}>
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      {state === 'spent' ? say.budgetSpent : say.budgetLow}
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
  const text = limit === null ? say.usedNoLimit({ used: words(used) }) : say.usedOf({ used: words(used), limit: words(limit) })
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
  if (models.length === 0) return <p className="text-[0.8125rem] text-muted">{say.noneThisMonth}</p>
  return (
    <ul className="grid gap-1.5 text-[0.8125rem]" aria-label={say.thisMonthByModel}>
      {models.map(({ provider, model, calls, tokens, costMicros, unpriced }) => (
        <li key={`${provider} ${model}`} className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 break-all font-mono text-xs leading-5">{model}</span>
          <span className="text-muted tabular-nums">
            {say.callsAndTokens({ calls, tokens })}
            {unpriced && costMicros === 0 ? say.priceNotKnown : dollars(costMicros)}
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
      <Field label={say.tokens} optional help={limit.tokens ? roughly(limit.tokens) : undefined}>
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          placeholder={say.noLimit}
          value={limit.tokens ?? ''}
          onChange={({ target: { value } }) => onChange({ ...limit, tokens: value === '' ? null : Math.round(Number(value)) })}
        />
      </Field>
      <Field label={say.usDollars} optional>
        <Input
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          placeholder={say.noLimit}
          value={limit.costMicros === null ? '' : limit.costMicros / 1e6}
          onChange={({ target: { value } }) => onChange({ ...limit, costMicros: value === '' ? null : Math.round(Number(value) * 1e6) })}
        />
      </Field>
    </fieldset>
  )
}

/** 20 million: seven noughts are hard to count. */
const roughly = (value: number) => new Intl.NumberFormat(locale(), { notation: 'compact', compactDisplay: 'long' }).format(value)
const dollars = (micros: number) =>
  new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: micros > 0 && micros < 10_000 ? 4 : 2,
  }).format(micros / 1e6)
