import type { Suite } from '@salesboy/contract/evals'
import type { PersonaChoice } from '@salesboy/contract/personas'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { VersionSelect } from '../bot/version-select.tsx'
import { useStart } from './queries.ts'
import { say } from './say.ts'

/** How to run a suite: which persona, against which other one, how often, with or without models. */
export function RunDialog({ suite, onClose }: { suite: Suite; onClose: () => void }) {
  const [first, setFirst] = useState<PersonaChoice | null>(null)
  const [other, setOther] = useState<PersonaChoice | null>(null)
  const [k, setK] = useState('1')
  const [offline, setOffline] = useState(false)
  const start = useStart(api.evals.startRun)
  const personas = other ? [first ?? {}, other] : [first ?? {}]
  const decisions = suite.cases * personas.length * (Number(k) || 1)
  return (
    <FormDialog
      onClose={onClose}
      title={say.runThisList}
      description={say.answersTried({ count: decisions })}
      action={say.run}
      busy={start.isPending}
      error={start.error}
      onSubmit={() => start.mutate({ body: { suiteId: suite.id, personas, k: Number(k), offline } })}
    >
      <Field label={say.version}>
        <VersionSelect value={first} onChange={setFirst} />
      </Field>
      <Field label={say.compareWith} optional help={say.bothTried}>
        <VersionSelect value={other} none={say.noOther} onChange={setOther} />
      </Field>
      <Field label={say.howOften} help={say.howOftenHelp}>
        <Input type="number" min={1} max={10} required value={k} onChange={(event) => setK(event.target.value)} />
      </Field>
      <LabelledSwitch label={say.withoutModels} checked={offline} onChange={setOffline} />
    </FormDialog>
  )
}
