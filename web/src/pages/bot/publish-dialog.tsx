import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { toast } from '@/ui/toast.ts'
import { PublishReport } from '../evals/publish-report.tsx'
import { usePublish } from '../evals/use-publish.ts'
import { Changes } from './changes.tsx'

interface PublishDialogProps {
  draft: number
  speaking: number
  onClose: () => void
}

/** What would change for customers; then the draft is tried on the guarding cases, and speaks when it passed them all. */
export function PublishDialog({ draft, speaking, onClose }: PublishDialogProps) {
  const client = useQueryClient()
  const publish = usePublish(draft, ({ version }) => {
    void client.invalidateQueries({ queryKey: ['persona'] })
    toast.success(`Version ${version} speaks now.`)
    onClose()
  })
  const close = () => {
    publish.stop()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={`Publish version ${draft}?`}
      description="It is tried first on your tests about money, consent and handing over. Then customers hear it from the next message on."
      footer={
        <>
          <Button onClick={close}>{publish.busy ? 'Stop' : 'Cancel'}</Button>
          <Button look="primary" busy={publish.busy} onClick={publish.start}>
            {publish.error ? 'Try again' : 'Publish'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <PublishReport run={publish.run} error={publish.error} />
        <section aria-label="What changes">
          <h3 className="mb-2 font-semibold text-[0.8125rem]">
            What changes against {speaking === 0 ? 'the first persona' : `version ${speaking}`}
          </h3>
          <Changes from={speaking} to={draft} />
        </section>
      </div>
    </Dialog>
  )
}
