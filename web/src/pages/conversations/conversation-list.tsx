import type { Conversation } from '@salesboy/contract/conversations'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useClock } from '@/lib/hooks.ts'
import { useFormat } from '@/lib/use-format.ts'
import { contactName, displayName } from '@/lib/words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { cn } from '@/ui/cn.ts'
import { ChannelIcon } from '../inboxes/channel-icon.tsx'
import { Dots } from './dots.tsx'
import { isTyping } from './keys.ts'
import { Mood } from './mood.tsx'
import { say } from './say.ts'

interface ConversationListProps {
  items: Conversation[]
  openId: string | undefined
  /** Whether the next page may be asked for. */
  more: boolean
  onMore: () => void
}

const rowHeight = 80

export function ConversationList({ items, openId, more, onMore }: ConversationListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const format = useFormat()
  const now = useClock()
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0

  useEffect(() => {
    if (more && last >= items.length - 8) onMore()
  }, [more, last, items.length, onMore])

  // Keys come faster than rows are drawn: until the row aimed at has the focus, the next step starts from there.
  const aimed = useRef<number | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
      if (step === undefined) return
      const focused = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row
      // Arrows scroll a thread that has the focus; j and k always move through the list.
      if (event.key.startsWith('Arrow') && focused === undefined && document.activeElement !== document.body) return
      event.preventDefault()
      const from = aimed.current ?? (focused === undefined ? items.findIndex(({ id }) => id === openId) : Number(focused))
      const next = Math.max(0, Math.min(items.length - 1, from + step))
      aimed.current = next
      rows.scrollToIndex(next)
      requestAnimationFrame(() => {
        if (aimed.current !== next) return
        aimed.current = null
        scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus()
      })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [items, openId, rows])

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto pb-2">
      <ul aria-label={say.conversations} className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const item = items[index]
          return (
            item && (
              <li key={item.id} className="absolute inset-x-2" style={{ height: rowHeight, transform: `translateY(${start}px)` }}>
                <Row item={item} index={index} open={item.id === openId} format={format} now={now} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

interface RowProps {
  item: Conversation
  index: number
  open: boolean
  format: ReturnType<typeof useFormat>
  now: Date
}

function Row({ item, index, open, format, now }: RowProps) {
  const name = contactName(item.contact)
  const unread = item.unread > 0
  return (
    <Link
      to="/conversations/$id"
      params={{ id: item.id }}
      search={(before) => before}
      data-row={index}
      className={cn(
        'flex h-[4.75rem] items-start gap-3 rounded-xl px-2.5 py-2.5 transition-colors hover:bg-ink/4 focus-visible:outline-offset-[-2px]',
        open && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      <span className="relative">
        <Avatar name={name} id={item.contact.id} className="size-10" />
        <span className="absolute -right-1 -bottom-1 grid size-5 place-items-center rounded-full border-2 border-surface bg-ink text-surface">
          <ChannelIcon channel={item.inbox.channel} className="size-2.5" />
        </span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className={cn('min-w-0 flex-1 truncate', unread ? 'font-semibold' : 'font-medium')}>
            <bdi>{name}</bdi>
          </span>
          {item.lastMessage && (
            <time dateTime={item.lastMessage.at} className="text-muted text-xs tabular-nums">
              {format.ago(item.lastMessage.at, now)}
            </time>
          )}
        </span>
        <span className="flex items-center gap-2">
          <span className={cn('min-w-0 flex-1 truncate text-[0.8125rem]', unread ? 'text-ink' : 'text-muted')}>
            {item.thinking ? <Dots label={say.theBotIsWriting} /> : <Preview item={item} />}
          </span>
          <Mood mood={item.mood} />
          {unread && (
            <span className="grid h-4.5 min-w-4.5 shrink-0 place-items-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent tabular-nums">
              {item.unread > 99 ? '99+' : item.unread}
              <span className="sr-only"> {say.unreadMessages}</span>
            </span>
          )}
        </span>
        <Holder item={item} />
      </span>
    </Link>
  )
}

const who: Record<string, string> = say.who

function Preview({ item: { lastMessage } }: { item: Conversation }) {
  if (!lastMessage) return <>{say.noMessagesYet}</>
  const trouble = lastMessage.status === 'failed' ? say.notSentPrefix : lastMessage.status === 'unknown' ? say.perhapsSentPrefix : ''
  return (
    <>
      {trouble ? <span className="text-bad">{trouble}</span> : <span className="text-faint">{who[lastMessage.author] ?? ''}</span>}
      <bdi>{displayName(lastMessage.text, say.attachment)}</bdi>
    </>
  )
}

function Holder({ item: { handover, contact, inbox, unknownSends } }: { item: Conversation }) {
  const line = 'mt-0.5 flex items-center gap-1.5 truncate text-xs leading-4'
  const dot = 'size-1.5 shrink-0 rounded-full'
  if (contact.optedOutAt) return <span className={cn(line, 'text-muted')}>{say.askedUsToStop}</span>
  if (handover?.waiting)
    return (
      <span className={cn(line, 'font-medium text-accent-text')}>
        <span className={cn(dot, 'bg-accent')} />
        {say.waitingForAPerson}
      </span>
    )
  if (unknownSends > 0) return <span className={cn(line, 'font-medium text-warn')}>{say.mayNotHaveArrived}</span>
  if (handover)
    return (
      <span className={cn(line, 'text-muted')}>
        <span className={cn(dot, 'bg-accent')} />
        {handover.teammate ? displayName(handover.teammate.name) : say.answeredFromThePhone}
      </span>
    )
  return (
    <span className={cn(line, 'text-muted')}>
      <span className={cn(dot, 'bg-bot-strong')} />
      {say.botName({ name: displayName(inbox.name) })}
    </span>
  )
}
