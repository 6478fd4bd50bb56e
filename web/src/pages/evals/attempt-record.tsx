import { useQuery } from '@tanstack/react-query'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { DecisionView } from '../conversations/decision-view.tsx'
import { attemptQuery } from './queries.ts'
import { say } from './say.ts'

/** The flight record of one attempt. */
export default function AttemptRecord({ id, onClose }: { id: string; onClose: () => void }) {
  const attempt = useQuery(attemptQuery(id))
  return (
    <Dialog open place="side" title={say.whyThisAnswer} description={say.nothingDone} onClose={onClose}>
      {attempt.isPending ? (
        <Loading rows={5} />
      ) : attempt.isError ? (
        <Failure error={attempt.error} onRetry={() => void attempt.refetch()} />
      ) : (
        <DecisionView decision={attempt.data.decision} tried />
      )}
    </Dialog>
  )
}
