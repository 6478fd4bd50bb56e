import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import { catalogue } from '@/lib/catalogue.ts'
import { CountBadge } from '@/ui/count-badge.tsx'

// Of its own: the menu is drawn before anyone opens the page.
const say = catalogue('pages/conversations/unread-badge', { unread: 'unread' })

/** Conversations with something unread, up to 100. */
export default function UnreadBadge({ className }: { className?: string }) {
  const { data } = useQuery({
    queryKey: ['conversations', 'unread'],
    queryFn: ({ signal }) => api.conversations.listConversations({ query: { filter: 'unread', limit: 100 } }, { signal }),
    select: ({ items }) => items.length,
  })
  return <CountBadge count={data ?? 0} of={say.unread} className={className} />
}
