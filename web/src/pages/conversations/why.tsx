import { useQuery } from '@tanstack/react-query'
import { useFormat } from '@/lib/use-format.ts'
import { CopyField } from '@/ui/copy.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { DecisionView } from './decision-view.tsx'
import { turnQuery } from './queries.ts'
import { say } from './say.ts'

/** Why did it say that: the flight record of one answer. */
export function Why({ turnId, onClose }: { turnId: string; onClose: () => void }) {
  const turn = useQuery(turnQuery(turnId))
  const format = useFormat()
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={say.whyThisAnswer}
      description={turn.data ? `${format.dateTime(turn.data.openedAt)} · ${turn.data.outcome.replace(/_/g, ' ')}` : say.whyNote}
    >
      {turn.isPending ? (
        <Loading rows={5} />
      ) : turn.isError ? (
        <Failure error={turn.error} onRetry={() => void turn.refetch()} />
      ) : (
        <div className="grid gap-6">
          {turn.data.decision ? <DecisionView decision={turn.data.decision} /> : <p className="text-muted">{say.endedEarly}</p>}
          <CopyField label={say.reference} text={turn.data.traceId} />
        </div>
      )}
    </Dialog>
  )
}
