import type { Inbox } from '@salesboy/contract/inboxes'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert, InboxIcon, Plus, ShieldAlert } from 'lucide-react'
import { useMay } from '@/lib/me.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { buttonStyle } from '@/ui/button.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { ChannelIcon, ChannelLabel } from './channel-icon.tsx'
import { InboxStatus } from './inbox-status.tsx'
import { inboxesQuery } from './queries.ts'
import { say } from './say.ts'

export function InboxesPage() {
  const mayManage = useMay('manage')
  const inboxes = useQuery(inboxesQuery)
  const add = mayManage && (
    <Link to="/inboxes/new" className={buttonStyle({ look: 'primary' })}>
      <Plus aria-hidden />
      {say.connectAnInbox}
    </Link>
  )
  return (
    <Page title={say.inboxes} note={say.note} actions={inboxes.data?.length ? add : null}>
      {inboxes.isPending ? (
        <Loading className="[&>div]:h-28" />
      ) : inboxes.isError ? (
        <Failure error={inboxes.error} onRetry={() => void inboxes.refetch()} />
      ) : inboxes.data.length === 0 ? (
        <Empty icon={InboxIcon} title={say.noInboxIsConnected}>
          <p>{say.noneNext}</p>
          <div className="mt-5">{add}</div>
        </Empty>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {inboxes.data.map((inbox) => (
            <li key={inbox.id}>
              <InboxCard inbox={inbox} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function InboxCard({ inbox }: { inbox: Inbox }) {
  const format = useFormat()
  return (
    <Link
      to="/inboxes/$id"
      params={{ id: inbox.id }}
      search={{}}
      className="flex h-full flex-col gap-3 rounded-2xl border border-line bg-raised p-5 shadow-card transition-[border-color,box-shadow] hover:border-line-strong/60 hover:shadow-lift"
    >
      <span className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-ink text-surface">
          <ChannelIcon channel={inbox.channel} className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block break-words font-semibold">{displayName(inbox.name)}</span>
          <span className="block text-[0.8125rem] text-muted">
            <ChannelLabel channel={inbox.channel} />
          </span>
        </span>
        <InboxStatus status={inbox.status} />
      </span>
      {inbox.problem && (
        <span className="flex items-start gap-2 rounded-xl bg-bad-soft px-3 py-2 text-[0.8125rem] text-bad leading-5">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span className="min-w-0 break-words">
            {inbox.problem.detail} {inbox.problem.nextStep}
          </span>
        </span>
      )}
      <span className="mt-auto flex flex-wrap items-center justify-between gap-2 text-[0.8125rem] text-muted">
        {inbox.lastReceivedAt ? say.lastMessage({ at: format.dateTime(inbox.lastReceivedAt) }) : say.noMessageYet}
        {inbox.quarantined > 0 && (
          <Badge tone="warn">
            <ShieldAlert aria-hidden />
            {say.setAsideCount({ count: inbox.quarantined })}
          </Badge>
        )}
      </span>
    </Link>
  )
}
