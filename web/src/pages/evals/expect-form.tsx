import type { Expectations } from '@salesboy/contract/evals'
import type { ReactNode } from 'react'
import type { ApiProblem } from '@/lib/problem.ts'
import { Field, Input, Select, Textarea } from '@/ui/field.tsx'

interface ExpectFormProps {
  expect: Expectations
  problem: ApiProblem | null
  onChange: (expect: Expectations) => void
}

type PhraseField = 'saysAll' | 'saysAny' | 'neverSays' | 'facts'
const phrases: { name: PhraseField; label: string; help: string }[] = [
  { name: 'saysAll', label: 'Must say all of', help: 'One a line. Capitals and accents do not matter.' },
  { name: 'saysAny', label: 'Must say one of', help: 'One a line.' },
  { name: 'neverSays', label: 'Must never say', help: 'One a line.' },
  { name: 'facts', label: 'Must stand on these facts', help: 'Bare values, one a line: 18500, 2026-06-12, 10:00.' },
]

type ActionName = Expectations['actions'][number]
const actions: Partial<Record<ActionName, string>> = {
  send_message: 'Answers',
  opt_out: 'Stops writing to them',
  opt_in: 'May write to them again',
  snooze: 'Comes back to it later',
  create_order: 'Drafts an order',
  create_task: 'Notes a task',
}
const guards: Record<Expectations['draftPasses'][number], string> = {
  discounts: 'Discounts',
  numbers: 'Numbers without a source',
  deeds: 'Promises of deeds',
  links: 'Foreign links',
  leaks: 'Its own instructions',
  shape: 'Shape of the answer',
  care: 'Guesses on allergens, health or law',
  never: 'What the bot never does',
}

/** What has to be true of the answer. */
export function ExpectForm({ expect, problem, onChange }: ExpectFormProps) {
  const set = (changes: Partial<Expectations>) => onChange({ ...expect, ...changes })
  const stance = (name: ActionName) => (expect.actions.includes(name) ? 'must' : expect.neverActions.includes(name) ? 'never' : '')
  const take = (name: ActionName, to: string) => {
    const without = (list: ActionName[]) => list.filter((one) => one !== name)
    set({
      actions: to === 'must' ? [...without(expect.actions), name] : without(expect.actions),
      neverActions: to === 'never' ? [...without(expect.neverActions), name] : without(expect.neverActions),
    })
  }
  return (
    <section aria-label="What is expected" className="grid gap-4 rounded-xl border border-line bg-canvas p-4">
      <h3 className="font-semibold text-[0.8125rem]">What is expected</h3>
      {phrases.map(({ name, label, help }) => (
        <Field key={name} label={label} optional help={help} error={problem?.issue(`expect.${name}`)}>
          <Textarea
            rows={2}
            className="min-h-14"
            dir="auto"
            defaultValue={expect[name].join('\n')}
            onChange={(event) =>
              set({
                [name]: event.target.value
                  .split('\n')
                  .map((line) => line.trim())
                  .filter(Boolean),
              })
            }
          />
        </Field>
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Hand over to a person">
          <Select
            value={expect.handOver === null ? '' : String(expect.handOver)}
            onChange={(event) => set({ handOver: event.target.value === '' ? null : event.target.value === 'true' })}
          >
            <option value="">Either is fine</option>
            <option value="true">It must</option>
            <option value="false">It must not</option>
          </Select>
        </Field>
        <Field label="Language" optional help="en, fr, pcm …" error={problem?.issue('expect.language')}>
          <Input maxLength={20} value={expect.language ?? ''} onChange={(event) => set({ language: event.target.value || null })} />
        </Field>
      </div>
      <Group title="What it does">
        <div className="grid gap-2">
          {Object.entries(actions).map(([name, label]) => (
            <div key={name} className="flex items-center justify-between gap-3">
              <span className="text-[0.8125rem]">{label}</span>
              <Select
                aria-label={label}
                className="w-32"
                value={stance(name as ActionName)}
                onChange={(event) => take(name as ActionName, event.target.value)}
              >
                <option value="">Either</option>
                <option value="must">Must</option>
                <option value="never">Must not</option>
              </Select>
            </div>
          ))}
        </div>
      </Group>
      <Group title="What its draft must not even try" note="A guard keeps the customer from reading it; the case fails all the same.">
        <div className="grid gap-1.5 sm:grid-cols-2">
          {Object.entries(guards).map(([name, label]) => (
            <label key={name} className="flex items-center gap-2 text-[0.8125rem]">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={expect.draftPasses.some((guard) => guard === name)}
                onChange={(event) =>
                  set({
                    draftPasses: event.target.checked
                      ? [...expect.draftPasses, name as keyof typeof guards]
                      : expect.draftPasses.filter((guard) => guard !== name),
                  })
                }
              />
              {label}
            </label>
          ))}
        </div>
      </Group>
    </section>
  )
}

const Group = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  <fieldset className="grid gap-2">
    <legend className="mb-1.5 font-medium text-[0.8125rem]">{title}</legend>
    {children}
    {note && <p className="text-[0.8125rem] text-muted leading-5">{note}</p>}
  </fieldset>
)
