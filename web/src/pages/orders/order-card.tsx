import type { Order } from '@salesboy/contract/orders'
import { Link } from '@tanstack/react-router'
import { Check, MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { OrderLines } from './order-lines.tsx'
import { useSettleOrder } from './queries.ts'
import { say } from './say.ts'

export function OrderCard({ order }: { order: Order }) {
  const format = useFormat()
  const mayTalk = useMay('talk')
  const { confirm, cancel } = useSettleOrder(order)
  const [asking, setAsking] = useState(false)
  const { number, confirmed, cancelled } = order
  return (
    <Card aria-label={say.order({ number })} className="grid gap-3 p-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold text-[0.9375rem]">{say.order({ number })}</h2>
        <State order={order} />
        <time dateTime={order.draftedAt} className="text-[0.8125rem] text-muted sm:ml-auto">
          {format.dateTime(order.draftedAt)}
        </time>
      </header>
      <Customer order={order} />
      <OrderLines order={order} />
      {order.note && (
        <p dir="auto" className="whitespace-pre-wrap break-words rounded-lg bg-sunken px-3 py-2 text-[0.8125rem] leading-5">
          {order.note}
        </p>
      )}
      {(confirmed || cancelled) && (
        <p className="text-[0.8125rem] text-muted">
          {confirmed && say.confirmedBy({ by: displayName(confirmed.by), at: format.dateTime(confirmed.at) })}
          {cancelled && say.cancelledBy({ by: displayName(cancelled.by), at: format.dateTime(cancelled.at) })}
        </p>
      )}
      {mayTalk && !cancelled && (
        <footer className="flex flex-wrap justify-end gap-2">
          <Button size="sm" look="quiet" aria-label={say.cancelOrderNumber({ number })} onClick={() => setAsking(true)}>
            {say.cancelOrder}
          </Button>
          {!confirmed && (
            <Button
              size="sm"
              look="primary"
              aria-label={say.confirmOrder({ number })}
              busy={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              <Check aria-hidden />
              {say.confirm}
            </Button>
          )}
        </footer>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={say.reallyCancel({ number })}
        description={confirmed ? say.goesBackIntoStock : say.customerIsNotTold}
        action={say.cancelOrder}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </Card>
  )
}

function State({ order: { confirmed, cancelled } }: { order: Order }) {
  if (cancelled) return <Badge tone="bad">{say.cancelled}</Badge>
  if (confirmed) return <Badge tone="ok">{say.confirmed}</Badge>
  return <Badge tone="bot">{say.draft}</Badge>
}

/** Whom it is for, with the way to where it was talked about. */
function Customer({ order: { contact, conversationId, draftedBy } }: { order: Order }) {
  if (!contact) return <p className="text-[0.8125rem] text-muted">{say.notedBy({ name: displayName(draftedBy) })}</p>

  const name = <bdi className="min-w-0 break-words [overflow-wrap:anywhere]">{displayName(contact.name, say.unknownVisitor)}</bdi>
  if (!conversationId) return <p className="font-medium">{name}</p>
  return (
    <Link
      to="/conversations/$id"
      params={{ id: conversationId }}
      className="flex min-w-0 items-center gap-1.5 justify-self-start font-medium text-accent-text hover:underline"
    >
      <MessagesSquare className="size-4 shrink-0" aria-hidden />
      {name}
    </Link>
  )
}
