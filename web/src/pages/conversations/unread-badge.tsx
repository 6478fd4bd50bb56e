import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import { CountBadge } from '@/ui/count-badge.tsx'

/** Conversations with something unread, up to 100. */
export default function UnreadBadge({ className }: { className?: string }) {
  const { data } = useQuery({
    queryKey: ['conversations', 'unread'],
    queryFn: ({ signal }) => api.conversations.listConversations({ query: { filter: 'unread', limit: 100 } }, { signal }),
    select: ({ items }) => items.length,
  })
  return <CountBadge count={data ?? 0} of="unread" className={className} />
}
