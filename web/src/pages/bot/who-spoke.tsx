import type { WhichVersion } from '@salesboy/contract/personas'
import { useQuery } from '@tanstack/react-query'
import { displayName } from '@/lib/words.ts'
import { personasQuery } from './queries.ts'
import { say } from './say.ts'

/** Which bot and version spoke; its name only where there are several, or it is gone. */
export default function WhoSpoke({ personaId, version }: WhichVersion) {
  const personas = useQuery(personasQuery)
  const persona = personas.data?.find(({ id }) => id === personaId)
  if (!personas.data || (persona && personas.data.length === 1)) return say.versionUpper({ version })
  return (
    <span className="[overflow-wrap:anywhere]">
      {persona ? say.versionOfBot({ name: displayName(persona.name), version }) : say.versionOfRemoved({ version })}
    </span>
  )
}
