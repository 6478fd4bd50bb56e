import { Dialog } from '@/ui/dialog.tsx'

const keys: [string, string][] = [
  ['j  or  ↓', 'Next conversation'],
  ['k  or  ↑', 'Previous conversation'],
  ['Enter', 'Open it; in the composer: send'],
  ['Shift Enter', 'New line'],
  ['Ctrl Enter', 'Send, also on a phone'],
  ['/', 'Search'],
  ['r', 'Write an answer'],
  ['Esc', 'Close, or back to the list'],
  ['?', 'This help'],
]

export function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <dl className="grid gap-1">
        {keys.map(([key, does]) => (
          <div key={key} className="flex items-center justify-between gap-4 border-line border-b py-1.5 last:border-0">
            <dt className="text-muted">{does}</dt>
            <dd>
              <kbd className="whitespace-pre rounded-md border border-line bg-sunken px-2 py-0.5 font-mono text-xs">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
