import type { Order } from '@salesboy/contract/orders'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

export type OrderState = 'all' | 'draft' | 'confirmed' | 'cancelled'

export const ordersQuery = (state: OrderState) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', state],
    queryFn: ({ pageParam, signal }) => api.orders.listOrders({ query: { state, cursor: pageParam, limit: 30 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })

export const draftsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['orders', 'of', conversationId],
    queryFn: ({ signal }) => api.orders.listOrders({ query: { state: 'draft', conversationId, limit: 10 } }, { signal }),
    select: ({ items }) => items,
  })

export function useSettleOrder(order: Order) {
  const client = useQueryClient()
  const params = { id: order.id }
  const onSuccess = async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['orders'] }), client.invalidateQueries({ queryKey: ['products'] })])
  }
  return {
    confirm: useMutation({ mutationFn: () => api.orders.confirmOrder({ params }), onSuccess }),
    cancel: useMutation({ mutationFn: () => api.orders.cancelOrder({ params }), onSuccess }),
  }
}
