import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, Coffee } from 'lucide-react'
import { useClock } from '@/lib/hooks.ts'
import { useFormat } from '@/lib/use-format.ts'
import { contactName } from '@/lib/words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { reasonWords } from '../conversations/handover-words.ts'
import { waitingQuery } from './queries.ts'
import { say } from './say.ts'

/** Customers whom the bot handed over and nobody has picked up. */
export function WaitingList({ count }: { count: number }) {
  const format = useFormat()
  const now = useClock()
  const waiting = useQuery(waitingQuery)
  return (
    <Card>
      <CardHeader title={say.waitingForAPerson}>
        {count > 5 && (
          <Link
            to="/conversations"
            search={{ filter: 'waiting' }}
            className="rounded font-medium text-[0.8125rem] text-accent-text hover:underline"
          >
            {say.allCount({ count })}
          </Link>
        )}
      </CardHeader>
      {waiting.isPending ? (
        <Loading className="p-5 pt-0" rows={2} />
      ) : waiting.isError ? (
        <Failure error={waiting.error} onRetry={() => void waiting.refetch()} className="py-4" />
      ) : waiting.data.length === 0 ? (
        <p className="flex items-center gap-2.5 px-5 pb-5 text-muted">
          <Coffee className="size-4.5" aria-hidden />
          {say.nobodyWaiting}
        </p>
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {waiting.data.map(({ id, contact, handover, unknownSends }) => {
            const name = contactName(contact)
            return (
              <li key={id}>
                <Link
                  to="/conversations/$id"
                  params={{ id }}
                  search={{}}
                  className="flex items-center gap-3 px-5 py-3 hover:bg-ink/3 focus-visible:outline-offset-[-2px]"
                >
                  <Avatar name={name} id={contact.id} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">
                      <bdi>{name}</bdi>
                    </span>
                    {handover?.waiting ? (
                      <span className="block truncate text-[0.8125rem] text-muted">{handover.note || reasonWords(handover.reason)}</span>
                    ) : (
                      unknownSends > 0 && <span className="block truncate text-[0.8125rem] text-warn">{say.mayNotHaveArrived}</span>
                    )}
                  </span>
                  {handover && (
                    <time dateTime={handover.startedAt} className="text-muted text-xs tabular-nums">
                      {format.ago(handover.startedAt, now)}
                    </time>
                  )}
                  <ChevronRight className="size-4 text-faint" aria-hidden />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
