import type { PersonaChange } from '@salesboy/contract/personas'
import { useQuery } from '@tanstack/react-query'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { changesQuery, skillsQuery } from './queries.ts'
import { say } from './say.ts'

const words: Record<string, string> = say.words

/** What differs between two versions, field by field, old beside new. */
export function Changes({ personaId, from, to }: { personaId: string; from: number; to: number }) {
  const changes = useQuery(changesQuery(personaId, from, to))
  const skills = useQuery(skillsQuery)
  if (changes.isPending) return <Loading />
  if (changes.isError) return <Failure error={changes.error} onRetry={() => void changes.refetch()} />
  if (changes.data.length === 0) return <p className="text-muted">{say.nothingDiffers}</p>
  const label = (path: string) => {
    const [part, name = '', ...rest] = path.split('.')
    if (part === 'metadata') return say.field({ name })
    if (part !== 'skills') return words[path] ?? path
    const skill = skills.data?.find((one) => one.name === name)
    const field = skill?.fields.find((one) => one.name === rest[1])
    return [skill?.label ?? name, rest[0] === 'on' ? null : (field?.label ?? rest.slice(1).join('.'))].filter(Boolean).join(': ')
  }
  return (
    <dl className="grid gap-3">
      {changes.data.map((change) => (
        <div key={change.path} className="rounded-xl border border-line px-3 py-2">
          <dt className="font-medium text-[0.8125rem]">{label(change.path)}</dt>
          <dd className="mt-1 grid gap-1 text-[0.8125rem] leading-5">
            <Side change={change} side="from" />
            <Side change={change} side="to" />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Side({ change, side }: { change: PersonaChange; side: 'from' | 'to' }) {
  const Mark = side === 'from' ? 'del' : 'ins'
  return (
    <Mark
      className={
        side === 'from'
          ? 'whitespace-pre-wrap break-words rounded-md bg-bad-soft px-2 py-0.5 text-bad'
          : 'whitespace-pre-wrap break-words rounded-md bg-ok-soft px-2 py-0.5 text-ok no-underline'
      }
    >
      {spoken(change[side])}
    </Mark>
  )
}

function spoken(value: unknown): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '(empty)'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return Array.isArray(value) ? value.flat().join(', ') : String(value)
}
