import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { Button } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Choices } from '@/ui/choices.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Select } from '@/ui/field.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { DueItem } from './due-item.tsx'
import { type ForWhom, forWhom } from './for-whom.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { dueQuery } from './queries.ts'
import { say } from './say.ts'

export function PlannedPage() {
  const mayTalk = useMay('talk')
  const { past = false, for: shown = 'all' } = useSearch({ from: '/shell/planned' })
  const navigate = useNavigate()
  const [planning, setPlanning] = useState(false)
  const things = useInfiniteQuery(dueQuery({ state: past ? 'ended' : 'open', shown }))
  const show = (change: { past?: true | undefined; for?: ForWhom | undefined }) =>
    void navigate({ to: '/planned', search: (before) => ({ ...before, ...change }) })
  return (
    <Page
      title={say.planned}
      note={say.note}
      actions={
        mayTalk && (
          <Button look="primary" onClick={() => setPlanning(true)}>
            <Plus aria-hidden />
            {say.plan}
          </Button>
        )
      }
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <Choices
          label={say.show}
          options={[
            { value: 'coming', label: say.coming },
            { value: 'past', label: say.past },
          ]}
          value={past ? 'past' : 'coming'}
          onChange={(value) => show({ past: value === 'past' || undefined })}
        />
        <Select
          aria-label={say.which}
          className="w-full sm:w-60"
          value={shown}
          onChange={(event) => show({ for: forWhom.find((one) => one === event.target.value && one !== 'all') })}
        >
          {forWhom.map((value) => (
            <option key={value} value={value}>
              {say.forWhom[value]}
            </option>
          ))}
        </Select>
      </div>
      <Card>
        {things.isPending ? (
          <Loading className="p-5" rows={4} />
        ) : things.isError ? (
          <Failure error={things.error} onRetry={() => void things.refetch()} />
        ) : things.data.length === 0 ? (
          <Empty icon={CalendarClock} title={past ? say.nothingPast : say.nothingComing}>
            {past ? say.nothingPastNext : say.nothingComingNext}
          </Empty>
        ) : (
          <ul className="divide-y divide-line">
            {things.data.map((thing) => (
              <DueItem key={thing.id} thing={thing} />
            ))}
          </ul>
        )}
        {things.hasNextPage && (
          <div className="border-line border-t p-3 text-center">
            <Button size="sm" look="ghost" busy={things.isFetchingNextPage} onClick={() => void things.fetchNextPage()}>
              {say.showMore}
            </Button>
          </div>
        )}
      </Card>
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </Page>
  )
}
