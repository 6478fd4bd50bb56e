import type { Inbox } from '@salesboy/contract/inboxes'
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import { useFormat } from '@/lib/use-format.ts'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { say } from './say.ts'

/** Signed events that could not be used: nothing is lost, each says why. */
export function Quarantine({ inbox }: { inbox: Inbox }) {
  const format = useFormat()
  const events = useInfiniteQuery({
    queryKey: ['inboxes', inbox.id, 'quarantine'],
    queryFn: ({ pageParam, signal }) =>
      api.inboxes.listQuarantine({ params: { id: inbox.id }, query: { cursor: pageParam, limit: 20 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })
  return (
    <Card>
      <CardHeader title={say.setAside} note={say.setAsideNote} />
      {events.isPending ? (
        <Loading className="p-5 pt-0" />
      ) : events.isError ? (
        <Failure error={events.error} onRetry={() => void events.refetch()} />
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {events.data.map((event) => (
            <li key={event.id} className="px-5 py-3">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="min-w-0 break-words font-medium">{event.reason}</span>
                <time dateTime={event.receivedAt} className="text-muted text-xs">
                  {format.dateTime(event.receivedAt)}
                </time>
              </p>
              <details className="mt-1 text-xs">
                <summary className="w-fit text-muted">{say.whatWasReceived}</summary>
                <pre className="mt-1.5 max-h-60 overflow-auto whitespace-pre-wrap break-all rounded-lg bg-sunken p-3 font-mono">
                  {event.body}
                </pre>
              </details>
            </li>
          ))}
        </ul>
      )}
      {events.hasNextPage && (
        <div className="border-line border-t p-3 text-center">
          <Button size="sm" look="ghost" busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {say.showMore}
          </Button>
        </div>
      )}
    </Card>
  )
}
