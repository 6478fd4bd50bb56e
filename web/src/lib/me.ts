import type { Permission, Role } from '@salesboy/contract/permissions'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { say } from './say.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.identity.me({}, { signal }),
  staleTime: 60_000,
  retry: false,
})

/** Who is signed in. Only under the shell, which has loaded it. */
export const useMe = () => useSuspenseQuery(meQuery).data

/** What a role is called. */
export const roleName = (role: Role) => say.roles[role]

/** Whether the signed-in person may do something; the server checks again. */
export const useMay = (permission: Permission) => useMe().may.includes(permission)
