import { type FormEvent, useId, useState } from 'react'
import { api } from '@/lib/api.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { FormError } from '@/ui/failure.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Switch } from '@/ui/switch.tsx'
import { useStart } from './queries.ts'
import { VersionSelect } from './version-select.tsx'

/** Real turns, decided again. */
export function ReplayDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [conversations, setConversations] = useState('20')
  const [version, setVersion] = useState('')
  const [offline, setOffline] = useState(false)
  const start = useStart(api.evals.startReplay)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({ body: { conversations: Number(conversations), offline, ...(version ? { version: Number(version) } : {}) } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Replay real conversations"
      description="What customers wrote is decided again with today’s knowledge, and laid beside what was answered then. Nothing is sent."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="replay" look="primary" busy={start.isPending}>
            Replay
          </Button>
        </>
      }
    >
      <form id="replay" onSubmit={submit} className="grid gap-4">
        <Field label="Latest conversations" help="1 to 200; at most 500 answers of the bot.">
          <Input
            type="number"
            min={1}
            max={200}
            required
            value={conversations}
            onChange={(event) => setConversations(event.target.value)}
          />
        </Field>
        <Field label="Persona" help="Choose the draft to see what it would change.">
          <VersionSelect value={version} none="The one that speaks now" onChange={setVersion} />
        </Field>
        <span className="flex items-center gap-2.5">
          <Switch id={id} checked={offline} onCheckedChange={setOffline} />
          <label htmlFor={id} className="font-medium">
            Without models: the built-in composer alone, at no cost
          </label>
        </span>
        <FormError error={start.error} />
      </form>
    </Dialog>
  )
}
