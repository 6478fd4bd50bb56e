import { Angry, Frown, type LucideIcon, Smile } from 'lucide-react'
import { cn } from '@/ui/cn.ts'
import { say } from './say.ts'

interface Face {
  icon: LucideIcon
  words: string
  className: string
}

/** Plain talk has no face: most conversations are plain talk. */
export function faceOf(mood: number | null): Face | null {
  if (mood === null) return null
  if (mood <= -0.7) return { icon: Angry, words: say.angry, className: 'text-bad' }
  if (mood <= -0.35) return { icon: Frown, words: say.unhappy, className: 'text-bad' }
  return mood >= 0.35 ? { icon: Smile, words: say.happy, className: 'text-ok' } : null
}

/** How a contact sounds, as a small face with a word to it. */
export function Mood({ mood, withWords = false }: { mood: number | null; withWords?: boolean }) {
  const face = faceOf(mood)
  if (!face) return null
  return (
    <span
      className={cn('inline-flex shrink-0 items-center gap-1 text-xs', face.className)}
      title={say.sounds({ mood: face.words.toLowerCase() })}
    >
      <face.icon className="size-3.5" aria-hidden />
      <span className={withWords ? undefined : 'sr-only'}>{face.words}</span>
    </span>
  )
}
