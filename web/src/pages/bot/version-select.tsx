import type { PersonaChoice, PersonaVersionHead } from '@salesboy/contract/personas'
import { useQueries, useQuery } from '@tanstack/react-query'
import { displayName } from '@/lib/words.ts'
import { Select } from '@/ui/field.tsx'
import { personasQuery, versionsQuery } from './queries.ts'
import { say } from './say.ts'

interface VersionSelectProps {
  /** Null is the first option. */
  value: PersonaChoice | null
  /** What the first option says when it is not the live version. */
  none?: string
  onChange: (choice: PersonaChoice | null) => void
}

/** One of a bot's versions, its live one first; with several bots, grouped by their names. */
export function VersionSelect({ value, none, onChange }: VersionSelectProps) {
  const personas = useQuery(personasQuery).data ?? []
  const versions = useQueries({ queries: personas.map(({ id }) => versionsQuery(id)) })
  const several = personas.length > 1
  // With several, the live version is said of each by its name.
  const first = several && none === undefined ? keyOf({ personaId: personas[0]?.id }) : ''
  return (
    <Select value={value ? keyOf(value) : first} onChange={({ target }) => onChange(choiceOf(target.value))}>
      {(!several || none !== undefined) && <option value="">{none ?? say.liveVersion}</option>}
      {personas.map(({ id, name }, at) => {
        const options = versions[at]?.data?.map((version) => (
          <option key={version.version} value={keyOf({ personaId: id, version: version.version })}>
            {nameOf(version)}
          </option>
        ))
        return several ? (
          <optgroup key={id} label={displayName(name)}>
            <option value={keyOf({ personaId: id })}>{say.liveOf({ name: displayName(name) })}</option>
            {options}
          </optgroup>
        ) : (
          options
        )
      })}
    </Select>
  )
}

const states: Record<PersonaVersionHead['state'], string> = say.states

const nameOf = ({ version, agentName, state }: PersonaVersionHead) =>
  say.versionChoice({ version, agentName: displayName(agentName), state: states[state] })

const keyOf = ({ personaId = '', version }: PersonaChoice) => `${personaId}/${version ?? ''}`

function choiceOf(key: string): PersonaChoice | null {
  if (key === '') return null
  const [personaId, version] = key.split('/')
  return { personaId, ...(version ? { version: Number(version) } : {}) }
}
