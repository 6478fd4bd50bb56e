import type { CancelOn, DueThing } from '@salesboy/contract/due'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMe } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { daysAhead, fromClock, toClock } from '@/lib/zoned-time.ts'
import { Choices } from '@/ui/choices.tsx'
import { Field, Input, Textarea } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { say as common } from '@/ui/say.ts'
import { CancelOnField, usual } from './cancel-on-field.tsx'
import { say } from './say.ts'
import { WhenField } from './when-field.tsx'
import { WhomField } from './whom-field.tsx'

type Kind = 'follow_up' | 'reminder'

interface PlanDialogProps {
  /** To change; one that has ended is planned again. */
  thing?: DueThing
  /** For a new one: the conversation it belongs to, when that is clear. */
  conversationId?: string
  onClose: () => void
}

/** Plans something, or changes what is planned. */
export function PlanDialog({ thing, conversationId: given, onClose }: PlanDialogProps) {
  const { timeZone } = useMe().tenant
  const client = useQueryClient()
  const changes = thing && !thing.ended
  const settled = thing?.conversationId ?? given
  const [kind, setKind] = useState<Kind>(thing && !thing.writesToContact ? 'reminder' : 'follow_up')
  const [conversationId, setConversationId] = useState(settled ?? '')
  const [text, setText] = useState(thing?.text ?? '')
  const [reason, setReason] = useState(thing?.reason ?? '')
  const [at, setAt] = useState(changes ? toClock(thing.dueAt, timeZone) : daysAhead(1, 9, timeZone))
  const [cancelOn, setCancelOn] = useState<CancelOn[]>(thing?.cancelOn ?? usual('follow_up'))
  const isMessage = kind === 'follow_up'
  const hasWords = isMessage && (!changes || thing.text !== null)

  const save = useMutation({
    meta: { shown: true },
    mutationFn: () => {
      // A field shows minutes: what was not touched keeps its seconds.
      const dueAt = changes && at === toClock(thing.dueAt, timeZone) ? undefined : fromClock(at, timeZone)
      return changes
        ? api.due.changeDueThing({ params: { id: thing.id }, body: { dueAt, reason, text: hasWords ? text : undefined, cancelOn } })
        : api.due.planDueThing({
            body: {
              kind,
              reason,
              text: hasWords ? text : '',
              dueAt: fromClock(at, timeZone),
              conversationId: conversationId || null,
              cancelOn: conversationId ? cancelOn : [],
            },
          })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['due'] })
      onClose()
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const told = ['text', 'reason', 'dueAt']
  const choose = (next: Kind) => {
    setKind(next)
    setCancelOn(usual(next))
  }

  return (
    <FormDialog
      title={changes ? (isMessage ? say.changeMessage : say.changeReminder) : say.plan}
      action={changes ? common.save : say.planIt}
      busy={save.isPending}
      error={problem && told.some((field) => problem.issue(field)) ? null : problem}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {!thing && (
        <Choices
          label={say.whatKind}
          options={[
            { value: 'follow_up', label: say.aMessage },
            { value: 'reminder', label: say.aReminder },
          ]}
          value={kind}
          onChange={choose}
        />
      )}
      {!settled && !changes && <WhomField isMessage={isMessage} value={conversationId} onChange={setConversationId} />}
      {hasWords && (
        <Field label={say.words} error={problem?.issue('text')}>
          <Textarea required maxLength={4000} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      )}
      <Field label={isMessage ? say.why : say.remindOf} help={isMessage ? say.whyHelp : undefined} error={problem?.issue('reason')}>
        <Input required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <WhenField isMessage={isMessage} value={at} onChange={setAt} error={problem?.issue('dueAt')} />
      {conversationId && <CancelOnField value={cancelOn} onChange={setCancelOn} />}
      {isMessage && <p className="text-[0.8125rem] text-muted leading-5">{say.alwaysAsked}</p>}
    </FormDialog>
  )
}
