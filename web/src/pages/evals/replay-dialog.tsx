import type { PersonaChoice } from '@salesboy/contract/personas'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { VersionSelect } from '../bot/version-select.tsx'
import { useStart } from './queries.ts'
import { say } from './say.ts'

/** Real turns, decided again. */
export function ReplayDialog({ onClose }: { onClose: () => void }) {
  const [conversations, setConversations] = useState('20')
  const [choice, setChoice] = useState<PersonaChoice | null>(null)
  const [offline, setOffline] = useState(false)
  const start = useStart(api.evals.startReplay)
  return (
    <FormDialog
      onClose={onClose}
      title={say.tryOnPast}
      description={say.tryOnPastNote}
      action={say.start}
      busy={start.isPending}
      error={start.error}
      onSubmit={() => start.mutate({ body: { conversations: Number(conversations), offline, ...choice } })}
    >
      <Field label={say.latestConversations} help={say.chatsLimit}>
        <Input type="number" min={1} max={200} required value={conversations} onChange={(event) => setConversations(event.target.value)} />
      </Field>
      <Field label={say.version} help={say.chooseDraft}>
        <VersionSelect value={choice} onChange={setChoice} />
      </Field>
      <LabelledSwitch label={say.withoutModels} checked={offline} onChange={setOffline} />
    </FormDialog>
  )
}
