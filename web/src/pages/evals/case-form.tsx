import type { CaseDraft, CaseKind, CaseLine } from '@salesboy/contract/evals'
import { Plus, X } from 'lucide-react'
import type { ApiProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input, Select, Textarea } from '@/ui/field.tsx'
import { ExpectForm } from './expect-form.tsx'
import { say } from './say.ts'
import { kinds } from './words.ts'

interface CaseFormProps {
  draft: CaseDraft
  problem: ApiProblem | null
  onChange: (draft: CaseDraft) => void
}

/** The dialogue, and what has to be true of the answer. */
export function CaseForm({ draft, problem, onChange }: CaseFormProps) {
  const set = (changes: Partial<CaseDraft>) => onChange({ ...draft, ...changes })
  return (
    <div className="grid gap-5">
      <Field label={say.name} error={problem?.issue('name')}>
        <Input required maxLength={200} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label={say.about} help={kinds()[draft.kind].guards ? say.mustPass : say.onlyInforms}>
        <Select value={draft.kind} onChange={(event) => set({ kind: event.target.value as CaseKind })}>
          {Object.entries(kinds()).map(([kind, { label }]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Lines lines={draft.lines} problem={problem} onChange={(lines) => set({ lines })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say.customersName} optional>
          <Input
            maxLength={200}
            value={draft.contact.name ?? ''}
            onChange={(event) => set({ contact: { ...draft.contact, name: event.target.value || null } })}
          />
        </Field>
        <Field label={say.when} optional help={say.emptyWhen}>
          <Input
            type="datetime-local"
            value={draft.now ? localTime(draft.now) : ''}
            onChange={(event) => set({ now: event.target.value ? new Date(event.target.value).toISOString() : null })}
          />
        </Field>
      </div>
      <label className="flex items-center gap-2.5">
        <input
          type="checkbox"
          className="size-4.5 accent-accent"
          checked={draft.contact.optedOut}
          onChange={(event) => set({ contact: { ...draft.contact, optedOut: event.target.checked } })}
        />
        {say.hadStopped}
      </label>
      <ExpectForm expect={draft.expect} problem={problem} onChange={(expect) => set({ expect })} />
    </div>
  )
}

const authors: Record<CaseLine['author'], string> = say.authors

function Lines({ lines, problem, onChange }: { lines: CaseLine[]; problem: ApiProblem | null; onChange: (lines: CaseLine[]) => void }) {
  const change = (at: number, changes: Partial<CaseLine>) => onChange(lines.map((line, i) => (i === at ? { ...line, ...changes } : line)))
  return (
    <section aria-label={say.theConversation} className="grid gap-2">
      <h3 className="font-semibold text-[0.8125rem]">{say.theConversation}</h3>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
        <div key={at} className="grid grid-cols-[7rem_auto] items-start justify-between gap-2 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
          <Select
            aria-label={say.whoWrote({ line: at + 1 })}
            value={line.author}
            onChange={(event) => change(at, { author: event.target.value as CaseLine['author'] })}
          >
            {Object.entries(authors).map(([author, label]) => (
              <option key={author} value={author}>
                {label}
              </option>
            ))}
          </Select>
          <Textarea
            aria-label={say.lineNumber({ line: at + 1 })}
            required
            maxLength={4096}
            rows={1}
            dir="auto"
            className="field-sizing-content order-last col-span-full min-h-9 py-1.5 sm:order-none sm:col-span-1"
            value={line.text}
            onChange={(event) => change(at, { text: event.target.value })}
          />
          <Button
            look="ghost"
            size="icon"
            aria-label={say.removeLine({ line: at + 1 })}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.filter((_, i) => i !== at))}
          >
            <X />
          </Button>
        </div>
      ))}
      {problem?.issue('lines') && (
        <p role="alert" className="text-[0.8125rem] text-bad">
          {problem.issue('lines')}
        </p>
      )}
      {lines.length < 40 && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => onChange([...lines, { author: lines.at(-1)?.author === 'contact' ? 'bot' : 'contact', text: '', at: null }])}
        >
          <Plus aria-hidden />
          {say.addALine}
        </Button>
      )}
      <p className="text-[0.8125rem] text-muted">{say.botAnswersLast}</p>
    </section>
  )
}

function localTime(at: string): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
