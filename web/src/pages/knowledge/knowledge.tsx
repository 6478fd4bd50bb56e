import { useInfiniteQuery } from '@tanstack/react-query'
import { BookOpenText } from 'lucide-react'
import { useMay } from '@/lib/me.ts'
import { plural } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { Ask } from './ask.tsx'
import { sourcesQuery } from './queries.ts'
import { SourceRow } from './source-row.tsx'
import { UploadBox } from './upload-box.tsx'

export function KnowledgePage() {
  const mayEdit = useMay('edit')
  const sources = useInfiniteQuery(sourcesQuery)
  return (
    <Page
      title="Knowledge"
      note="What the bot has read. It states a price, a date or a promise only when one of these, or your business profile, says so."
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-1 gap-5">
          {mayEdit && <UploadBox />}
          <Card>
            <CardHeader
              title="Documents"
              note={sources.data && sources.data.length > 0 ? plural(sources.data.length, 'document') : undefined}
            />
            {sources.isPending ? (
              <Loading className="p-5 pt-0" />
            ) : sources.isError ? (
              <Failure error={sources.error} onRetry={() => void sources.refetch()} />
            ) : sources.data.length === 0 ? (
              <Empty icon={BookOpenText} title="Nothing to read yet" className="pt-4">
                Start with your price list and your delivery terms: most questions are about those two.
              </Empty>
            ) : (
              <ul className="divide-y divide-line border-line border-t">
                {sources.data.map((source) => (
                  <SourceRow key={source.id} source={source} mayEdit={mayEdit} />
                ))}
              </ul>
            )}
            {sources.hasNextPage && (
              <div className="border-line border-t p-3 text-center">
                <Button size="sm" look="ghost" busy={sources.isFetchingNextPage} onClick={() => void sources.fetchNextPage()}>
                  Show more
                </Button>
              </div>
            )}
          </Card>
        </div>
        <Ask />
      </div>
    </Page>
  )
}
