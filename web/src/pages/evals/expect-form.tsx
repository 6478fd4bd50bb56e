import type { Expectations } from '@salesboy/contract/evals'
import type { ReactNode } from 'react'
import type { ApiProblem } from '@/lib/problem.ts'
import { Field, Input, Select, Textarea } from '@/ui/field.tsx'
import { say as aboutAnswers } from '../conversations/say.ts'
import { say } from './say.ts'

interface ExpectFormProps {
  expect: Expectations
  problem: ApiProblem | null
  onChange: (expect: Expectations) => void
}

type PhraseField = 'saysAll' | 'saysAny' | 'neverSays' | 'facts'
const phrases = (): { name: PhraseField; label: string; help: string }[] => [
  {
    name: 'saysAll',
    label: say.mustSayAllOf,
    help: say.oneALineLoose,
  },
  {
    name: 'saysAny',
    label: say.mustSayOneOf,
    help: say.oneALine,
  },
  {
    name: 'neverSays',
    label: say.mustNeverSay,
    help: say.oneALine,
  },
  {
    name: 'facts',
    label: say.mustUseFacts,
    help: say.bareValues,
  },
]

type ActionName = Expectations['actions'][number]
const actions: Partial<Record<ActionName, string>> = say.actions
/** Skills are switched off in the persona, not written into a draft. */
const { skills: _, ...ofDrafts } = aboutAnswers.guards
const guards: Record<Expectations['draftPasses'][number], string> = ofDrafts

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
    <section aria-label={say.whatIsExpected} className="grid gap-4 rounded-xl border border-line bg-canvas p-4">
      <h3 className="font-semibold text-[0.8125rem]">{say.whatIsExpected}</h3>
      {phrases().map(({ name, label, help }) => (
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
        <Field label={say.handOverToAPerson}>
          <Select
            value={expect.handOver === null ? '' : String(expect.handOver)}
            onChange={(event) => set({ handOver: event.target.value === '' ? null : event.target.value === 'true' })}
          >
            <option value="">{say.eitherIsFine}</option>
            <option value="true">{say.itMust}</option>
            <option value="false">{say.itMustNot}</option>
          </Select>
        </Field>
        <Field label={say.language} optional help={say.languageHint} error={problem?.issue('expect.language')}>
          <Input maxLength={20} value={expect.language ?? ''} onChange={(event) => set({ language: event.target.value || null })} />
        </Field>
      </div>
      <Group title={say.whatItDoes}>
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
                <option value="">{say.either}</option>
                <option value="must">{say.must}</option>
                <option value="never">{say.mustNot}</option>
              </Select>
            </div>
          ))}
        </div>
      </Group>
      <Group title={say.mustNotTry} note={say.mustNotTryHelp}>
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
