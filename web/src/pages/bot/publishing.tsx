import type { WhichVersion } from '@salesboy/contract/personas'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useFillings } from '@/lib/slots.ts'
import { toast } from '@/ui/toast.ts'
import { Changes } from './changes.tsx'
import { say } from './say.ts'
import { publishing } from './slots.ts'

interface PublishingProps {
  draft: WhichVersion
  speaking: number
  onClose: () => void
}

/** What would change for customers, shown by whoever tries drafts before they speak. */
export function Publishing({ draft, speaking, onClose }: PublishingProps) {
  const client = useQueryClient()
  const [PublishDialog] = useFillings(publishing)
  const settle = (version: number) => {
    void client.invalidateQueries({ queryKey: ['persona'] })
    toast.success(say.isLive({ version }))
    onClose()
  }
  if (!PublishDialog) return null
  return (
    <Suspense>
      <PublishDialog draft={draft} onPublished={settle} onClose={onClose}>
        <section aria-label={say.whatChanges}>
          <h3 className="mb-2 font-semibold text-[0.8125rem]">
            {say.whatChangesAgainst({ before: speaking === 0 ? say.asItCame : say.versionNumber({ version: speaking }) })}
          </h3>
          <Changes personaId={draft.personaId} from={speaking} to={draft.version} />
        </section>
      </PublishDialog>
    </Suspense>
  )
}
