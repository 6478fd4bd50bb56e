import type { Message } from '@salesboy/contract/message'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleHelp } from 'lucide-react'
import { api, newKey } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { useFormat } from '@/lib/use-format.ts'
import { Button } from '@/ui/button.tsx'
import { say } from './say.ts'

/** What is known of a message that may or may not have arrived, and what a person can do about it. */
export function UnknownSend({ message, known }: { message: Message; known: NonNullable<Message['unknown']> }) {
  const format = useFormat()
  const mayTalk = useMay('talk')
  const { again, settle } = useVerdict(message)
  const at = format.dateTime(known.at)
  const words = [
    known.to ? say.leftFor({ at, to: known.to }) : say.leftAt({ at }),
    known.tries > 1 ? say.leftAfterTries({ tries: known.tries }) : '',
    verdictWords(known.verdict),
  ]
  return (
    <div className="mt-1 max-w-[88%] rounded-xl bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn leading-5 sm:max-w-[76%]">
      <p className="flex gap-2">
        <CircleHelp className="mt-0.5 size-4 shrink-0" aria-hidden />
        <span className="min-w-0 break-words">
          <span className="font-medium">{say.perhapsArrived}</span> {words.filter(Boolean).join(' ')}
        </span>
      </p>
      {mayTalk && (known.verdict === null || known.verdict === 'dismissed') && (
        <div className="mt-1.5 flex flex-wrap gap-1.5 pl-6">
          <Button size="sm" look="primary" busy={again.isPending} onClick={() => again.mutate()}>
            {say.sendAgain}
          </Button>
          <Button size="sm" busy={settle.isPending} onClick={() => settle.mutate('arrived')}>
            {say.itArrived}
          </Button>
          {known.verdict === null && (
            <Button size="sm" look="ghost" busy={settle.isPending} onClick={() => settle.mutate('dismissed')}>
              {say.neverMind}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function verdictWords(verdict: NonNullable<Message['unknown']>['verdict']): string {
  if (verdict === 'sent_again') return say.wasSentAgain
  if (verdict === 'arrived') return say.someoneSawItArrive
  return verdict === 'dismissed' ? say.someoneLetItBe : say.checkOnThePhone
}

function useVerdict({ id, conversationId }: Message) {
  const client = useQueryClient()
  const onSettled = () =>
    Promise.all(
      [['conversation', conversationId], ['conversations'], ['overview']].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
  return {
    again: useMutation({ mutationFn: () => api.conversations.sendAgain({ params: { id } }, { idempotencyKey: newKey() }), onSettled }),
    settle: useMutation({
      mutationFn: (verdict: 'arrived' | 'dismissed') => api.conversations.settleUnknown({ params: { id }, body: { verdict } }),
      onSettled,
    }),
  }
}
