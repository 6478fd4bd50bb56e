import type { Decision } from '@salesboy/contract/decision'
import type { PersonaChoice } from '@salesboy/contract/personas'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { RotateCcw, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMedia } from '@/lib/hooks.ts'
import { Button } from '@/ui/button.tsx'
import { Choices } from '@/ui/choices.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Field } from '@/ui/field.tsx'
import { Page } from '@/ui/page.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { VersionSelect } from '../bot/version-select.tsx'
import { DecisionView } from '../conversations/decision-view.tsx'
import { wordsOf } from '../conversations/words-of.ts'
import { type Line, Phone } from './phone.tsx'
import { say } from './say.ts'
import { tried } from './tried.ts'

const prompts = () => [say.sampleHours, say.samplePrice, say.sampleDelivery, say.samplePerson, say.sampleStop]

/** A phone with the bot behind it. The same code answers as in production; nothing is sent and nothing is kept. */
export function SimulatorPage() {
  const [lines, setLines] = useState<Line[]>([])
  const [shown, setShown] = useState<Decision | null>(null)
  const [tab, setTab] = useState<Tab>('phone')
  const [without, setWithout] = useState(false)
  const { bot } = useSearch({ from: '/shell/simulator' })
  const [choice, setChoice] = useState<PersonaChoice | null>(bot ? { personaId: bot } : null)
  const wide = useMedia('(min-width: 64rem)')
  const ask = useMutation({
    meta: { shown: true },
    mutationFn: (so: Line[]) =>
      api.simulator.simulate({
        body: { messages: transcript(so), withoutKnowledge: without, personaId: choice?.personaId, personaVersion: choice?.version },
      }),
    onSuccess: ({ replies, decision }, so) => {
      tried.set()
      setShown(decision)
      setLines([
        ...so,
        ...(replies.length > 0
          ? replies.map((content): Line => ({ author: 'bot', content, decision }))
          : [{ author: 'silence', decision } satisfies Line]),
      ])
    },
  })
  const write = (text: string) => {
    const so: Line[] = [...lines, { author: 'contact', text }]
    setLines(so)
    ask.mutate(so)
  }
  const reset = () => {
    ask.reset()
    setLines([])
    setShown(null)
  }
  const explain = (decision: Decision) => {
    setShown(decision)
    setTab('record')
  }

  return (
    <Page title={say.title} note={say.note} className="max-w-6xl">
      {!wide && (
        <div className="mb-4">
          <Choices label={say.show} options={tabs()} value={tab} onChange={setTab} />
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[24rem_minmax(0,1fr)]">
        {(wide || tab === 'phone') && (
          <Phone
            choice={choice}
            lines={lines}
            shown={shown}
            busy={ask.isPending}
            error={ask.error}
            onRetry={() => ask.mutate(lines)}
            onSay={write}
            onWhy={explain}
          />
        )}
        <div className="grid grid-cols-1 gap-5">
          {(wide || tab === 'phone') && (
            <Controls
              without={without}
              onWithout={setWithout}
              choice={choice}
              onChoice={setChoice}
              onReset={reset}
              empty={lines.length === 0}
              onSay={write}
              busy={ask.isPending}
            />
          )}
          {(wide || tab === 'record') && <FlightRecord decision={shown} />}
        </div>
      </div>
    </Page>
  )
}

type Tab = 'phone' | 'record'
const tabs = (): { value: Tab; label: string }[] => [
  {
    value: 'phone',
    label: say.phone,
  },
  {
    value: 'record',
    label: say.behind,
  },
]

/** Everything the bot looked at for the answer, and what it would do; nothing of it is done. */
const FlightRecord = ({ decision }: { decision: Decision | null }) => (
  <section aria-label={say.whatTheBotDecided} className="min-w-0 rounded-2xl border border-line bg-canvas p-5">
    {decision ? (
      <>
        <h2 className="mb-4 font-semibold text-[0.9375rem]">{say.behind}</h2>
        <DecisionView decision={decision} tried />
      </>
    ) : (
      <Empty icon={Sparkles} title={say.nothingYet} className="py-8">
        {say.nothingNext}
      </Empty>
    )}
  </section>
)

/** The server takes at most 40 lines; the bot itself would not look further back. */
const transcript = (lines: Line[]) =>
  lines
    .flatMap((line) =>
      line.author === 'silence' ? [] : [{ author: line.author, text: line.author === 'contact' ? line.text : wordsOf(line.content) }],
    )
    .filter(({ text }) => text.trim() !== '')
    .slice(-40)

interface ControlsProps {
  without: boolean
  onWithout: (without: boolean) => void
  choice: PersonaChoice | null
  onChoice: (choice: PersonaChoice | null) => void
  onReset: () => void
  onSay: (text: string) => void
  empty: boolean
  busy: boolean
}

function Controls({ without, onWithout, choice, onChoice, onReset, onSay, empty, busy }: ControlsProps) {
  return (
    <div className="grid gap-4">
      <Field label={say.version}>
        <VersionSelect value={choice} onChange={onChoice} />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <LabelledSwitch label={say.withoutKnowledge} checked={without} onChange={onWithout} />
        <Button size="sm" className="ml-auto" disabled={empty} onClick={onReset}>
          <RotateCcw aria-hidden />
          {say.startOver}
        </Button>
      </div>
      <ul aria-label={say.thingsToTry} className="flex flex-wrap gap-2">
        {prompts().map((prompt) => (
          <li key={prompt}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onSay(prompt)}
              className="rounded-full border border-line bg-raised px-3 py-1 text-[0.8125rem] text-muted shadow-card transition-colors hover:border-line-strong/60 hover:text-ink disabled:opacity-60"
            >
              {prompt}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
