import type { Overview } from '@salesboy/contract/insights'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpenText, Check, Link2, Phone, Smartphone, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { inboxesQuery } from '../inboxes/queries.ts'
import { tried } from '../simulator/tried.ts'
import { say } from './say.ts'

interface Step {
  title: string
  note: string
  icon: typeof Phone
  to: '/simulator' | '/knowledge' | '/inboxes/new'
  /** An inbox to open instead of `to`. */
  id?: string
  done: boolean
}

const hiddenKey = 'getting-started-hidden'

/** The four things that make a new desk useful, until they are done or put away. */
export function GettingStarted({ overview }: { overview: Overview }) {
  const inboxes = useQuery(inboxesQuery)
  const [hidden, setHidden] = useState(() => localStorage.getItem(hiddenKey) !== null)
  if (hidden || !inboxes.data) return null

  const webChat = inboxes.data.find(({ chatUrl }) => chatUrl !== null)
  const steps: Step[] = [
    {
      title: say.tryPractice,
      note: say.seeHowTheBotAnswers,
      icon: Smartphone,
      to: '/simulator',
      done: tried.get(),
    },
    {
      title: say.uploadAPriceList,
      note: say.theBotOnlyStatesPrices,
      icon: BookOpenText,
      to: '/knowledge',
      done: overview.sources > 0,
    },
    {
      title: say.connectWhatsapp,
      note: say.whatsappNote,
      icon: Phone,
      to: '/inboxes/new',
      done: inboxes.data.some(({ chatUrl }) => chatUrl === null),
    },
    {
      title: say.shareYourWebChat,
      note: say.webChatNote,
      icon: Link2,
      to: '/inboxes/new',
      ...(webChat && { id: webChat.id }),
      done: overview.conversations > 0,
    },
  ]
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null

  const hide = () => {
    localStorage.setItem(hiddenKey, '1')
    setHidden(true)
  }
  return (
    <Card className="p-5">
      <div className="flex items-center gap-3">
        <h2 className="font-semibold text-[0.9375rem]">{say.gettingStarted}</h2>
        <span className="text-muted text-xs tabular-nums">{say.stepsDone({ done, steps: steps.length })}</span>
        <Button look="ghost" size="tiny" className="ml-auto" aria-label={say.putTheChecklistAway} onClick={hide}>
          <X />
        </Button>
      </div>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {steps.map((step) => (
          <li key={step.title} className={cn(step.done && 'hidden sm:block')}>
            <StepLink step={step} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function StepLink({ step }: { step: Step }) {
  const look =
    'flex h-full items-start gap-3 rounded-xl border border-line p-3 transition-colors hover:border-line-strong/60 hover:bg-ink/2'
  if (step.id)
    return (
      <Link to="/inboxes/$id" params={{ id: step.id }} className={look}>
        <StepWords step={step} />
      </Link>
    )
  return (
    <Link to={step.to} className={look}>
      <StepWords step={step} />
    </Link>
  )
}

function StepWords({ step: { title, note, icon: Icon, done } }: { step: Step }) {
  return (
    <>
      <span
        className={cn(
          'grid size-8 shrink-0 place-items-center rounded-lg',
          done ? 'bg-ok-soft text-ok' : 'bg-accent-soft text-accent-text',
        )}
      >
        {done ? <Check className="size-4" aria-label={say.done} /> : <Icon className="size-4" aria-hidden />}
      </span>
      <span>
        <span className={cn('block pt-1 font-medium', done && 'text-muted line-through')}>{title}</span>
        {!done && <span className="block text-[0.8125rem] text-muted leading-5">{note}</span>}
      </span>
    </>
  )
}
