import type { Conversation } from '@salesboy/contract/conversations'
import type { Message, SendableContent } from '@salesboy/contract/message'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, PanelRight, RotateCw } from 'lucide-react'
import { Fragment, useEffect, useRef, useState } from 'react'
import { api, newKey } from '@/lib/api.ts'
import { useMedia } from '@/lib/hooks.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { scrollable } from '@/ui/scrollable.ts'
import { Loading, Skeleton } from '@/ui/skeleton.tsx'
import { ChannelIcon } from '../inboxes/channel-icon.tsx'
import { Bubble, PendingBubble } from './bubble.tsx'
import { Composer } from './composer.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { Dots } from './dots.tsx'
import { HolderBanner } from './holder-banner.tsx'
import { isTyping } from './keys.ts'
import { conversationQuery, messagesQuery } from './queries.ts'
import { Why } from './why.tsx'
import { wordsOf } from './words-of.ts'

export function ThreadPage() {
  const { id } = useParams({ from: '/shell/conversations/$id' })
  const conversation = useQuery(conversationQuery(id))
  useEscapeToList()
  if (conversation.isPending) return <ThreadSkeleton />
  if (conversation.isError)
    return (
      <div className="m-auto">
        <Failure error={conversation.error} onRetry={() => void conversation.refetch()} />
        <p className="text-center">
          <Link to="/conversations" search={(before) => before} className={buttonStyle({ look: 'ghost' })}>
            Back to the list
          </Link>
        </p>
      </div>
    )
  return <Thread key={id} conversation={conversation.data} />
}

function Thread({ conversation }: { conversation: Conversation }) {
  const wide = useMedia('(min-width: 87.5rem)')
  const [details, setDetails] = useState(wide)
  const [why, setWhy] = useState<string | null>(null)
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  const outbox = useOutbox(conversation.id)
  const mayTalk = useMay('talk')
  useMarkRead(conversation)

  const send = (content: SendableContent) => {
    outbox.send(content, replyTo?.id)
    setReplyTo(null)
  }
  return (
    <>
      <section aria-label="Conversation" className="flex min-w-0 flex-1 flex-col">
        <Header conversation={conversation} details={details} onDetails={() => setDetails(!details)} />
        <HolderBanner conversation={conversation} />
        <Messages conversation={conversation} pending={outbox} onWhy={setWhy} onReply={mayTalk ? setReplyTo : undefined} />
        <Composer conversation={conversation} replyTo={replyTo} onCancelReply={() => setReplyTo(null)} onSend={send} />
      </section>
      {wide
        ? details && (
            <aside aria-label="About the contact" className="w-72 shrink-0 overflow-y-auto border-line border-l">
              <ContactPanel conversation={conversation} />
            </aside>
          )
        : details && (
            <Dialog open place="side" title="About the contact" onClose={() => setDetails(false)}>
              <div className="-mx-5">
                <ContactPanel conversation={conversation} />
              </div>
            </Dialog>
          )}
      {why && <Why turnId={why} onClose={() => setWhy(null)} />}
    </>
  )
}

interface HeaderProps {
  conversation: Conversation
  details: boolean
  onDetails: () => void
}

function Header({ conversation: { contact, inbox }, details, onDetails }: HeaderProps) {
  const name = displayName(contact.name, contact.identities[0]?.value ?? 'Unknown visitor')
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-line border-b px-3 md:px-4">
      <title>{`${name} · Salesboy`}</title>
      <Link
        to="/conversations"
        search={(before) => before}
        aria-label="Back to the list"
        className={buttonStyle({ look: 'ghost', size: 'icon', className: 'md:hidden' })}
      >
        <ArrowLeft />
      </Link>
      <Avatar name={name} id={contact.id} />
      <div className="min-w-0 flex-1 leading-5">
        <h2 className="truncate font-semibold text-[0.9375rem]">
          <bdi>{name}</bdi>
        </h2>
        <p className="flex items-center gap-1.5 truncate text-muted text-xs">
          <ChannelIcon channel={inbox.channel} className="size-3" />
          {displayName(inbox.name)}
        </p>
      </div>
      <Button look="ghost" size="icon" aria-label="About the contact" title="About the contact" aria-expanded={details} onClick={onDetails}>
        <PanelRight />
      </Button>
    </header>
  )
}

