import type { Inbox } from '@salesboy/contract/inboxes'
import { CircleAlert, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/use-format.ts'
import { cn } from '@/ui/cn.ts'
import { CopyField } from '@/ui/copy.tsx'
import { say } from './say.ts'

/** What stands between an inbox and its messages: whose account it is, and the connection that is held open. */
export function InboxNews({ inbox: { ownership, connection } }: { inbox: Inbox }) {
  const format = useFormat()
  return (
    <>
      {ownership && ownership.state !== 'proven' && (
        <Notice tone={ownership.state === 'waiting' ? 'warn' : 'bad'} title={titles[ownership.state]}>
          {ownership.detail} {ownership.nextStep}
        </Notice>
      )}
      {ownership?.claimedAt && (
        <Notice tone="warn" title={say.claimed}>
          {say.claimedNote({ at: format.dateTime(ownership.claimedAt) })}
        </Notice>
      )}
      {connection?.state === 'pairing' && (
        <Notice tone="warn" title={say.pairPhone}>
          {connection.detail}
          {connection.pairing && <CopyField label={say.code} text={connection.pairing} />}
        </Notice>
      )}
      {connection?.state === 'closed' && (
        <Notice tone="bad" title={say.notConnected}>
          {connection.detail ?? say.noConnection} {say.messagesWait}
        </Notice>
      )}
    </>
  )
}

const titles = { waiting: say.notChecked, refused: say.notShown, held: say.heldElsewhere }

function Notice({ tone, title, children }: { tone: 'warn' | 'bad'; title: string; children: ReactNode }) {
  const Icon = tone === 'warn' ? Clock : CircleAlert
  return (
    <div
      className={cn('flex items-start gap-3 rounded-2xl px-4 py-3', tone === 'warn' ? 'bg-warn-soft text-warn' : 'bg-bad-soft text-bad')}
    >
      <Icon className="mt-0.5 size-5 shrink-0" aria-hidden />
      <div className="min-w-0 break-words">
        <b className="block font-semibold">{title}</b>
        {children}
      </div>
    </div>
  )
}
