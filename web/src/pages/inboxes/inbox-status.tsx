import type { Inbox } from '@salesboy/contract/inboxes'
import { Badge } from '@/ui/badge.tsx'
import { say } from './say.ts'

export function InboxStatus({ status }: { status: Inbox['status'] }) {
  if (status === 'active') return <Badge tone="ok">{say.active}</Badge>
  return status === 'paused' ? <Badge tone="warn">{say.paused}</Badge> : <Badge tone="bad">{say.stopped}</Badge>
}
