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

const states: { value: OrderState; label: string }[] = [
  { value: 'draft', label: 'Drafts' },
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'all', label: 'All' },
]

const nothing: Record<OrderState, { title: string; next: string }> = {
  draft: { title: 'No drafts', next: 'When a customer says what they want, the bot drafts the order here for you to confirm.' },
  confirmed: { title: 'Nothing confirmed yet', next: 'Confirm a draft once the customer and you agree.' },
  cancelled: { title: 'Nothing cancelled', next: 'Orders that came to nothing are kept here.' },
  all: { title: 'No orders yet', next: 'When a customer says what they want, the bot drafts the order here for you to confirm.' },
}

export function OrdersPage() {
  const [state, setState] = useState<OrderState>('draft')
  const orders = useInfiniteQuery(ordersQuery(state))
  return (
    <Page
      title="Orders"
      note="Drafted by the bot with the prices of that moment. Nothing is promised, and no stock taken, until you confirm."
    >
      <div className="mb-4">
        <Choices label="Show" options={states} value={state} onChange={setState} />
      </div>
      {orders.isPending ? (
        <Loading rows={3} />
      ) : orders.isError ? (
        <Failure error={orders.error} onRetry={() => void orders.refetch()} />
      ) : orders.data.length === 0 ? (
        <Card>
          <Empty icon={ShoppingBag} title={nothing[state].title}>
            {nothing[state].next}
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
            Show more
          </Button>
        </div>
      )}
    </Page>
  )
}
