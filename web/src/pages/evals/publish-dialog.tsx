import type { ReactNode } from 'react'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { PublishReport } from './publish-report.tsx'
import { usePublish } from './use-publish.ts'

interface PublishDialogProps {
  draft: number
  onPublished: (version: number) => void
  onClose: () => void
  /** What would change for customers. */
  children: ReactNode
}

/** The draft is tried on the guarding cases, and speaks when it passed them all. */
export default function PublishDialog({ draft, onPublished, onClose, children }: PublishDialogProps) {
  const publish = usePublish(draft, ({ version }) => onPublished(version))
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
        {children}
      </div>
    </Dialog>
  )
}
