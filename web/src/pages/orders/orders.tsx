import { useInfiniteQuery } from '@tanstack/react-query'
import { ShoppingBag } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Choices } from '@/ui/choices.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { OrderCard } from './order-card.tsx'
import { type OrderState, ordersQuery } from './queries.ts'
import { say } from './say.ts'

const states = (): { value: OrderState; label: string }[] => [
  {
    value: 'draft',
    label: say.drafts,
  },
  {
    value: 'confirmed',
    label: say.confirmed,
  },
  {
    value: 'cancelled',
    label: say.cancelled,
  },
  {
    value: 'all',
    label: say.all,
  },
]

const nothing = (): Record<OrderState, { title: string; next: string }> => ({
  draft: {
    title: say.nothingToConfirm,
    next: say.whenSomebodyOrders,
  },
  confirmed: {
    title: say.nothingConfirmedYet,
    next: say.agreeFirst,
  },
  cancelled: {
    title: say.nothingCancelled,
    next: say.cancelledStayHere,
  },
  all: {
    title: say.noOrdersYet,
    next: say.whenSomebodyOrders,
  },
})

export function OrdersPage() {
  const [state, setState] = useState<OrderState>('draft')
  const orders = useInfiniteQuery(ordersQuery(state))
  return (
    <Page title={say.orders} note={say.note}>
      <div className="mb-4">
        <Choices label={say.show} options={states()} value={state} onChange={setState} />
      </div>
      {orders.isPending ? (
        <Loading rows={3} />
      ) : orders.isError ? (
        <Failure error={orders.error} onRetry={() => void orders.refetch()} />
      ) : orders.data.length === 0 ? (
        <Card>
          <Empty icon={ShoppingBag} title={nothing()[state].title}>
            {nothing()[state].next}
          </Empty>
        </Card>
      ) : (
        <ul className="grid gap-3">
          {orders.data.map((order) => (
            <li key={order.id}>
              <OrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <div className="p-3 text-center">
          <Button size="sm" look="ghost" busy={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
            {say.showMore}
          </Button>
        </div>
      )}
    </Page>
  )
}
