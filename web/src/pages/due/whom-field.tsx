import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSettled } from '@/lib/hooks.ts'
import { contactName, displayName } from '@/lib/words.ts'
import { Field, Input, Select } from '@/ui/field.tsx'
import { conversationsQuery } from '../conversations/queries.ts'
import { say } from './say.ts'

interface WhomFieldProps {
  isMessage: boolean
  /** A conversation's id, or nothing. */
  value: string
  onChange: (conversationId: string) => void
}

/** Whose conversation it belongs to: the latest ones to choose from, and a search for the others. */
export function WhomField({ isMessage, value, onChange }: WhomFieldProps) {
  const [words, setWords] = useState('')
  const search = useSettled(words.trim())
  const found = useInfiniteQuery(conversationsQuery({ filter: 'all', search: search || undefined }))
  const items = found.data ?? []
  const searches = search !== '' || found.hasNextPage || words !== ''
  return (
    <div className="grid gap-1.5">
      <Field
        label={isMessage ? say.toWhom : say.aboutWhom}
        optional={!isMessage}
        error={found.isSuccess && items.length === 0 ? say.noCustomerFound : undefined}
      >
        <Select required={isMessage} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{isMessage ? say.chooseCustomer : say.nobodyInParticular}</option>
          {items.map(({ id, contact, inbox }) => (
            <option key={id} value={id}>
              {`${contactName(contact)} · ${displayName(inbox.name)}`}
            </option>
          ))}
        </Select>
      </Field>
      {searches && (
        <Input
          type="search"
          aria-label={say.searchCustomer}
          placeholder={say.searchCustomer}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            onChange('')
          }}
        />
      )}
    </div>
  )
}
