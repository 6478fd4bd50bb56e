import type { Service } from '@salesboy/contract/bookings'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { days } from './hours-editor.tsx'
import { servicesQuery } from './queries.ts'
import { say } from './say.ts'
import { ServiceDialog } from './service-dialog.tsx'

/** What customers may book, each saved by itself. */
export function Services() {
  const mayEdit = useMay('edit')
  const services = useQuery(servicesQuery)
  const [open, setOpen] = useState<Service | 'new' | null>(null)
  if (services.isPending) return <Loading rows={2} />
  if (services.isError) return <Failure error={services.error} onRetry={() => void services.refetch()} />
  return (
    <div className="grid gap-3">
      {services.data.length > 0 && (
        <ul aria-label={say.services} className="divide-y divide-line rounded-xl border border-line">
          {services.data.map((service) => (
            <li key={service.id}>
              <button
                type="button"
                className="grid w-full gap-0.5 px-4 py-3 text-left hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent"
                onClick={() => setOpen(service)}
              >
                <bdi className="font-medium [overflow-wrap:anywhere]">{displayName(service.name)}</bdi>
                <span className="text-[0.8125rem] text-muted">{inShort(service)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && services.data.length < 50 && (
        <div>
          <Button size="sm" onClick={() => setOpen('new')}>
            <Plus /> {say.addAService}
          </Button>
        </div>
      )}
      {open && <ServiceDialog service={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** "60 minutes, Tue, Thu, 10:00 to 16:00, at least 3 hours ahead" */
const inShort = ({ minutes, days: on, window, leadTimeHours }: Service): string =>
  [
    say.lasting({ minutes }),
    ...days.filter((day) => on.includes(day)).map((day) => say.days[day].slice(0, 3)),
    window && say.fromTo({ from: window[0], to: window[1] }),
    leadTimeHours > 0 && say.ahead({ hours: leadTimeHours }),
  ]
    .filter(Boolean)
    .join(', ')
