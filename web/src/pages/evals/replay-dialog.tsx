import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { VersionSelect } from '../bot/version-select.tsx'
import { useStart } from './queries.ts'

/** Real turns, decided again. */
export function ReplayDialog({ onClose }: { onClose: () => void }) {
  const [conversations, setConversations] = useState('20')
  const [version, setVersion] = useState('')
  const [offline, setOffline] = useState(false)
  const start = useStart(api.evals.startReplay)
  return (
    <FormDialog
      onClose={onClose}
      title="Replay real conversations"
      description="What customers wrote is decided again with today’s knowledge, and laid beside what was answered then. Nothing is sent."
      action="Replay"
      busy={start.isPending}
      error={start.error}
      onSubmit={() =>
        start.mutate({ body: { conversations: Number(conversations), offline, ...(version ? { version: Number(version) } : {}) } })
      }
    >
      <Field label="Latest conversations" help="1 to 200; at most 500 answers of the bot.">
        <Input type="number" min={1} max={200} required value={conversations} onChange={(event) => setConversations(event.target.value)} />
      </Field>
      <Field label="Persona" help="Choose the draft to see what it would change.">
        <VersionSelect value={version} none="The one that speaks now" onChange={setVersion} />
      </Field>
      <LabelledSwitch label="Without models: the built-in composer alone, at no cost" checked={offline} onChange={setOffline} />
    </FormDialog>
  )
}
