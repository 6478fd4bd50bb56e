import type { Order } from '@salesboy/contract/orders'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useMay } from '@/lib/me.ts'
import { Button } from '@/ui/button.tsx'
import { OrderLines } from './order-lines.tsx'
import { draftsQuery, useSettleOrder } from './queries.ts'
import { say } from './say.ts'

/** The drafts of one conversation, beside it. Nothing when there is none. */
export default function OrdersOf({ conversationId }: { conversationId: string }) {
  const drafts = useQuery(draftsQuery(conversationId))
  return drafts.data?.map((order) => <Draft key={order.id} order={order} />)
}

function Draft({ order }: { order: Order }) {
  const mayTalk = useMay('talk')
  const { confirm } = useSettleOrder(order)
  return (
    <section
      aria-label={say.draftOrder({ number: order.number })}
      className="rounded-xl border border-line bg-raised p-3.5 text-[0.8125rem]"
    >
      <h3 className="mb-1 font-semibold">{say.draftOrder({ number: order.number })}</h3>
      <OrderLines order={order} />
      {mayTalk && (
        <Button size="sm" look="primary" className="mt-3 w-full" busy={confirm.isPending} onClick={() => confirm.mutate()}>
          <Check aria-hidden />
          {say.confirm}
        </Button>
      )}
    </section>
  )
}
