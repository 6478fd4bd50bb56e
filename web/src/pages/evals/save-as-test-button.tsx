import { FlaskConical } from 'lucide-react'
import { Suspense, useState } from 'react'
import { later } from '@/lib/later.ts'
import { useMay } from '@/lib/me.ts'
import { SmallButton } from '../conversations/small-button.tsx'
import { say } from './say.ts'

const SaveAsTest = later(() => import('./save-as-test.tsx'))

/** Under an answer of the bot, for those who may write tests. */
export default function SaveAsTestButton({ turnId }: { turnId: string }) {
  const mayEdit = useMay('edit')
  const [open, setOpen] = useState(false)
  if (!mayEdit) return null
  return (
    <>
      <SmallButton icon={FlaskConical} label={say.saveAsTest} onClick={() => setOpen(true)} />
      {open && (
        <Suspense>
          <SaveAsTest turnId={turnId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
