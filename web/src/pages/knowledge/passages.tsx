import type { Source } from '@salesboy/contract/knowledge'
import { useInfiniteQuery } from '@tanstack/react-query'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { passagesQuery } from './queries.ts'
import { say } from './say.ts'

/** What was read out of a document, in its order. */
export function Passages({ source, onClose }: { source: Source; onClose: () => void }) {
  const passages = useInfiniteQuery(passagesQuery(source.id))
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={displayName(source.title, source.fileName)}
      description={say.partCount({ count: source.passages })}
    >
      {passages.isPending ? (
        <Loading rows={4} />
      ) : passages.isError ? (
        <Failure error={passages.error} onRetry={() => void passages.refetch()} />
      ) : passages.data.length === 0 ? (
        <p className="text-muted">{say.nothingRead}</p>
      ) : (
        <ol className="grid gap-3">
          {passages.data.map((passage) => (
            <li key={passage.id} className="rounded-xl border border-line bg-raised p-3.5">
              <p className="flex justify-between gap-3 text-muted text-xs">
                <span className="min-w-0 break-words font-medium text-ink">
                  {passage.heading ?? say.part({ number: passage.index + 1 })}
                </span>
                <span className="shrink-0 tabular-nums">{say.tokens({ count: passage.tokens })}</span>
              </p>
              <p dir="auto" className="mt-1.5 whitespace-pre-wrap break-words text-[0.8125rem] leading-5">
                {passage.text}
              </p>
            </li>
          ))}
        </ol>
      )}
      {passages.hasNextPage && (
        <Button className="mt-4 w-full" busy={passages.isFetchingNextPage} onClick={() => void passages.fetchNextPage()}>
          {say.showMore}
        </Button>
      )}
    </Dialog>
  )
}
