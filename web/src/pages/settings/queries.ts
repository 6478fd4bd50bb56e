import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export const tenantQuery = queryOptions({ queryKey: ['tenant'], queryFn: ({ signal }) => api.identity.readTenant({}, { signal }) })
export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) => api.bookings.listServices({}, { signal }),
  select: ({ items }) => items,
})
export const modelsQuery = queryOptions({
  queryKey: ['models', 'list'],
  queryFn: ({ signal }) => api.models.listModels({}, { signal }),
  select: ({ items }) => items,
})
export const modelProvidersQuery = queryOptions({
  queryKey: ['models', 'providers'],
  queryFn: ({ signal }) => api.models.listModelProviders({}, { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})
export const budgetQuery = queryOptions({ queryKey: ['models', 'budget'], queryFn: ({ signal }) => api.models.readBudget({}, { signal }) })
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
