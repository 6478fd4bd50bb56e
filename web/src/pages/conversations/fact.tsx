import type { ContactField } from '@salesboy/contract/contacts'
import type { Conversation } from '@salesboy/contract/conversations'
import { Link } from '@tanstack/react-router'
import { Check, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { ApiProblem } from '@/lib/problem.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { say as common } from '@/ui/say.ts'
import { inputOf, labelOf, shownValue } from './field-words.ts'
import { useContactField } from './queries.ts'
import { say } from './say.ts'

interface FactProps {
  field: ContactField
  conversation: Conversation
  mayTalk: boolean
  onSource: (messageId: string) => void
}

/** One value: what it is, who says so, and where; to confirm, correct in place or remove. */
export function Fact({ field, conversation, mayTalk, onSource }: FactProps) {
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const { save, remove } = useContactField(conversation.contact.id, field.field)
  const label = labelOf(field.field)
  if (editing)
    return (
      <li>
        <EditFact contactId={conversation.contact.id} field={field.field} value={field.value} onDone={() => setEditing(false)} />
      </li>
    )
  return (
    <li className="group/fact min-w-0">
      <div className="flex items-start gap-1">
        <dl className="min-w-0 flex-1">
          <dt className="text-muted text-xs">{label}</dt>
          <dd dir="auto" className="break-words [overflow-wrap:anywhere]">
            {displayName(shownValue(field, format), '–')}
          </dd>
        </dl>
        {mayTalk && (
          <span className="flex shrink-0">
            {field.by === 'agent' && (
              <Button
                look="ghost"
                size="tiny"
                aria-label={say.confirmFact({ label })}
                title={say.thatIsRight}
                busy={save.isPending}
                onClick={() => save.mutate(field.value)}
              >
                <Check />
              </Button>
            )}
            <Button look="ghost" size="tiny" aria-label={say.changeFact({ label })} title={say.change} onClick={() => setEditing(true)}>
              <Pencil />
            </Button>
            <Button
              look="ghost"
              size="tiny"
              aria-label={say.removeFact({ label })}
              title={common.remove}
              busy={remove.isPending}
              onClick={() => remove.mutate()}
            >
              <Trash2 />
            </Button>
          </span>
        )}
      </div>
      <p className="text-muted text-xs leading-5">
        {field.by === 'person' ? say.notedBy({ name: displayName(field.person, say.someone) }) : say.heardByTheBot}
        <Source said={field.said} conversation={conversation} onSource={onSource} />
      </p>
      {field.suggestion && (
        <div className="mt-1.5 grid gap-1.5 rounded-lg bg-warn-soft px-2.5 py-2 text-[0.8125rem] text-warn leading-5">
          <p dir="auto" className="break-words [overflow-wrap:anywhere]">
            {say.saidLater} <strong className="font-semibold">{shownValue({ ...field, ...field.suggestion }, format)}</strong>
            <Source said={field.suggestion.said} conversation={conversation} onSource={onSource} />
          </p>
          {mayTalk && (
            <span className="flex flex-wrap gap-1.5">
              <Button size="sm" busy={save.isPending} onClick={() => save.mutate(field.suggestion?.value ?? field.value)}>
                {say.useThis}
              </Button>
            </span>
          )}
        </div>
      )}
    </li>
  )
}

/** The way to where it was said. */
function Source({
  said,
  conversation,
  onSource,
}: {
  said: ContactField['said']
  conversation: Conversation
  onSource: FactProps['onSource']
}) {
  const { messageId, conversationId, text } = said ?? {}
  if (!messageId || !conversationId) return null
  const look = 'rounded-sm underline underline-offset-2 hover:text-ink'
  return (
    <>
      {' · '}
      {conversationId === conversation.id ? (
        <button type="button" className={look} title={text ? `“${text}”` : undefined} onClick={() => onSource(messageId)}>
          {say.seeTheMessage}
        </button>
      ) : (
        <Link to="/conversations/$id" params={{ id: conversationId }} className={look}>
          {say.inAnotherConversation}
        </Link>
      )}
    </>
  )
}

interface EditFactProps {
  contactId: string
  field: string
  value: string
  onDone: () => void
}

/** Enter saves, Escape leaves everything as it was. */
export function EditFact({ contactId, field, value, onDone }: EditFactProps) {
  const [typed, setTyped] = useState(value)
  const { save } = useContactField(contactId, field)
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  return (
    <form
      data-escapes
      className="grid gap-2"
      onKeyDown={leave}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(typed, { onSuccess: onDone })
      }}
    >
      <Field label={labelOf(field)} error={save.error instanceof ApiProblem ? save.error.detail : undefined}>
        <Input {...inputOf(field)} autoFocus required maxLength={500} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <span className="flex gap-1.5">
        <Button type="submit" size="sm" look="primary" busy={save.isPending}>
          {common.save}
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          {common.cancel}
        </Button>
      </span>
    </form>
  )
}
