import type { WhichVersion } from '@salesboy/contract/personas'
import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

/** The bots of the business, the main one first. */
export const personasQuery = queryOptions({
  queryKey: ['persona', 'list'],
  queryFn: ({ signal }) => api.personas.listPersonas({}, { signal }),
  select: ({ items }) => items,
})

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['persona', id, 'versions'],
    queryFn: ({ signal }) => api.personas.listPersonaVersions({ params: { id } }, { signal }),
    select: ({ items }) => items,
  })

export const versionQuery = ({ personaId: id, version }: WhichVersion) =>
  queryOptions({
    queryKey: ['persona', id, 'version', version],
    queryFn: ({ signal }) => api.personas.readPersonaVersion({ params: { id, version } }, { signal }),
  })

export const changesQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['persona', id, 'changes', from, to],
    queryFn: ({ signal }) => api.personas.comparePersonas({ params: { id }, query: { from, to } }, { signal }),
    select: ({ items }) => items,
  })

export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: ({ signal }) => api.skills.listSkills({}, { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})
