import type { Decision } from '@salesboy/contract/decision'
import { useMutation } from '@tanstack/react-query'
import { RotateCcw, Sparkles } from 'lucide-react'
import { useId, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMedia } from '@/lib/hooks.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Page } from '@/ui/page.tsx'
import { Switch } from '@/ui/switch.tsx'
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
  const [sheet, setSheet] = useState(false)
  const [without, setWithout] = useState(false)
  const wide = useMedia('(min-width: 64rem)')
  const ask = useMutation({
    meta: { shown: true },
    mutationFn: (so: Line[]) => api.simulator.simulate({ body: { messages: transcript(so), withoutKnowledge: without } }),
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
    setSheet(true)
  }

  return (
    <Page
      title="Simulator"
      note="Write as a customer would. The bot answers exactly as it would in production; nothing is sent."
      className="max-w-6xl"
    >
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[24rem_minmax(0,1fr)]">
        <Phone
          lines={lines}
          shown={shown}
          busy={ask.isPending}
          error={ask.error}
          onRetry={() => ask.mutate(lines)}
          onSay={say}
          onWhy={explain}
        />
        <div className="grid grid-cols-1 gap-5">
          <Controls without={without} onWithout={setWithout} onReset={reset} empty={lines.length === 0} onSay={say} busy={ask.isPending} />
          {wide && (
            <section aria-label="What the bot decided" className="rounded-2xl border border-line bg-canvas p-5">
              {shown ? (
                <DecisionView decision={shown} />
              ) : (
                <Empty icon={Sparkles} title="Nothing decided yet" className="py-8">
                  After each answer you see here what the bot understood, which facts it stood on and what the guards said.
                </Empty>
              )}
            </section>
          )}
        </div>
      </div>
      {!wide && sheet && shown && (
        <Dialog open place="side" title="Why this answer?" onClose={() => setSheet(false)}>
          <DecisionView decision={shown} />
        </Dialog>
      )}
    </Page>
  )
}

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
  onReset: () => void
  onSay: (text: string) => void
  empty: boolean
  busy: boolean
}

function Controls({ without, onWithout, onReset, onSay, empty, busy }: ControlsProps) {
  const id = useId()
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <span className="flex items-center gap-2.5">
          <Switch id={id} checked={without} onCheckedChange={onWithout} />
          <label htmlFor={id} className="font-medium">
            Without knowledge
          </label>
        </span>
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
