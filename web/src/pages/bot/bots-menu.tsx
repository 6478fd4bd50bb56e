import type { PersonaHead } from '@salesboy/contract/personas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Confirm, Dialog } from '@/ui/dialog.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { Menu, MenuItem } from '@/ui/menu.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { personasQuery } from './queries.ts'
import { say } from './say.ts'
import { InboxLinks } from './which-bot.tsx'

interface BotsMenuProps {
  persona: PersonaHead
  /** Whether there are others. */
  several: boolean
}

/** Adds, renames and removes bots, out of the way of whoever has one. */
export function BotsMenu({ persona, several }: BotsMenuProps) {
  const [open, setOpen] = useState<'add' | 'rename' | 'remove' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={say.more}>
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('add')}>
          <Plus aria-hidden />
          {say.addBot}
        </MenuItem>
        {several && (
          <MenuItem onSelect={() => setOpen('rename')}>
            <Pencil aria-hidden />
            {say.renameBot}
          </MenuItem>
        )}
        {several && !persona.isDefault && (
          <MenuItem danger onSelect={() => setOpen('remove')}>
            <Trash2 aria-hidden />
            {say.removeBot}
          </MenuItem>
        )}
      </Menu>
      {open === 'add' && <AddBot onClose={close} />}
      {open === 'rename' && <RenameBot persona={persona} onClose={close} />}
      {open === 'remove' &&
        (persona.inboxes.length > 0 ? <StillAnswers persona={persona} onClose={close} /> : <RemoveBot persona={persona} onClose={close} />)}
    </>
  )
}

function AddBot({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const add = useMutation({
    meta: { shown: true },
    mutationFn: (name: string) => api.personas.createPersona({ body: { name } }),
    onSuccess: async ({ id, name }) => {
      await client.invalidateQueries({ queryKey: personasQuery.queryKey })
      onClose()
      toast.success(say.isAdded({ name: displayName(name) }))
      await navigate({ to: '/bot', search: { tab: 'instructions', bot: id } })
    },
  })
  return (
    <NameDialog
      title={say.addBotTitle}
      description={say.addBotNote}
      action={say.add}
      name=""
      busy={add.isPending}
      error={add.error}
      onSubmit={add.mutate}
      onClose={onClose}
    />
  )
}

function RenameBot({ persona, onClose }: { persona: PersonaHead; onClose: () => void }) {
  const client = useQueryClient()
  const rename = useMutation({
    meta: { shown: true },
    mutationFn: (name: string) => api.personas.renamePersona({ params: { id: persona.id }, body: { name } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: personasQuery.queryKey })
      onClose()
    },
  })
  return (
    <NameDialog
      title={say.renameTitle}
      description={say.renameNote}
      action={common.save}
      name={persona.name}
      busy={rename.isPending}
      error={rename.error}
      onSubmit={rename.mutate}
      onClose={onClose}
    />
  )
}

interface NameDialogProps {
  title: string
  description: string
  action: string
  name: string
  busy: boolean
  error: unknown
  onSubmit: (name: string) => void
  onClose: () => void
}

function NameDialog({ name: before, error, onSubmit, ...dialog }: NameDialogProps) {
  const [name, setName] = useState(before)
  const complaint = error ? asProblem(error).issue('name') : undefined
  return (
    <FormDialog {...dialog} error={complaint ? null : error} onSubmit={() => onSubmit(name)}>
      <Field label={say.nameOfBot} help={say.nameOfBotHelp} error={complaint}>
        <Input value={name} required maxLength={60} placeholder={say.nameOfBotExample} onChange={({ target }) => setName(target.value)} />
      </Field>
    </FormDialog>
  )
}

/** The way to remove it: another bot takes over first. */
const StillAnswers = ({ persona, onClose }: { persona: PersonaHead; onClose: () => void }) => (
  <Dialog open onClose={onClose} title={say.stillAnswers} description={say.stillAnswersNext}>
    <p className="[overflow-wrap:anywhere]">
      <InboxLinks inboxes={persona.inboxes} />
    </p>
  </Dialog>
)

function RemoveBot({ persona: { id, name }, onClose }: { persona: PersonaHead; onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.personas.deletePersona({ params: { id } }),
    onSuccess: async () => {
      await navigate({ to: '/bot', search: {}, ignoreBlocker: true })
      await client.invalidateQueries({ queryKey: personasQuery.queryKey })
      toast.success(say.isRemoved)
    },
    onSettled: onClose,
  })
  return (
    <Confirm
      open
      onClose={onClose}
      title={say.reallyRemove}
      description={<span className="[overflow-wrap:anywhere]">{say.removeDoes({ name: displayName(name) })}</span>}
      action={say.remove}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    />
  )
}
