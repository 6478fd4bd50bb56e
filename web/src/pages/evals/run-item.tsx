import type { Attempt, Outcome, Run, RunItem } from '@salesboy/contract/evals'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleX, Sparkles } from 'lucide-react'
import { Suspense, useState } from 'react'
import { later } from '@/lib/later.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Card } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Diff } from '@/ui/diff.tsx'
import { say } from './say.ts'
import { useSeveralBots } from './use-several-bots.ts'
import { kinds, spoken, versionWords } from './words.ts'

const AttemptRecord = later(() => import('./attempt-record.tsx'))

/** One dialogue of a run: how often it passed, why not, and what the answers were. */
export function RunItemRow({ item, run }: { item: RunItem; run: Run }) {
  const [shown, setShown] = useState<string | null>(null)
  const several = useSeveralBots()
  const labelOf = (side: number) => {
    const persona = run.personas[side]
    return persona && run.personas.length > 1
      ? say.sideVersion({ side: side === 0 ? 'A' : 'B', version: versionWords(persona, several) })
      : null
  }
  const sides = run.personas.map((_, side) => item.attempts.filter((attempt) => attempt.side === side))
  return (
    <li>
      <Card className="grid gap-3 p-4 sm:p-5">
        <header className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <h2 dir="auto" className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
            {displayName(item.name, say.aVisitor)}
          </h2>
          {item.kind && <Badge tone={kinds()[item.kind].tone}>{kinds()[item.kind].label}</Badge>}
          {run.kind === 'replay' && item.attempts.length > 0 && (
            <Badge tone={item.attempts.some(({ changed }) => changed) ? 'warn' : 'ok'}>
              {item.attempts.some(({ changed }) => changed) ? say.changed : say.same}
            </Badge>
          )}
          {item.conversationId && (
            <Link
              to="/conversations/$id"
              params={{ id: item.conversationId }}
              className="font-medium text-[0.8125rem] text-accent-text hover:underline"
            >
              {say.conversation}
            </Link>
          )}
        </header>
        <p dir="auto" className="line-clamp-4 whitespace-pre-wrap text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
          {item.asked}
        </p>
        {item.before ? (
          <Replayed before={item.before} attempt={item.attempts[0]} onWhy={setShown} />
        ) : (
          <div className={cn('grid gap-4', sides.length > 1 && 'sm:grid-cols-2')}>
            {sides.map((attempts, side) => (
              <Side
                // biome-ignore lint/suspicious/noArrayIndexKey: a run's sides never change
                key={side}
                label={labelOf(side)}
                attempts={attempts}
                k={run.k}
                against={side === 1 ? sides[0]?.[0] : undefined}
                onWhy={setShown}
              />
            ))}
          </div>
        )}
      </Card>
      {shown && (
        <Suspense>
          <AttemptRecord id={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </li>
  )
}

interface SideProps {
  label: string | null
  attempts: Attempt[]
  k: number
  /** The other persona's answer, to show what differs. */
  against: Attempt | undefined
  onWhy: (attemptId: string) => void
}

function Side({ label, attempts, k, against, onWhy }: SideProps) {
  const passed = attempts.filter((attempt) => attempt.passed).length
  // The one that tells most: the first that failed.
  const shown = attempts.find((attempt) => !attempt.passed) ?? attempts[0]
  const Icon = passed === attempts.length ? CircleCheck : CircleX
  return (
    <div className="grid min-w-0 content-start gap-2">
      <p className="flex items-center gap-1.5 text-[0.8125rem]">
        {label && <span className="mr-1 text-muted">{label}</span>}
        {attempts.length === 0 ? (
          <span className="text-muted">{say.notTriedYet}</span>
        ) : (
          <span className={cn('flex items-center gap-1.5 font-medium tabular-nums', passed === attempts.length ? 'text-ok' : 'text-bad')}>
            <Icon className="size-4" aria-hidden />
            {say.passedOfK({ passed, k })}
          </span>
        )}
      </p>
      {shown && shown.failures.length > 0 && (
        <ul className="grid gap-1 rounded-lg bg-bad-soft px-3 py-2 text-[0.8125rem] text-bad leading-5">
          {shown.failures.map((why) => (
            <li key={why} className="[overflow-wrap:anywhere]">
              {why}
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <div className="grid gap-1 rounded-xl bg-sunken p-3">
          {against && shown.answer !== against.answer ? (
            <Diff before={against.answer} after={shown.answer} />
          ) : (
            <Answer answer={shown.answer} />
          )}
          <Deeds actions={shown.actions} />
          <WhyButton onClick={() => onWhy(shown.id)} />
        </div>
      )}
    </div>
  )
}

function Replayed({ before, attempt, onWhy }: { before: Outcome; attempt: Attempt | undefined; onWhy: (attemptId: string) => void }) {
  if (!attempt) return <p className="text-[0.8125rem] text-muted">{say.notTriedYet}</p>
  return (
    <div className="grid gap-2 rounded-xl bg-sunken p-3">
      {attempt.answer === before.answer ? <Answer answer={attempt.answer} /> : <Diff before={before.answer} after={attempt.answer} />}
      <ListDiff title={say.whatItDoes} before={before.actions} after={attempt.actions} />
      <ListDiff title={say.facts} before={before.facts} after={attempt.facts} />
      <WhyButton onClick={() => onWhy(attempt.id)} />
    </div>
  )
}

const Answer = ({ answer }: { answer: string }) =>
  answer === '' ? (
    <p className="text-[0.8125rem] text-muted italic">{say.saysNothing}</p>
  ) : (
    <p dir="auto" className="whitespace-pre-wrap text-[0.8125rem] leading-5 [overflow-wrap:anywhere]">
      {answer}
    </p>
  )

const Deeds = ({ actions }: { actions: string[] }) =>
  actions.length > 0 && <p className="text-muted text-xs [overflow-wrap:anywhere]">{actions.map(spoken).join(' · ')}</p>

/** Nothing when both are the same. */
function ListDiff({ title, before, after }: { title: string; before: string[]; after: string[] }) {
  const gone = before.filter((one) => !after.includes(one))
  const fresh = after.filter((one) => !before.includes(one))
  if (gone.length + fresh.length === 0) return null
  return (
    <div className="text-xs">
      <p className="text-muted">{title}</p>
      <ul className="[overflow-wrap:anywhere]">
        {gone.map((one) => (
          <li key={`-${one}`} className="text-bad">
            <span className="sr-only">{say.noLonger} </span>− {spoken(one)}
          </li>
        ))}
        {fresh.map((one) => (
          <li key={`+${one}`} className="text-ok">
            <span className="sr-only">{say.newly} </span>+ {spoken(one)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const WhyButton = ({ onClick }: { onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    className="mt-0.5 inline-flex h-6 w-fit items-center gap-1 rounded-md px-1.5 text-bot text-xs hover:bg-bot-soft"
  >
    <Sparkles className="size-3" aria-hidden />
    {say.whyThisAnswer}
  </button>
)
