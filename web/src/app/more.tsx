import { Link } from '@tanstack/react-router'
import { Dialog } from '@/ui/dialog.tsx'
import { roleName, useMe } from '../lib/me.ts'
import { displayName } from '../lib/words.ts'
import { inTabBar, places } from './places.ts'
import { say } from './say.ts'
import { LanguageChoice, SignOut, ThemeButton } from './session-buttons.tsx'

/** What does not fit into a phone's tab bar. */
export default function More({ onClose }: { onClose: () => void }) {
  const me = useMe()
  return (
    <Dialog
      open
      onClose={onClose}
      place="bottom"
      title={displayName(me.tenant.name)}
      description={`${displayName(me.name)} · ${roleName(me.role)}`}
    >
      <nav aria-label={say.more} className="-mx-3 grid">
        {places.slice(inTabBar).map(({ to, words, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="flex h-12 items-center gap-3 rounded-xl px-3 font-medium hover:bg-ink/5"
            activeProps={{ className: 'text-accent-text!', 'aria-current': 'page' }}
            onClick={onClose}
          >
            <Icon className="size-5 text-muted" aria-hidden />
            {words.menu}
          </Link>
        ))}
      </nav>
      <LanguageChoice />
      <div className="-mx-3 mt-2 flex justify-between border-line border-t pt-2">
        <ThemeButton words />
        <SignOut words />
      </div>
    </Dialog>
  )
}
