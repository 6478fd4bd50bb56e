import type { Conversation } from '@salesboy/contract/conversations'
import type { Message, SendableContent } from '@salesboy/contract/message'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, PanelRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMedia } from '@/lib/hooks.ts'
import { useMay } from '@/lib/me.ts'
import { contactName, displayName } from '@/lib/words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading, Skeleton } from '@/ui/skeleton.tsx'
import { ChannelIcon } from '../inboxes/channel-icon.tsx'
import { Composer } from './composer.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { HolderBanner } from './holder-banner.tsx'
import { isTyping } from './keys.ts'
import { Messages } from './messages.tsx'
import { conversationQuery } from './queries.ts'
import { say } from './say.ts'
import { useOutbox } from './use-outbox.ts'
import { Why } from './why.tsx'

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
            {say.backToTheList}
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
  const [shown, setShown] = useState<string | null>(null)
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  const outbox = useOutbox(conversation.id)
  const mayTalk = useMay('talk')
  useMarkRead(conversation)

  const send = (content: SendableContent) => {
    outbox.send(content, replyTo?.id)
    setReplyTo(null)
  }
  const showMessage = (messageId: string) => {
    if (!wide) setDetails(false)
    setShown(messageId)
  }
  return (
    <>
      <section aria-label={say.conversation} className="flex min-w-0 flex-1 flex-col">
        <Header conversation={conversation} details={details} onDetails={() => setDetails(!details)} />
        <HolderBanner conversation={conversation} />
        <Messages
          conversation={conversation}
          pending={outbox}
          shown={shown}
          onShown={() => setShown(null)}
          onWhy={setWhy}
          onReply={mayTalk ? setReplyTo : undefined}
        />
        <Composer conversation={conversation} replyTo={replyTo} onCancelReply={() => setReplyTo(null)} onSend={send} />
      </section>
      {wide
        ? details && (
            <aside aria-label={say.aboutTheContact} className="w-72 shrink-0 overflow-y-auto border-line border-l">
              <ContactPanel conversation={conversation} onSource={showMessage} />
            </aside>
          )
        : details && (
            <Dialog open place="side" title={say.aboutTheContact} onClose={() => setDetails(false)}>
              <div className="-mx-5">
                <ContactPanel conversation={conversation} onSource={showMessage} />
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
  const name = contactName(contact)
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-line border-b px-3 md:px-4">
      <title>{`${name} · Salesboy`}</title>
      <Link
        to="/conversations"
        search={(before) => before}
        aria-label={say.backToTheList}
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
      <Button
        look="ghost"
        size="icon"
        aria-label={say.aboutTheContact}
        title={say.aboutTheContact}
        aria-expanded={details}
        onClick={onDetails}
      >
        <PanelRight />
      </Button>
    </header>
  )
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
