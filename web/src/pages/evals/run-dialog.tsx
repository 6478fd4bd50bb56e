import type { Suite } from '@salesboy/contract/evals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { plural } from '@/lib/words.ts'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { personaQuery } from '../bot/queries.ts'
import { VersionSelect } from '../bot/version-select.tsx'
import { useStart } from './queries.ts'

/** How to run a suite: which persona, against which other one, how often, with or without models. */
export function RunDialog({ suite, onClose }: { suite: Suite; onClose: () => void }) {
  const [version, setVersion] = useState('')
  const [other, setOther] = useState('')
  const [k, setK] = useState('1')
  const [offline, setOffline] = useState(false)
  const speaking = useQuery(personaQuery)
  const start = useStart(api.evals.startRun)
  const first = version === '' && other !== '' ? String(speaking.data?.version ?? '') : version
  const versions = [first, other].filter(Boolean).map(Number)
  const decisions = suite.cases * Math.max(1, versions.length) * (Number(k) || 1)
  return (
    <FormDialog
      onClose={onClose}
      title="Run this suite"
      description={`${plural(decisions, 'decision')}. Nothing is sent to anybody.`}
      action="Run"
      busy={start.isPending}
      error={start.error}
      onSubmit={() => start.mutate({ body: { suiteId: suite.id, versions, k: Number(k), offline } })}
    >
      <Field label="Persona">
        <VersionSelect value={version} none="The one that speaks now" onChange={setVersion} />
      </Field>
      <Field label="Compare with" optional help="Both are tried on every case, side by side.">
        <VersionSelect value={other} none="Nobody" onChange={setOther} />
      </Field>
      <Field label="How often each case" help="A model may answer differently each time. 1 to 10.">
        <Input type="number" min={1} max={10} required value={k} onChange={(event) => setK(event.target.value)} />
      </Field>
      <LabelledSwitch label="Without models: the built-in composer alone, at no cost" checked={offline} onChange={setOffline} />
    </FormDialog>
  )
}
