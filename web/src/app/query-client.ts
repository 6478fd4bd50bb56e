import { MutationCache, QueryClient } from '@tanstack/react-query'
import { toast } from '@/ui/toast.ts'
import { asProblem } from '../lib/problem.ts'
import { say } from './say.ts'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The page shows this failure itself, beside the form. */
      shown?: boolean
    }
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refused stays refused; only silence and its own failures are worth another try.
      retry: (failures, error) => failures < 2 && ![400, 401, 403, 404, 409, 422].includes(asProblem(error).status),
    },
  },
  mutationCache: new MutationCache({
    onError(error, _variables, _result, mutation) {
      if (mutation.meta?.shown) return
      const { detail, correlationId } = asProblem(error)
      toast.error(detail, correlationId ? say.referenceNumber({ number: correlationId }) : undefined)
    },
  }),
})
