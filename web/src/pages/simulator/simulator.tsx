import type { Decision } from '@salesboy/contract/decision'
import { useMutation } from '@tanstack/react-query'
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
import { tried } from './tried.ts'

const prompts = [
  'What are your opening hours?',
  'How much is it?',
  'Do you deliver, and what does it cost?',
  'Can I speak to a person, please?',
  'Stop messaging me',
]

/** A phone with the bot behind it. The same code answers as in production; nothing is sent and nothing is kept. */
export function SimulatorPage() {
  const [lines, setLines] = useState<Line[]>([])
  const [shown, setShown] = useState<Decision | null>(null)
  const [tab, setTab] = useState<Tab>('phone')
  const [without, setWithout] = useState(false)
  const [version, setVersion] = useState('')
  const wide = useMedia('(min-width: 64rem)')
  const ask = useMutation({
    meta: { shown: true },
    mutationFn: (so: Line[]) =>
      api.simulator.simulate({
        body: { messages: transcript(so), withoutKnowledge: without, ...(version ? { personaVersion: Number(version) } : {}) },
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
  const say = (text: string) => {
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
    <Page
      title="Simulator"
      note="Write as a customer would. The bot answers exactly as it would in production; nothing is sent, ordered or noted."
      className="max-w-6xl"
    >
      {!wide && (
        <div className="mb-4">
          <Choices label="Show" options={tabs} value={tab} onChange={setTab} />
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[24rem_minmax(0,1fr)]">
        {(wide || tab === 'phone') && (
          <Phone
            lines={lines}
            shown={shown}
            busy={ask.isPending}
            error={ask.error}
            onRetry={() => ask.mutate(lines)}
            onSay={say}
            onWhy={explain}
          />
        )}
        <div className="grid grid-cols-1 gap-5">
          {(wide || tab === 'phone') && (
            <Controls
              without={without}
              onWithout={setWithout}
              version={version}
              onVersion={setVersion}
              onReset={reset}
              empty={lines.length === 0}
              onSay={say}
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
const tabs: { value: Tab; label: string }[] = [
  { value: 'phone', label: 'Phone' },
  { value: 'record', label: 'Flight record' },
]

/** Everything the bot looked at for the answer, and what it would do; nothing of it is done. */
const FlightRecord = ({ decision }: { decision: Decision | null }) => (
  <section aria-label="What the bot decided" className="min-w-0 rounded-2xl border border-line bg-canvas p-5">
    {decision ? (
      <>
        <h2 className="mb-4 font-semibold text-[0.9375rem]">Flight record</h2>
        <DecisionView decision={decision} tried />
      </>
    ) : (
      <Empty icon={Sparkles} title="Nothing decided yet" className="py-8">
        After each answer you see here what the bot understood, which facts it stood on, what it would do and what the guards said.
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
  version: string
  onVersion: (version: string) => void
  onReset: () => void
  onSay: (text: string) => void
  empty: boolean
  busy: boolean
}

function Controls({ without, onWithout, version, onVersion, onReset, onSay, empty, busy }: ControlsProps) {
  return (
    <div className="grid gap-4">
      <Field label="Persona">
        <VersionSelect value={version} none="The one that speaks now" onChange={onVersion} />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <LabelledSwitch label="Without knowledge" checked={without} onChange={onWithout} />
        <Button size="sm" className="ml-auto" disabled={empty} onClick={onReset}>
          <RotateCcw aria-hidden />
          Start over
        </Button>
      </div>
      <ul aria-label="Things to try" className="flex flex-wrap gap-2">
        {prompts.map((prompt) => (
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
