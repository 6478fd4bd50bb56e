import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export const tenantQuery = queryOptions({ queryKey: ['tenant'], queryFn: ({ signal }) => api.identity.readTenant({}, { signal }) })
export const personaQuery = queryOptions({ queryKey: ['persona'], queryFn: ({ signal }) => api.personas.readPersona({}, { signal }) })
export const modelQuery = queryOptions({ queryKey: ['model'], queryFn: ({ signal }) => api.personas.readModel({}, { signal }) })
export const teammatesQuery = queryOptions({
  queryKey: ['teammates'],
  queryFn: ({ signal }) => api.identity.listTeammates({}, { signal }),
  select: ({ items }) => items,
})
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => api.identity.listApiKeys({}, { signal }),
  select: ({ items }) => items,
})
