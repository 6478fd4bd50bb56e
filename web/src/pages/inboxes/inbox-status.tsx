import type { Inbox } from '@salesboy/contract/inboxes'
import { Badge } from '@/ui/badge.tsx'

export function InboxStatus({ status }: { status: Inbox['status'] }) {
  if (status === 'active') return <Badge tone="ok">Active</Badge>
  return status === 'paused' ? <Badge tone="warn">Paused</Badge> : <Badge tone="bad">Stopped</Badge>
}
