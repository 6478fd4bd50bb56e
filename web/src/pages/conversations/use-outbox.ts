import type { SendableContent } from '@salesboy/contract/message'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'

interface Pending {
  key: string
  content: SendableContent
  replyTo: string | undefined
  problem: string | null
}
export type Outbox = ReturnType<typeof useOutbox>

/** Messages on their way to the server. A retry carries the same key, so that it cannot be sent twice. */
export function useOutbox(conversationId: string) {
  const client = useQueryClient()
  const [items, setItems] = useState<Pending[]>([])
  const drop = ({ key }: Pending) => setItems((now) => now.filter((item) => item.key !== key))
  const post = useMutation({
    meta: { shown: true },
    mutationFn: ({ content, replyTo, key }: Pending) =>
      api.conversations.sendMessage({ params: { id: conversationId }, body: { content, replyTo } }, { idempotencyKey: key }),
    onSuccess: async (_sent, item) => {
      await client.invalidateQueries({ queryKey: ['conversation', conversationId] })
      drop(item)
      void client.invalidateQueries({ queryKey: ['conversations'] })
    },
    onError: (error, { key }) =>
      setItems((now) => now.map((item) => (item.key === key ? { ...item, problem: asProblem(error).detail } : item))),
  })
  return {
    items,
    drop,
    send(content: SendableContent, replyTo: string | undefined) {
      const item = { key: newKey(), content, replyTo, problem: null }
      setItems((now) => [...now, item])
      post.mutate(item)
    },
    retry(failed: Pending) {
      setItems((now) => now.map((item) => (item.key === failed.key ? { ...item, problem: null } : item)))
      post.mutate(failed)
    },
  }
}
