import type { PersonaHead } from '@salesboy/contract/personas'
import { Link, useNavigate } from '@tanstack/react-router'
import { displayName } from '@/lib/words.ts'
import { Field, Select } from '@/ui/field.tsx'
import { Rich } from '@/ui/rich.tsx'
import { say } from './say.ts'

/** Which of several bots is looked at, and where it answers. A business with one never sees it. */
export function WhichBot({ persona, personas }: { persona: PersonaHead; personas: PersonaHead[] }) {
  const navigate = useNavigate()
  if (personas.length < 2) return null
  return (
    <Field label={say.whichBot} help={<WhereItAnswers persona={persona} />} className="mb-6 max-w-md">
      <Select
        value={persona.id}
        onChange={({ target }) => void navigate({ to: '/bot', search: (before) => ({ ...before, bot: target.value }) })}
      >
        {personas.map(({ id, name }) => (
          <option key={id} value={id}>
            {displayName(name)}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function WhereItAnswers({ persona: { isDefault, inboxes } }: { persona: PersonaHead }) {
  if (inboxes.length > 0)
    return (
      <span className="[overflow-wrap:anywhere]">
        {say.answersIn} <InboxLinks inboxes={inboxes} />
      </span>
    )
  if (isDefault) return say.answersElsewhere
  return (
    <Rich
      text={say.answersNobody}
      tags={{
        a: (words) => (
          <Link to="/inboxes" className={link}>
            {words}
          </Link>
        ),
      }}
    />
  )
}

/** The pages where another bot can be chosen. */
export const InboxLinks = ({ inboxes }: Pick<PersonaHead, 'inboxes'>) =>
  inboxes.map(({ id, name }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Link to="/inboxes/$id" params={{ id }} search={{}} className={link}>
        {displayName(name)}
      </Link>
    </span>
  ))

const link = 'font-medium text-accent-text underline underline-offset-2'
