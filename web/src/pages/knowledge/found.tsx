import type { PassageFound } from '@salesboy/contract/knowledge'
import { FileText } from 'lucide-react'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { say } from './say.ts'

const standings = (): Record<PassageFound['standing'], string | null> => ({
  current: null,
  outdated: say.saysItIsOld,
  expired: say.noLongerValid,
  superseded: say.replacedByANewerDocument,
  older: say.anOlderEdition,
})

/** A passage that a question finds, and why it stands where it stands. */
export function Found({ passage, place }: { passage: PassageFound; place: number }) {
  const path = passage.heading?.split(' > ').filter((step) => step !== passage.title) ?? []
  const standing = standings()[passage.standing]
  return (
    <li className="rounded-xl border border-line bg-raised p-3">
      <p className="flex items-start gap-2 text-xs">
        <FileText className="mt-0.5 size-3.5 shrink-0 text-muted" aria-hidden />
        <span className="min-w-0 flex-1 break-words font-medium [overflow-wrap:anywhere]">
          {displayName(passage.title)}
          {path.length > 0 && <span className="font-normal text-muted"> › {path.join(' › ')}</span>}
        </span>
        <Badge tone="bot" className="tabular-nums" title={say.place({ place })}>
          {passage.score.toFixed(2)}
        </Badge>
      </p>
      <p dir="auto" className="mt-2 whitespace-pre-wrap break-words text-[0.8125rem] leading-5 [overflow-wrap:anywhere]">
        {passage.text}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-1.5 text-muted text-xs">
        {passage.audience === 'internal' && <Badge tone="plum">{say.teamOnly}</Badge>}
        {standing && <Badge tone="warn">{standing}</Badge>}
        <span className="min-w-0 break-words">{why(passage)}</span>
      </div>
    </li>
  )
}

function why({ words, similarity }: PassageFound): string {
  const held = words.length > 0 ? say.hasWords({ words: words.slice(0, 8).join(', ') }) : say.hasNoWords
  return say.alike({ words: held, percent: Math.round(Math.max(0, similarity) * 100) })
}
