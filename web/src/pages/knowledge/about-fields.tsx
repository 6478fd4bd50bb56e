import type { Audience } from '@salesboy/contract/knowledge'
import { Field, Select } from '@/ui/field.tsx'
import { say } from './say.ts'

/** Who may hear what a document says. */
export function AudienceField({
  value,
  onChange,
  className,
}: {
  value: Audience
  onChange: (value: Audience) => void
  className?: string
}) {
  return (
    <Field label={say.whoIsItFor} className={className ?? ''}>
      <Select value={value} onChange={(event) => onChange(event.target.value as Audience)}>
        <option value="public">{say.forCustomers}</option>
        <option value="internal">{say.forTeam}</option>
      </Select>
    </Field>
  )
}
