import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export const personaQuery = queryOptions({ queryKey: ['persona'], queryFn: ({ signal }) => api.personas.readPersona({}, { signal }) })

export const versionsQuery = queryOptions({
  queryKey: ['persona', 'versions'],
  queryFn: ({ signal }) => api.personas.listPersonaVersions({}, { signal }),
  select: ({ items }) => items,
})

export const versionQuery = (version: number) =>
  queryOptions({
    queryKey: ['persona', 'version', version],
    queryFn: ({ signal }) => api.personas.readPersonaVersion({ params: { version } }, { signal }),
  })

export const changesQuery = (from: number, to: number) =>
  queryOptions({
    queryKey: ['persona', 'changes', from, to],
    queryFn: ({ signal }) => api.personas.comparePersonas({ query: { from, to } }, { signal }),
    select: ({ items }) => items,
  })

export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: ({ signal }) => api.skills.listSkills({}, { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})
