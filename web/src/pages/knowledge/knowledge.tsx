import { useInfiniteQuery } from '@tanstack/react-query'
import { BookOpenText, Globe, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { AddSite } from './add-site.tsx'
import { Ask } from './ask.tsx'
import { sitesQuery, sourcesQuery } from './queries.ts'
import { say } from './say.ts'
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
      title={say.knowledge}
      note={say.note}
      actions={
        <Button onClick={() => setOpen('settings')}>
          <SlidersHorizontal />
          {say.searchSettings}
        </Button>
      }
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-1 gap-5">
          {mayEdit && <UploadBox />}
          <Sites mayEdit={mayEdit} onAdd={() => setOpen('site')} />
          <Card>
            <CardHeader
              title={say.documents}
              note={sources.data && sources.data.length > 0 ? say.documentCount({ count: sources.data.length }) : undefined}
            />
            {sources.isPending ? (
              <Loading className="p-5 pt-0" />
            ) : sources.isError ? (
              <Failure error={sources.error} onRetry={() => void sources.refetch()} />
            ) : sources.data.length === 0 ? (
              <Empty icon={BookOpenText} title={say.nothingToReadYet} className="pt-4">
                {say.noneNext}
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
                  {say.showMore}
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
      <CardHeader title={say.webAddresses} note={say.addressesNote}>
        {mayEdit && (
          <Button size="sm" onClick={onAdd}>
            <Globe />
            {say.addAnAddress}
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
            {say.showMore}
          </Button>
        </div>
      )}
    </Card>
  )
}
