import type { ContactField } from '@salesboy/contract/contacts'
import type { Conversation } from '@salesboy/contract/conversations'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { Button } from '@/ui/button.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Select } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { EditFact, Fact } from './fact.tsx'
import { labelOf, missingFields } from './field-words.ts'
import { fieldsQuery } from './queries.ts'
import { say } from './say.ts'

interface KnownFactsProps {
  conversation: Conversation
  /** Shows the message in which something was said. */
  onSource: (messageId: string) => void
}

/** What we know of a contact, where they said it, and what a person makes of it. */
export function KnownFacts({ conversation, onSource }: KnownFactsProps) {
  const { contact } = conversation
  const mayTalk = useMay('talk')
  const fields = useQuery(fieldsQuery(contact.id))
  const [adding, setAdding] = useState<string | null>(null)
  return (
    <section aria-label={say.whatWeKnow} className="grid gap-3">
      <h3 className="font-semibold text-[0.8125rem]">{say.whatWeKnow}</h3>
      {fields.isPending ? (
        <Loading rows={2} />
      ) : fields.isError ? (
        <Failure error={fields.error} onRetry={() => void fields.refetch()} />
      ) : (
        <>
          {fields.data.length === 0 && adding === null && <p className="text-[0.8125rem] text-muted leading-5">{say.nothingKnownYet}</p>}
          <ul className="grid gap-3">
            {fields.data.map((field) => (
              <Fact key={field.field} field={field} conversation={conversation} mayTalk={mayTalk} onSource={onSource} />
            ))}
          </ul>
          {adding !== null && <EditFact contactId={contact.id} field={adding} value="" onDone={() => setAdding(null)} />}
          {mayTalk && adding === null && <Add known={fields.data} onPick={setAdding} />}
        </>
      )}
    </section>
  )
}

function Add({ known, onPick }: { known: ContactField[]; onPick: (field: string) => void }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button size="sm" look="ghost" className="-ml-2 w-fit" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {say.noteSomething}
      </Button>
    )
  return (
    <Select
      data-escapes
      aria-label={say.whatToNote}
      autoFocus
      value=""
      onChange={(event) => {
        setOpen(false)
        onPick(event.target.value)
      }}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <option value="" disabled>
        {say.whatIsIt}
      </option>
      {missingFields(known).map((field) => (
        <option key={field} value={field}>
          {labelOf(field)}
        </option>
      ))}
    </Select>
  )
}
