import { Link } from '@tanstack/react-router'
import { BookOpenText, Bot, FlaskConical, Inbox, Settings2, Smartphone, Tags } from 'lucide-react'
import { Dialog } from '@/ui/dialog.tsx'
import { useMe } from '../lib/me.ts'
import { displayName } from '../lib/words.ts'
import { SignOut, ThemeButton } from './session-buttons.tsx'

/** What does not fit into a phone's tab bar. */
export default function More({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const row = 'flex h-12 items-center gap-3 rounded-xl px-3 font-medium hover:bg-ink/5'
  return (
    <Dialog open onClose={onClose} place="bottom" title={displayName(me.tenant.name)} description={`${displayName(me.name)} · ${me.role}`}>
      <nav aria-label="More" className="-mx-3 grid">
        <Link to="/catalog" className={row} onClick={onClose}>
          <Tags className="size-5 text-muted" aria-hidden />
          Catalogue
        </Link>
        <Link to="/knowledge" className={row} onClick={onClose}>
          <BookOpenText className="size-5 text-muted" aria-hidden />
          Knowledge
        </Link>
        <Link to="/bot" className={row} onClick={onClose}>
          <Bot className="size-5 text-muted" aria-hidden />
          Bot
        </Link>
        <Link to="/simulator" className={row} onClick={onClose}>
          <Smartphone className="size-5 text-muted" aria-hidden />
          Simulator
        </Link>
        <Link to="/tests" className={row} onClick={onClose}>
          <FlaskConical className="size-5 text-muted" aria-hidden />
          Tests
        </Link>
        <Link to="/inboxes" className={row} onClick={onClose}>
          <Inbox className="size-5 text-muted" aria-hidden />
          Inboxes
        </Link>
        <Link to="/settings" className={row} onClick={onClose}>
          <Settings2 className="size-5 text-muted" aria-hidden />
          Settings
        </Link>
      </nav>
      <div className="-mx-3 mt-2 flex justify-between border-line border-t pt-2">
        <ThemeButton words />
        <SignOut words />
      </div>
    </Dialog>
  )
}
