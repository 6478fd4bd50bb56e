import type { WhichVersion } from '@salesboy/contract/personas'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { say as common } from '@/ui/say.ts'
import { PublishReport } from './publish-report.tsx'
import { say } from './say.ts'
import { usePublish } from './use-publish.ts'

interface PublishDialogProps {
  draft: WhichVersion
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
      title={say.publishVersion({ draft: draft.version })}
      description={say.publishNote}
      footer={
        <>
          <Button onClick={close}>{publish.busy ? say.stop : common.cancel}</Button>
          <Button look="primary" busy={publish.busy} onClick={publish.start}>
            {publish.error ? common.tryAgain : say.publish}
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
