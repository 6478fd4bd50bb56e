import { Link, Outlet, useParams } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { cn } from '@/ui/cn.ts'
import { Wordmark } from '@/ui/logo.tsx'
import { later } from '../lib/later.ts'
import { roleName, useMe } from '../lib/me.ts'
import { displayName } from '../lib/words.ts'
import { useLiveUpdates } from './live-updates.ts'
import { inTabBar, type MenuEntry, places } from './places.ts'
import { say } from './say.ts'
import { LanguageChoice, SignOut, ThemeButton } from './session-buttons.tsx'

const More = later(() => import('./more.tsx'))

export function Shell() {
  useLiveUpdates()
  const inThread = useParams({ strict: false }).id !== undefined
  return (
    <div className="grid h-dvh grid-rows-[minmax(0,1fr)_auto] md:grid-cols-[14.5rem_minmax(0,1fr)] md:grid-rows-1">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-lg bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {say.skipToThePage}
      </a>
      <Sidebar />
      <main
        id="main"
        tabIndex={-1}
        className="row-start-1 min-h-0 overflow-y-auto bg-surface outline-none md:col-start-2 md:my-2 md:mr-2 md:rounded-2xl md:border md:border-line md:shadow-card"
      >
        <Outlet />
      </main>
      <TabBar className={inThread ? 'hidden' : ''} />
    </div>
  )
}

function Sidebar() {
  const me = useMe()
  return (
    <aside className="hidden min-h-0 flex-col gap-1 p-3 md:flex" aria-label="Salesboy">
      <div className="px-2 pt-2 pb-4">
        <Wordmark />
        <p className="mt-3 truncate font-medium text-muted text-xs" title={me.tenant.name}>
          {displayName(me.tenant.name)}
        </p>
      </div>
      <nav aria-label={say.main} className="grid gap-0.5">
        {places.filter(inHouse(false)).map((place) => (
          <NavLink key={place.to} place={place} />
        ))}
      </nav>
      <div className="mt-auto grid gap-0.5">
        {places.filter(inHouse(true)).map((place) => (
          <NavLink key={place.to} place={place} />
        ))}
        <LanguageChoice />
        <div className="mt-2 flex items-center gap-1 border-line border-t pt-3 pl-2.5">
          <div className="min-w-0 flex-1 leading-4">
            <p className="truncate font-medium text-[0.8125rem]">{displayName(me.name)}</p>
            <p className="text-muted text-xs">{roleName(me.role)}</p>
          </div>
          <ThemeButton />
          <SignOut />
        </div>
      </div>
    </aside>
  )
}

const inHouse =
  (wanted: boolean) =>
  ({ group }: MenuEntry) =>
    (group === 'house') === wanted

function NavLink({ place: { to, words, icon: Icon, badge: Badge } }: { place: MenuEntry }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className="group flex h-9 items-center gap-2.5 rounded-lg px-2.5 font-medium text-muted transition-colors hover:bg-ink/5 hover:text-ink"
      activeProps={{ className: 'bg-raised! text-ink! shadow-card', 'aria-current': 'page' }}
    >
      <Icon className="size-4.5 group-aria-[current=page]:text-accent-text" strokeWidth={1.9} aria-hidden />
      {words.menu}
      {Badge && (
        <Suspense>
          <Badge className="ml-auto" />
        </Suspense>
      )}
    </Link>
  )
}

function TabBar({ className }: { className: string }) {
  const [open, setOpen] = useState(false)
  const tab =
    'relative grid h-14 content-center justify-items-center gap-0.5 rounded-lg font-medium text-2xs text-muted focus-visible:outline-offset-[-3px]'
  return (
    <nav
      aria-label={say.main}
      className={cn('grid grid-cols-5 border-line border-t bg-canvas px-1 pb-[env(safe-area-inset-bottom)] md:hidden', className)}
    >
      {places.slice(0, inTabBar).map(({ to, words, icon: Icon, badge: Badge }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === '/' }}
          className={tab}
          activeProps={{ className: 'text-accent-text!', 'aria-current': 'page' }}
        >
          <Icon className="size-5" strokeWidth={1.9} aria-hidden />
          {words.short ?? words.menu}
          {Badge && (
            <Suspense>
              <Badge className="absolute top-1 left-1/2 ml-1.5 h-4.5 min-w-4.5 px-1" />
            </Suspense>
          )}
        </Link>
      ))}
      <button type="button" className={tab} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <Ellipsis className="size-5" aria-hidden />
        {say.more}
      </button>
      {open && (
        <Suspense>
          <More onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </nav>
  )
}
