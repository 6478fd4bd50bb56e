import type { Conversation } from '@salesboy/contract/conversations'
import { BellOff } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { languageName } from '@/lib/languages.ts'
import { useFillings } from '@/lib/slots.ts'
import { useFormat } from '@/lib/use-format.ts'
import { contactName, displayName } from '@/lib/words.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Badge } from '@/ui/badge.tsx'
import { Copy } from '@/ui/copy.tsx'
import { ChannelIcon, ChannelLabel } from '../inboxes/channel-icon.tsx'
import { KnownFacts } from './known-facts.tsx'
import { Mood } from './mood.tsx'
import { say } from './say.ts'
import { besideContact } from './slots.ts'

const kinds: Record<string, string> = say.kinds

interface ContactPanelProps {
  conversation: Conversation
  onSource: (messageId: string) => void
}

export function ContactPanel({ conversation, onSource }: ContactPanelProps) {
  const format = useFormat()
  const fillings = useFillings(besideContact)
  const { contact, inbox, windowClosesAt } = conversation
  const name = contactName(contact)
  return (
    <div className="grid gap-5 p-5">
      <div className="grid justify-items-center gap-2 text-center">
        <Avatar name={name} id={contact.id} className="size-16 text-lg" />
        <h3 dir="auto" className="max-w-full break-words font-semibold text-base">
          {name}
        </h3>
        {contact.optedOutAt && (
          <Badge tone="bad">
            <BellOff aria-hidden />
            {say.askedUsToStop}
          </Badge>
        )}
        <Mood mood={conversation.mood} withWords />
      </div>
      <dl className="grid gap-3.5">
        {contact.identities.map(({ kind, value }) => (
          <Row key={kind + value} label={kinds[kind] ?? kind}>
            <span className="flex items-center gap-1">
              <span className="min-w-0 break-all">{displayName(value)}</span>
              <Copy text={value} label={say.copyWhat({ what: kinds[kind] ?? kind })} />
            </span>
          </Row>
        ))}
        <Row label={say.writesThrough}>
          <span className="flex items-center gap-1.5">
            <ChannelIcon channel={inbox.channel} className="size-3.5 text-muted" />
            {displayName(inbox.name)} · <ChannelLabel channel={inbox.channel} />
          </span>
        </Row>
        {contact.language && <Row label={say.language}>{languageName(contact.language)}</Row>}
        <Row label={say.firstSeen}>{format.dateTime(contact.createdAt)}</Row>
        {windowClosesAt && (
          <Row label={Date.parse(windowClosesAt) > Date.now() ? say.freeMessagesUntil : say.freeMessagesEnded}>
            {format.dateTime(windowClosesAt)}
          </Row>
        )}
      </dl>
      <KnownFacts conversation={conversation} onSource={onSource} />
      {fillings.map((Filling, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pages' order, which does not change
        <Suspense key={at}>
          <Filling conversationId={conversation.id} />
        </Suspense>
      ))}
    </div>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-muted text-xs">{label}</dt>
    <dd className="break-words">{children}</dd>
  </div>
)
