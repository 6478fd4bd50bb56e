import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { useMay } from '@/lib/me.ts'
import { cn } from '@/ui/cn.ts'
import { budgetQuery, modelsQuery } from '../settings/queries.ts'
import { say } from './say.ts'

/** What about the models needs the owner: a refused key, an empty account, a budget that runs out. Shown to those who can mend it. */
export function ModelNotice() {
  const mayManage = useMay('manage')
  const { data: models = [] } = useQuery({ ...modelsQuery, enabled: mayManage })
  const { data: budget } = useQuery({ ...budgetQuery, enabled: mayManage })
  const broken = models.filter(({ failing }) => failing && ['key', 'credit', 'model', 'request'].includes(failing.fault))
  const notices = [
    ...broken.map(({ id, label, failing }) => ({ id, bad: true, text: say.answeredWithoutIt({ label, detail: failing?.detail ?? '' }) })),
    ...(budget?.state === 'spent' ? [{ id: 'spent', bad: true, text: say.budgetSpent }] : []),
    ...(budget?.state === 'warned' ? [{ id: 'warned', bad: false, text: say.budgetLow }] : []),
  ]
  if (notices.length === 0) return null
  return (
    <ul className="grid gap-2" aria-label={say.aboutYourModels}>
      {notices.map(({ id, bad, text }) => (
        <li
          key={id}
          className={cn(
            'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-2xl px-4 py-3',
            bad ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn',
          )}
        >
          <CircleAlert className="size-5 shrink-0" aria-hidden />
          <span className="min-w-0 flex-1 basis-52">{text}</span>
          <Link to="/settings/models" className="rounded font-medium underline underline-offset-2">
            {say.lookAtTheModels}
          </Link>
        </li>
      ))}
    </ul>
  )
}
