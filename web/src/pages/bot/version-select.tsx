import type { PersonaVersionHead } from '@salesboy/contract/personas'
import { useQuery } from '@tanstack/react-query'
import { displayName } from '@/lib/words.ts'
import { Select } from '@/ui/field.tsx'
import { versionsQuery } from './queries.ts'
import { say } from './say.ts'

interface VersionSelectProps {
  /** '' is the first option: `none`. */
  value: string
  none: string
  onChange: (version: string) => void
}

const states: Record<PersonaVersionHead['state'], string> = say.states

export function VersionSelect({ value, none, onChange }: VersionSelectProps) {
  const versions = useQuery(versionsQuery)
  return (
    <Select value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {versions.data?.map(({ version, agentName, state }) => (
        <option key={version} value={version}>
          {say.versionChoice({ version, agentName: displayName(agentName), state: states[state] })}
        </option>
      ))}
    </Select>
  )
}
