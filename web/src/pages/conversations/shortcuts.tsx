import { Dialog } from '@/ui/dialog.tsx'
import { say } from './say.ts'

const keys: [keyof typeof say.shortcuts, string][] = [
  ['next', 'j  or  ↓'],
  ['previous', 'k  or  ↑'],
  ['open', 'Enter'],
  ['newLine', 'Shift Enter'],
  ['send', 'Ctrl Enter'],
  ['search', '/'],
  ['write', 'r'],
  ['close', 'Esc'],
  ['help', '?'],
]

export default function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={say.keyboardShortcuts}>
      <dl className="grid gap-1">
        {keys.map(([does, key]) => (
          <div key={key} className="flex items-center justify-between gap-4 border-line border-b py-1.5 last:border-0">
            <dt className="text-muted">{say.shortcuts[does]}</dt>
            <dd>
              <kbd className="whitespace-pre rounded-md border border-line bg-sunken px-2 py-0.5 font-mono text-xs">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
