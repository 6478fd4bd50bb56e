import type { Conversation } from '@salesboy/contract/conversations'
import type { Message } from '@salesboy/contract/message'
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { Fragment, useEffect, useEffectEvent, useRef } from 'react'
import { useFormat } from '@/lib/use-format.ts'
import { Button } from '@/ui/button.tsx'
import { Failure } from '@/ui/failure.tsx'
import { say as common } from '@/ui/say.ts'
import { scrollable } from '@/ui/scrollable.ts'
import { Loading, Skeleton } from '@/ui/skeleton.tsx'
import { Bubble, PendingBubble } from './bubble.tsx'
import { Dots } from './dots.tsx'
import { messagesQuery } from './queries.ts'
import { say } from './say.ts'
import type { Outbox } from './use-outbox.ts'
import { wordsOf } from './words-of.ts'

interface MessagesProps {
  conversation: Conversation
  pending: Outbox
  /** The message to bring into view, however far back. */
  shown: string | null
  onShown: () => void
  onWhy: (turnId: string) => void
  onReply: ((message: Message) => void) | undefined
}

export function Messages({ conversation: { id, thinking }, pending, shown, onShown, onWhy, onReply }: MessagesProps) {
  const format = useFormat()
  const messages = useInfiniteQuery(messagesQuery(id))
  const top = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = messages

  useEffect(() => {
    if (!top.current || !hasNextPage || isFetchingNextPage) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), { rootMargin: '300px' })
    watcher.observe(top.current)
    return () => watcher.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  useShown(shown, messages, onShown)

  if (messages.isPending) return <Loading className="flex-1 content-end p-5" rows={5} />
  if (messages.isError) return <Failure error={messages.error} onRetry={() => void messages.refetch()} className="my-auto" />

  const items = messages.data
  const quote = (of: string | null) => {
    const found = of === null ? undefined : items.find((message) => message.id === of)
    return found ? wordsOf(found.content) : of === null ? null : say.anEarlierMessage
  }
  // The reversed column keeps the newest line in view, and older pages above do not move what is being read.
  return (
    <div
      {...scrollable}
      role="log"
      aria-label={say.messages}
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-4 focus-visible:outline-offset-[-3px]"
    >
      <div className="mx-auto mt-auto w-full max-w-3xl pt-4 pb-4">
        <div ref={top}>
          {isFetchingNextPage && <Skeleton className="mx-auto h-6 w-40" />}
          {!hasNextPage && items.length > 0 && <p className="text-center text-faint text-xs">{say.theConversationBeginsHere}</p>}
        </div>
        {items.map((message, at) => {
          const before = items[at - 1]
          const newDay = !before || format.dayKey(before.at) !== format.dayKey(message.at)
          return (
            <Fragment key={message.id}>
              {newDay && <DayLine words={format.day(message.at)} />}
              <Bubble
                message={message}
                quoted={quote(message.replyTo)}
                first={newDay || before.author !== message.author}
                onWhy={onWhy}
                onReply={onReply}
              />
            </Fragment>
          )
        })}
        {pending.items.map((item) => (
          <PendingBubble key={item.key} content={item.content}>
            {item.problem && (
              <div role="alert" className="mt-1 flex max-w-[88%] flex-wrap items-center justify-end gap-2 text-[0.8125rem] text-bad">
                {item.problem}
                <Button size="sm" onClick={() => pending.retry(item)}>
                  <RotateCw aria-hidden />
                  {common.tryAgain}
                </Button>
                <Button size="sm" look="ghost" onClick={() => pending.drop(item)}>
                  {say.discard}
                </Button>
              </div>
            )}
          </PendingBubble>
        ))}
        {thinking && (
          <div className="mt-3 flex justify-end">
            <div className="rounded-2xl rounded-br-md bg-bot-soft px-4 py-2">
              <Dots label={say.theBotIsWriting} />
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

/** Reads back page by page until the message is there, then moves the eye and the focus to it. */
function useShown(
  shown: string | null,
  { data, hasNextPage, isFetchingNextPage, fetchNextPage }: UseInfiniteQueryResult<Message[]>,
  onShown: () => void,
) {
  const settle = useEffectEvent(onShown)
  useEffect(() => {
    if (shown === null || !data || isFetchingNextPage) return
    const element = document.getElementById(`message-${shown}`)
    if (!element) {
      if (hasNextPage) void fetchNextPage()
      else settle()
      return
    }
    // A dialog that closes in the same moment gives the focus back to its button first.
    const timer = setTimeout(() => {
      element.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
      element.focus({ preventScroll: true })
      settle()
    }, 60)
    return () => clearTimeout(timer)
  }, [shown, data, hasNextPage, isFetchingNextPage, fetchNextPage])
}

const DayLine = ({ words }: { words: string }) => (
  <p className="sticky top-2 z-10 mx-auto my-4 w-fit rounded-full border border-line bg-surface/95 px-3 py-0.5 text-muted text-xs">
    {words}
  </p>
)
