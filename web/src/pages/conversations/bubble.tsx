import type { Message, MessageContent } from '@salesboy/contract/message'
import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock, type LucideIcon, Reply, Sparkles } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { useFillings } from '@/lib/slots.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Content } from './content.tsx'
import { Mood } from './mood.tsx'
import { say } from './say.ts'
import { underAnswer } from './slots.ts'
import { SmallButton } from './small-button.tsx'
import { UnknownSend } from './unknown-send.tsx'

const looks: Record<Message['author'], string> = {
  contact: 'rounded-bl-md bg-raised border border-line',
  bot: 'rounded-br-md bg-bot-soft',
  teammate: 'rounded-br-md bg-accent-soft',
  phone: 'rounded-br-md bg-accent-soft',
  system: 'bg-sunken text-muted',
}

interface BubbleProps {
  message: Message
  /** The words of the message this one answers. */
  quoted: string | null
  /** The first of several in a row by the same author. */
  first: boolean
  onWhy: (turnId: string) => void
  onReply?: ((message: Message) => void) | undefined
}

export function Bubble({ message, quoted, first, onWhy, onReply }: BubbleProps) {
  const format = useFormat()
  const fillings = useFillings(underAnswer)
  const { author, content, turnId, deletedAt } = message
  const out = message.direction === 'out'
  if (author === 'system') return <Notice message={message} />
  return (
    <article
      id={`message-${message.id}`}
      tabIndex={-1}
      aria-label={`${authorWords(message)}, ${format.time(message.at)}`}
      className={cn(
        'group flex flex-col rounded-2xl outline-offset-4 focus:outline-2 focus:outline-accent',
        out ? 'items-end' : 'items-start',
        first ? 'mt-3' : 'mt-1',
      )}
    >
      {first && out && <p className="mb-0.5 px-1 text-muted text-xs">{authorWords(message)}</p>}
      <div className={cn('flex max-w-[88%] items-center gap-1 sm:max-w-[76%]', out ? 'flex-row-reverse' : '')}>
        <div className={cn('min-w-0 rounded-2xl px-3.5 py-2 leading-6', looks[author], message.reactions.length > 0 && 'mb-3')}>
          {quoted && <p className="mb-1.5 line-clamp-2 border-accent border-l-2 pl-2 text-[0.8125rem] text-muted leading-5">{quoted}</p>}
          {deletedAt ? <p className="text-muted italic">{say.deletedByTheSender}</p> : <Content content={content} />}
          <p className="-mb-0.5 flex items-center justify-end gap-1 text-2xs text-muted tabular-nums">
            <Mood mood={message.mood} />
            {message.editedAt && <span title={format.dateTime(message.editedAt)}>{say.edited}</span>}
            <time dateTime={message.at} title={format.dateTime(message.at)}>
              {format.time(message.at)}
            </time>
            {out && <Status status={message.status} />}
          </p>
          {message.reactions.length > 0 && <Reactions reactions={message.reactions} />}
        </div>
        {onReply && !deletedAt && (
          <Button
            look="ghost"
            size="tiny"
            aria-label={say.answerThisMessage}
            title={say.answerThisMessage}
            className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
            onClick={() => onReply(message)}
          >
            <Reply />
          </Button>
        )}
      </div>
      {message.unknown ? (
        <UnknownSend message={message} known={message.unknown} />
      ) : (
        message.problem && <Trouble title={message.problem.detail} next={message.problem.nextStep} />
      )}
      {author === 'bot' && turnId && (
        <div className="mt-0.5 flex flex-wrap">
          <SmallButton icon={Sparkles} label={say.whyThisAnswer} onClick={() => onWhy(turnId)} />
          {fillings.map((Filling, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pages' order, which does not change
            <Suspense key={at}>
              <Filling turnId={turnId} />
            </Suspense>
          ))}
        </div>
      )}
    </article>
  )
}

/** A message that has left the composer but not yet reached the server, or could not. */
export function PendingBubble({ content, children }: { content: MessageContent; children?: ReactNode }) {
  return (
    <div className="mt-3 flex flex-col items-end">
      <div className="max-w-[88%] rounded-2xl rounded-br-md bg-accent-soft px-3.5 py-2 leading-6 sm:max-w-[76%]">
        <Content content={content} />
        {!children && (
          <p className="-mb-0.5 flex justify-end text-muted">
            <Status status="queued" />
          </p>
        )}
      </div>
      {children}
    </div>
  )
}

export function authorWords({ author, authorName }: Pick<Message, 'author' | 'authorName'>): string {
  if (author === 'bot') return displayName(authorName, say.bot)
  if (author === 'phone') return say.fromThePhone
  if (author === 'teammate') return displayName(authorName, say.teammate)
  return displayName(authorName, say.customer)
}

const statuses = (): Partial<Record<Message['status'], { icon: LucideIcon; words: string; className?: string }>> => ({
  queued: {
    icon: Clock,
    words: say.waitingToBeSent,
  },
  sending: {
    icon: Clock,
    words: say.beingSent,
  },
  sent: {
    icon: Check,
    words: say.sent,
  },
  delivered: {
    icon: CheckCheck,
    words: say.delivered,
  },
  read: {
    icon: CheckCheck,
    words: say.read,
    className: 'text-info',
  },
  failed: {
    icon: CircleAlert,
    words: say.notSent,
    className: 'text-bad',
  },
  unknown: {
    icon: CircleHelp,
    words: say.perhapsSent,
    className: 'text-warn',
  },
  cancelled: {
    icon: Ban,
    words: say.cancelledBeforeItWasSent,
  },
})

function Status({ status }: { status: Message['status'] }) {
  const shown = statuses()[status]
  if (!shown) return null
  return (
    <span title={shown.words} className={cn('inline-flex', shown.className)}>
      <shown.icon className="size-3.5" aria-hidden />
      <span className="sr-only">{shown.words}</span>
    </span>
  )
}

function Trouble({ title, next }: { title: string; next: string }) {
  return (
    <div className="mt-1 flex max-w-[88%] gap-2 rounded-xl bg-bad-soft px-3 py-2 text-[0.8125rem] text-bad leading-5 sm:max-w-[76%]">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <p className="min-w-0 break-words">
        <span className="font-medium">{title}</span> {next}
      </p>
    </div>
  )
}

function Reactions({ reactions }: { reactions: Message['reactions'] }) {
  return (
    <p className="-mb-5 mt-0.5 flex gap-1">
      {reactions.map(({ emoji, by }) => (
        <span
          key={`${by}${emoji}`}
          role="img"
          aria-label={by === 'contact' ? say.customerReacted({ emoji }) : say.weReacted({ emoji })}
          className="rounded-full border border-line bg-raised px-1.5 text-xs leading-5 shadow-card"
        >
          {emoji}
        </span>
      ))}
    </p>
  )
}

const Notice = ({ message }: { message: Message }) => (
  <div className="mx-auto my-3 max-w-[85%] rounded-xl bg-sunken px-3 py-1.5 text-center text-[0.8125rem] text-muted">
    <Content content={message.content} />
  </div>
)
