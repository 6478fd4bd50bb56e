import type { Product } from '@salesboy/contract/catalog'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download, FileUp, Plus, Search, Tags } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useSettled } from '@/lib/hooks.ts'
import { useMay } from '@/lib/me.ts'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Input, Select } from '@/ui/field.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { ProductTable } from './product-table.tsx'
import { categoriesQuery, productsQuery } from './queries.ts'

const ProductDialog = lazy(() => import('./product-dialog.tsx'))
const ImportDialog = lazy(() => import('./import-dialog.tsx'))

export function CatalogPage() {
  const mayEdit = useMay('edit')
  const [words, setWords] = useState('')
  const [category, setCategory] = useState('')
  const search = useSettled(words.trim())
  const products = useInfiniteQuery(productsQuery({ search: search || undefined, category: category || undefined }))
  const categories = useQuery(categoriesQuery)
  const [open, setOpen] = useState<Product | 'new' | 'import' | null>(null)
  const close = () => setOpen(null)
  const filtered = search !== '' || category !== ''

  return (
    <Page
      title="Catalogue"
      note="What you sell, at which price, and how many are left. The bot knows it at once, and orders are priced by it."
      actions={
        <>
          <a href="/api/v1/products/export" download className={cn(buttonStyle({}), 'no-underline')}>
            <Download aria-hidden />
            Export
          </a>
          {mayEdit && (
            <>
              <Button onClick={() => setOpen('import')}>
                <FileUp aria-hidden />
                Import
              </Button>
              <Button look="primary" onClick={() => setOpen('new')}>
                <Plus aria-hidden />
                Add product
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="mb-4 flex flex-wrap gap-2">
        <div className="relative min-w-56 flex-1">
          <Search className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" aria-hidden />
          <Input
            type="search"
            aria-label="Search by name, category or article number"
            placeholder="Name, category or article number"
            value={words}
            maxLength={100}
            onChange={(event) => setWords(event.target.value)}
            className="pl-9"
          />
        </div>
        {(categories.data?.length ?? 0) > 0 && (
          <Select aria-label="Category" value={category} onChange={(event) => setCategory(event.target.value)} className="w-full sm:w-56">
            <option value="">Every category</option>
            {categories.data?.map(({ name, products: count }) => (
              <option key={name} value={name}>
                {name} ({count})
              </option>
            ))}
          </Select>
        )}
      </div>
      <Card className="overflow-hidden">
        {products.isPending ? (
          <Loading className="p-5" rows={5} />
        ) : products.isError ? (
          <Failure error={products.error} onRetry={() => void products.refetch()} />
        ) : products.data.length > 0 ? (
          <ProductTable products={products.data} onOpen={setOpen} />
        ) : filtered ? (
          <Empty icon={Search} title="Nothing like that">
            No product’s name, category, option or article number holds these words.
          </Empty>
        ) : (
          <Empty icon={Tags} title="Nothing to sell yet">
            <p>Import the list you already have, as CSV or Excel, or add products one by one.</p>
            {mayEdit && (
              <div className="mt-4 flex justify-center gap-2">
                <Button look="primary" onClick={() => setOpen('import')}>
                  Import a list
                </Button>
                <Button onClick={() => setOpen('new')}>Add a product</Button>
              </div>
            )}
          </Empty>
        )}
        {products.hasNextPage && (
          <div className="border-line border-t p-3 text-center">
            <Button size="sm" look="ghost" busy={products.isFetchingNextPage} onClick={() => void products.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </Card>
      <Suspense>
        {open === 'import' ? (
          <ImportDialog onClose={close} />
        ) : open ? (
          <ProductDialog product={open === 'new' ? null : open} mayEdit={mayEdit} onClose={close} />
        ) : null}
      </Suspense>
    </Page>
  )
}
