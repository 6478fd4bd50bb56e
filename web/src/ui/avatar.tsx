import { cn } from './cn.ts'

const tints = [
  'bg-accent-soft text-accent-text',
  'bg-bot-soft text-bot',
  'bg-info-soft text-info',
  'bg-plum-soft text-plum',
  'bg-warn-soft text-warn',
  'bg-ok-soft text-ok',
]

/** Initials on a tint that stays the same for the same id. */
export function Avatar({ name, id, className }: { name: string; id: string; className?: string }) {
  const hash = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-9 shrink-0 select-none place-items-center rounded-full font-semibold text-xs',
        tints[hash % tints.length],
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.match(/\p{L}/u)?.[0] ?? '')
  return letters.join('').toLocaleUpperCase() || '#'
}
