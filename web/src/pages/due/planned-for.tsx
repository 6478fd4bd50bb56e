import { useQuery } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { Button } from '@/ui/button.tsx'
import { DueItem } from './due-item.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { dueOfQuery } from './queries.ts'
import { say } from './say.ts'

/** What is planned in one conversation, beside it, and the way to plan more. */
export default function PlannedFor({ conversationId }: { conversationId: string }) {
  const mayTalk = useMay('talk')
  const things = useQuery(dueOfQuery(conversationId))
  const [planning, setPlanning] = useState(false)
  const some = (things.data?.length ?? 0) > 0
  if (!some && !mayTalk) return null
  return (
    <section aria-label={say.planned} data-beside className="grid gap-1">
      {some && (
        <div className="rounded-xl border border-line bg-raised px-3.5 pt-3 pb-1">
          <h3 className="font-semibold text-[0.8125rem]">{say.planned}</h3>
          <ul className="divide-y divide-line">
            {things.data?.map((thing) => (
              <DueItem key={thing.id} thing={thing} besideIts />
            ))}
          </ul>
        </div>
      )}
      {mayTalk && (
        <Button size="sm" look="ghost" className="justify-self-start" onClick={() => setPlanning(true)}>
          <CalendarPlus aria-hidden />
          {say.planForThem}
        </Button>
      )}
      {planning && <PlanDialog conversationId={conversationId} onClose={() => setPlanning(false)} />}
    </section>
  )
}
