import type { Audience } from '@salesboy/contract/knowledge'
import { Field, Select } from '@/ui/field.tsx'

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
    <Field label="Who is it for?" className={className ?? ''}>
      <Select value={value} onChange={(event) => onChange(event.target.value as Audience)}>
        <option value="public">Customers: the bot may say it</option>
        <option value="internal">My team only: never to a customer</option>
      </Select>
    </Field>
  )
}
