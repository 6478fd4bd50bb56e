import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Building2, Cpu, KeyRound, type LucideIcon, Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useMay } from '@/lib/me.ts'
import { Page } from '@/ui/page.tsx'
import { say } from './say.ts'

interface Section {
  to: '/settings/business' | '/settings/models' | '/settings/team' | '/settings/api-keys'
  label: string
  icon: LucideIcon
  /** Only for those who may manage. */
  manage?: true
}

const sections = (): Section[] => [
  {
    to: '/settings/business',
    label: say.business,
    icon: Building2,
  },
  {
    to: '/settings/models',
    label: say.models,
    icon: Cpu,
    manage: true,
  },
  {
    to: '/settings/team',
    label: say.team,
    icon: Users,
  },
  {
    to: '/settings/api-keys',
    label: say.apiKeys,
    icon: KeyRound,
    manage: true,
  },
]

export function SettingsPage() {
  const mayManage = useMay('manage')
  const { pathname } = useLocation()
  const nav = useRef<HTMLElement>(null)
  // On a phone the row is wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every page marks another link
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <Page title={say.settings}>
      <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <nav
          ref={nav}
          aria-label={say.settings}
          className="-mx-4 flex gap-1 overflow-x-auto px-4 pb-1 md:sticky md:top-6 md:mx-0 md:grid md:px-0"
        >
          {sections()
            .filter(({ manage }) => mayManage || !manage)
            .map(({ to, label, icon: Icon }) => (
              <Link
                key={to}
                to={to}
                className="flex h-9 shrink-0 items-center gap-2.5 rounded-lg px-3 font-medium text-muted transition-colors hover:bg-ink/5 hover:text-ink focus-visible:outline-offset-[-2px]"
                activeProps={{ className: 'bg-accent-soft! text-accent-text!', 'aria-current': 'page' }}
              >
                <Icon className="size-4" aria-hidden />
                {label}
              </Link>
            ))}
        </nav>
        <div className="min-w-0">
          <Outlet />
        </div>
      </div>
    </Page>
  )
}
