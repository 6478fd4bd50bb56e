import type { LucideIcon } from 'lucide-react'

/** A wordy button as small as the line under a message. */
export const SmallButton = ({ icon: Icon, label, onClick }: { icon: LucideIcon; label: string; onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    className="inline-flex h-6 items-center gap-1 rounded-md px-1.5 text-bot text-xs hover:bg-bot-soft"
  >
    <Icon className="size-3" aria-hidden />
    {label}
  </button>
)
