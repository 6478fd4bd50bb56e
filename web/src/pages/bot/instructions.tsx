import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Field, Input, Textarea } from '@/ui/field.tsx'
import type { TabProps } from './bot-form.tsx'
import { say } from './say.ts'

/** Name, greeting, the owner's part of the prompt, and fields of the business's own. */
export function Instructions({ draft, set, error, mayEdit }: TabProps) {
  return (
    <div className="grid gap-5">
      <Card>
        <CardHeader title={say.whoAnswers} />
        <div className="grid gap-4 px-5 pb-5">
          <Field label={say.name} help={say.howTheBotIntroducesItself} error={error('agentName')}>
            <Input value={draft.agentName} required maxLength={60} onChange={({ target }) => set({ agentName: target.value })} />
          </Field>
          <Field label={say.greeting} optional help={say.greetingHelp} error={error('greeting')}>
            <Textarea
              value={draft.greeting}
              maxLength={500}
              className="min-h-16"
              onChange={({ target }) => set({ greeting: target.value })}
            />
          </Field>
          <Field
            label={say.instructions}
            optional
            help={say.instructionsHelp({ count: draft.instructions.length })}
            error={error('instructions')}
          >
            <Textarea
              value={draft.instructions}
              maxLength={8000}
              className="min-h-56"
              onChange={({ target }) => set({ instructions: target.value })}
            />
          </Field>
        </div>
      </Card>
      <Metadata fields={draft.metadata} error={error('metadata')} mayEdit={mayEdit} onChange={(metadata) => set({ metadata })} />
    </div>
  )
}

type Fields = Record<string, string>

interface MetadataProps {
  fields: Fields
  error: string | undefined
  mayEdit: boolean
  onChange: (fields: Fields) => void
}

/** Rows are kept beside the record: while a name is typed it may be empty, or the same as another. */
function Metadata({ fields, error, mayEdit, onChange }: MetadataProps) {
  const [rows, setRows] = useState(() => Object.entries(fields))
  const change = (next: [string, string][]) => {
    setRows(next)
    onChange(Object.fromEntries(next.filter(([name]) => name.trim() !== '')))
  }
  return (
    <Card>
      <CardHeader title={say.yourOwnFields} note={say.fieldsHelp} />
      <div className="grid gap-3 px-5 pb-5">
        {rows.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
          <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_auto] gap-2">
            <Input
              aria-label={say.nameOfField({ at: at + 1 })}
              placeholder={say.department}
              value={name}
              maxLength={60}
              onChange={({ target }) => change(rows.map((row, i) => (i === at ? [target.value, value] : row)))}
            />
            <Input
              aria-label={say.valueOfField({ at: at + 1 })}
              value={value}
              maxLength={500}
              onChange={({ target }) => change(rows.map((row, i) => (i === at ? [name, target.value] : row)))}
            />
            <Button
              look="ghost"
              size="icon"
              aria-label={say.removeField({ at: at + 1 })}
              onClick={() => change(rows.filter((_, i) => i !== at))}
            >
              <X />
            </Button>
          </div>
        ))}
        {error && (
          <p role="alert" className="text-[0.8125rem] text-bad">
            {error}
          </p>
        )}
        {mayEdit && rows.length < 20 && (
          <div>
            <Button size="sm" onClick={() => setRows([...rows, ['', '']])}>
              <Plus aria-hidden />
              {say.addField}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
