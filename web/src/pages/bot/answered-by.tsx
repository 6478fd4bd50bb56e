import { useQuery } from '@tanstack/react-query'
import { displayName } from '@/lib/words.ts'
import { Field, Select } from '@/ui/field.tsx'
import { personasQuery } from './queries.ts'
import { say } from './say.ts'

interface AnsweredByProps {
  /** Null: the main bot. */
  value: string | null
  error: string | undefined
  onChange: (personaId: string | null) => void
}

/** Which bot answers in an inbox; not asked while there is one. */
export default function AnsweredBy({ value, error, onChange }: AnsweredByProps) {
  const personas = useQuery(personasQuery).data ?? []
  if (personas.length < 2) return null
  const main = personas.find(({ isDefault }) => isDefault)?.id
  return (
    <Field label={say.whoAnswersHere} help={say.whoAnswersHereHelp} error={error}>
      <Select value={value ?? main} onChange={({ target }) => onChange(target.value === main ? null : target.value)}>
        {personas.map(({ id, name }) => (
          <option key={id} value={id}>
            {displayName(name)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
