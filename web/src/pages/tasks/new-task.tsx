import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMe } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Field, Input, Select, Textarea } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { teammatesQuery } from '../settings/queries.ts'

export function NewTask({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const client = useQueryClient()
  const teammates = useQuery(teammatesQuery)
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const [due, setDue] = useState('')
  const [assigneeId, setAssigneeId] = useState(me.userId ?? '')
  const create = useMutation({
    meta: { shown: true },
    mutationFn: () =>
      api.tasks.createTask({ body: { title, note, dueAt: due ? new Date(due).toISOString() : null, assigneeId: assigneeId || null } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['tasks'] })
      onClose()
    },
  })
  const problem = create.error ? asProblem(create.error) : null
  return (
    <FormDialog title="A new task" action="Add" busy={create.isPending} error={problem} onSubmit={() => create.mutate()} onClose={onClose}>
      <Field label="What is to be done?" error={problem?.issue('title')}>
        <Input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Note" optional>
        <Textarea maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Field label="Due" optional help="In the time zone of this device.">
        <Input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
      </Field>
      <Field label="For">
        <Select value={assigneeId} onChange={(event) => setAssigneeId(event.target.value)}>
          <option value="">Nobody yet</option>
          {teammates.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {displayName(name)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  )
}
