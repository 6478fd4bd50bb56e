import { Check, Copy as CopyIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copy } from '../lib/copy.ts'
import { Button } from './button.tsx'
import { say } from './say.ts'
import { toast } from './toast.ts'

interface CopyProps {
  text: string
  /** Read aloud, and shown when `words` is set. */
  label: string
  words?: boolean
}

export function Copy({ text, label, words = false }: CopyProps) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 1600)
    return () => clearTimeout(timer)
  }, [done])
  const press = async () => {
    if (await copy(text)) setDone(true)
    else toast.error(say.cannotCopy)
  }
  return (
    <Button
      look={words ? 'secondary' : 'ghost'}
      size={words ? 'sm' : 'tiny'}
      aria-label={done ? say.copied : label}
      onClick={() => void press()}
    >
      {done ? <Check className="text-ok" aria-hidden /> : <CopyIcon aria-hidden />}
      {words && (done ? say.copied : label)}
    </Button>
  )
}

interface CopyFieldProps {
  label: string
  text: string
  /** Several lines, such as a piece of HTML. */
  block?: boolean
}

/** Something to paste elsewhere, with its copy button. */
export function CopyField({ label, text, block = false }: CopyFieldProps) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-[0.8125rem]">{label}</p>
      <div className="flex items-start gap-1 rounded-lg border border-line bg-sunken py-1 pr-1 pl-3">
        <code
          className={
            block
              ? 'min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere] py-1 font-mono text-xs leading-5'
              : 'min-w-0 flex-1 [overflow-wrap:anywhere] py-1 font-mono text-xs leading-5'
          }
        >
          {text}
        </code>
        <Copy text={text} label={say.copyWhat({ what: label })} />
      </div>
    </div>
  )
}
