import { weekdays } from '@salesboy/contract/identity'
import type { WorkingHours } from '@salesboy/contract/personas'
import { X } from 'lucide-react'
import { languageName, languages } from '@/lib/languages.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Field, Select, Textarea } from '@/ui/field.tsx'
import { Switch } from '@/ui/switch.tsx'
import { HoursEditor } from '../settings/hours-editor.tsx'
import type { TabProps } from './bot-form.tsx'
import { say } from './say.ts'

const whens: Record<WorkingHours['when'], string> = say.whens

/** When the bot answers and what customers read otherwise, and the languages it answers in. */
export function Hours({ draft, set, error }: TabProps) {
  const { workingHours } = draft
  const change = (changes: Partial<WorkingHours>) => set({ workingHours: { ...workingHours, ...changes } })
  const spans = Object.fromEntries(weekdays.map((day) => [day, workingHours.spans[day] ?? []]))
  return (
    <div className="grid gap-5">
      <Card>
        <CardHeader title={say.workingHours} note={say.alwaysHeard} />
        <div className="grid gap-4 px-5 pb-5">
          <Field label={say.theBotAnswers} className="sm:max-w-md">
            <Select value={workingHours.when} onChange={({ target }) => change({ when: target.value as WorkingHours['when'] })}>
              {Object.entries(whens).map(([when, words]) => (
                <option key={when} value={when}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          {workingHours.when === 'own' && <HoursEditor hours={spans} unknown={false} onChange={(next) => change({ spans: next })} />}
          {workingHours.when !== 'always' && (
            <>
              <Field label={say.awayText} help={say.awayHelp} error={error('workingHours.awayText')}>
                <Textarea
                  value={workingHours.awayText}
                  maxLength={500}
                  required
                  placeholder={say.weAreBackAt9}
                  onChange={({ target }) => change({ awayText: target.value })}
                />
              </Field>
              <Field label={say.passToPerson} help={say.passHelp}>
                <Switch checked={workingHours.handOver} onCheckedChange={(handOver) => change({ handOver })} />
              </Field>
            </>
          )}
        </div>
      </Card>
      <Card>
        <CardHeader title={say.languages} note={draft.languages.length === 0 ? say.theBotAnswersInThe : say.customersWhoWriteInAnother} />
        <Languages chosen={draft.languages} onChange={(languages) => set({ languages })} />
      </Card>
    </div>
  )
}

function Languages({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  return (
    <div className="grid gap-3 px-5 pb-5">
      {chosen.length > 0 && (
        <ul aria-label={say.languagesTheBotAnswersIn} className="flex flex-wrap gap-2">
          {chosen.map((code, at) => (
            <li
              key={code}
              className="flex h-8 items-center gap-1 rounded-full bg-accent-soft pr-1 pl-3 font-medium text-[0.8125rem] text-accent-text"
            >
              {languageName(code)}
              {at === 0 && chosen.length > 1 && <span className="font-normal">{say.main}</span>}
              <button
                type="button"
                aria-label={say.removeLanguage({ code: languageName(code) })}
                className="grid size-6 place-items-center rounded-full hover:bg-ink/8"
                onClick={() => onChange(chosen.filter((other) => other !== code))}
              >
                <X className="size-3.5" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label={say.addALanguage} className="sm:max-w-xs">
        <Select value="" onChange={({ target }) => target.value !== '' && onChange([...chosen, target.value])}>
          <option value="">{say.choose}</option>
          {languages()
            .filter(([code]) => !chosen.includes(code))
            .map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </Select>
      </Field>
    </div>
  )
}