interface MessagesProps {
  conversation: Conversation
  pending: Outbox
  onWhy: (turnId: string) => void
  onReply: ((message: Message) => void) | undefined
}

function Messages({ conversation: { id, thinking }, pending, onWhy, onReply }: MessagesProps) {
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

  if (messages.isPending) return <Loading className="flex-1 content-end p-5" rows={5} />
  if (messages.isError) return <Failure error={messages.error} onRetry={() => void messages.refetch()} className="my-auto" />

  const items = messages.data
  const quote = (of: string | null) => {
    const found = of === null ? undefined : items.find((message) => message.id === of)
    return found ? wordsOf(found.content) : of === null ? null : 'An earlier message'
  }
  // The reversed column keeps the newest line in view, and older pages above do not move what is being read.
  return (
    <div
      {...scrollable}
      role="log"
      aria-label="Messages"
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-4 focus-visible:outline-offset-[-3px]"
    >
      <div className="mx-auto mt-auto w-full max-w-3xl pt-4 pb-4">
        <div ref={top}>
          {isFetchingNextPage && <Skeleton className="mx-auto h-6 w-40" />}
          {!hasNextPage && items.length > 0 && <p className="text-center text-faint text-xs">The conversation begins here.</p>}
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
                  Try again
                </Button>
                <Button size="sm" look="ghost" onClick={() => pending.drop(item)}>
                  Discard
                </Button>
              </div>
            )}
          </PendingBubble>
        ))}
        {thinking && (
          <div className="mt-3 flex justify-end">
            <div className="rounded-2xl rounded-br-md bg-bot-soft px-4 py-2">
              <Dots label="The bot is writing" />
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

const DayLine = ({ words }: { words: string }) => (
  <p className="sticky top-2 z-10 mx-auto my-4 w-fit rounded-full border border-line bg-surface/95 px-3 py-0.5 text-muted text-xs">
    {words}
  </p>
)

interface Pending {
  key: string
  content: SendableContent
  replyTo: string | undefined
  problem: string | null
}
type Outbox = ReturnType<typeof useOutbox>

/** Messages on their way to the server. A retry carries the same key, so that it cannot be sent twice. */
function useOutbox(conversationId: string) {
  const client = useQueryClient()
  const [items, setItems] = useState<Pending[]>([])
  const drop = ({ key }: Pending) => setItems((now) => now.filter((item) => item.key !== key))
  const post = useMutation({
    meta: { shown: true },
    mutationFn: ({ content, replyTo, key }: Pending) =>
      api.conversations.sendMessage({ params: { id: conversationId }, body: { content, replyTo } }, { idempotencyKey: key }),
    onSuccess: async (_sent, item) => {
      await client.invalidateQueries({ queryKey: ['conversation', conversationId] })
      drop(item)
      void client.invalidateQueries({ queryKey: ['conversations'] })
    },
    onError: (error, { key }) =>
      setItems((now) => now.map((item) => (item.key === key ? { ...item, problem: asProblem(error).detail } : item))),
  })
  return {
    items,
    drop,
    send(content: SendableContent, replyTo: string | undefined) {
      const item = { key: newKey(), content, replyTo, problem: null }
      setItems((now) => [...now, item])
      post.mutate(item)
    },
    retry(failed: Pending) {
      setItems((now) => now.map((item) => (item.key === failed.key ? { ...item, problem: null } : item)))
      post.mutate(failed)
    },
  }
}

/** Somebody is looking, so nothing here is unread any more. */
function useMarkRead({ id, unread }: Conversation) {
  const client = useQueryClient()
  useEffect(() => {
    if (unread === 0) return
    const read = () => {
      if (document.visibilityState !== 'visible') return
      void api.conversations.markRead({ params: { id } }).then(
        () => client.invalidateQueries({ queryKey: ['conversations'] }),
        // Stays unread; the next look tries again.
        () => {},
      )
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [client, id, unread])
}

function useEscapeToList() {
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === 'Escape') void navigate({ to: '/conversations', search: (before) => before })
      if (event.key !== 'r') return
      event.preventDefault()
      document.getElementById('composer')?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [navigate])
}

const ThreadSkeleton = () => (
  <div className="flex flex-1 flex-col gap-4 p-4">
    <Skeleton className="h-9 w-56" />
    <Loading className="mt-auto" rows={4} />
  </div>
)
