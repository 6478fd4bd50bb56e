import { useInfiniteQuery } from '@tanstack/react-query'
import { BookOpenText, Globe, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { plural } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { AddSite } from './add-site.tsx'
import { Ask } from './ask.tsx'
import { sitesQuery, sourcesQuery } from './queries.ts'
import { SearchSettings } from './search-settings.tsx'
import { SiteRow } from './site-row.tsx'
import { SourceRow } from './source-row.tsx'
import { UploadBox } from './upload-box.tsx'

export function KnowledgePage() {
  const mayEdit = useMay('edit')
  const sources = useInfiniteQuery(sourcesQuery)
  const [open, setOpen] = useState<'settings' | 'site' | null>(null)
  return (
    <Page
      title="Knowledge"
      note="What the bot has read. It states a price, a date or a promise only when one of these, or your business profile, says so."
      actions={
        <Button onClick={() => setOpen('settings')}>
          <SlidersHorizontal />
          Search settings
        </Button>
      }
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-1 gap-5">
          {mayEdit && <UploadBox />}
          <Sites mayEdit={mayEdit} onAdd={() => setOpen('site')} />
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
      {open === 'settings' && <SearchSettings mayEdit={mayEdit} onClose={() => setOpen(null)} />}
      {open === 'site' && <AddSite onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** Addresses that are read and looked at again. */
function Sites({ mayEdit, onAdd }: { mayEdit: boolean; onAdd: () => void }) {
  const sites = useInfiniteQuery(sitesQuery)
  return (
    <Card>
      <CardHeader title="Web addresses" note="Pages and sites that the bot reads and looks at again by itself.">
        {mayEdit && (
          <Button size="sm" onClick={onAdd}>
            <Globe />
            Add an address
          </Button>
        )}
      </CardHeader>
      {sites.isPending ? (
        <Loading className="p-5 pt-0" rows={1} />
      ) : sites.isError ? (
        <Failure error={sites.error} onRetry={() => void sites.refetch()} />
      ) : (
        sites.data.length > 0 && (
          <ul className="divide-y divide-line border-line border-t">
            {sites.data.map((site) => (
              <SiteRow key={site.id} site={site} mayEdit={mayEdit} />
            ))}
          </ul>
        )
      )}
      {sites.hasNextPage && (
        <div className="border-line border-t p-3 text-center">
          <Button size="sm" look="ghost" busy={sites.isFetchingNextPage} onClick={() => void sites.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  )
}
