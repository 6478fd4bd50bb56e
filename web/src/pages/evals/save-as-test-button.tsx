import { FlaskConical } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { SmallButton } from '../conversations/small-button.tsx'

const SaveAsTest = lazy(() => import('./save-as-test.tsx'))

/** Under an answer of the bot, for those who may write tests. */
export default function SaveAsTestButton({ turnId }: { turnId: string }) {
  const mayEdit = useMay('edit')
  const [open, setOpen] = useState(false)
  if (!mayEdit) return null
  return (
    <>
      <SmallButton icon={FlaskConical} label="Save as test" onClick={() => setOpen(true)} />
      {open && (
        <Suspense>
          <SaveAsTest turnId={turnId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
