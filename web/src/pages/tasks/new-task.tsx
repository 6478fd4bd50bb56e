import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMe } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { fromClock } from '@/lib/zoned-time.ts'
import { Field, Input, Select, Textarea } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { say as common } from '@/ui/say.ts'
import { teammatesQuery } from '../settings/queries.ts'
import { say } from './say.ts'

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
      api.tasks.createTask({
        body: { title, note, dueAt: due ? fromClock(due, me.tenant.timeZone) : null, assigneeId: assigneeId || null },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['tasks'] })
      onClose()
    },
  })
  const problem = create.error ? asProblem(create.error) : null
  return (
    <FormDialog
      title={say.aNewTask}
      action={common.add}
      busy={create.isPending}
      error={problem}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <Field label={say.whatIsToBeDone} error={problem?.issue('title')}>
        <Input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={say.note} optional>
        <Textarea maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Field label={say.due} optional help={say.shopTime({ timeZone: me.tenant.timeZone })}>
        <Input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
      </Field>
      <Field label={say.forWhom}>
        <Select value={assigneeId} onChange={(event) => setAssigneeId(event.target.value)}>
          <option value="">{say.nobodyYet}</option>
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
