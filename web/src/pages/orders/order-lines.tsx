import { times } from '@salesboy/contract/money'
import type { Order } from '@salesboy/contract/orders'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { say } from './say.ts'

/** What was asked for, line by line, with the sum. */
export function OrderLines({ order: { items, total } }: { order: Order }) {
  const format = useFormat()
  const open = items.some(({ price }) => price === null)
  return (
    <div>
      <ul className="divide-y divide-line">
        {items.map(({ id, quantity, name, option, sku, price }) => (
          <li key={id} className="flex items-baseline gap-3 py-1.5">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <span className="tabular-nums">{quantity} × </span>
              <bdi>{[displayName(name), option].filter(Boolean).join(', ')}</bdi>
              {sku && <span className="ml-2 text-muted text-xs">{sku}</span>}
            </span>
            <span className="shrink-0 tabular-nums">
              {price ? format.money(times(price, quantity)) : <span className="text-muted">{say.noPrice}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-3 border-line border-t pt-2 font-semibold">
        <span>{open ? say.totalSoFar : say.total}</span>
        <span className="tabular-nums">{format.money(total)}</span>
      </p>
    </div>
  )
}
