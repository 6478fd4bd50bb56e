import type { Product } from '@salesboy/contract/catalog'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download, FileUp, Plus, Search, Tags } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useSettled } from '@/lib/hooks.ts'
import { later } from '@/lib/later.ts'
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
import { say } from './say.ts'

const ProductDialog = later(() => import('./product-dialog.tsx'))
const ImportDialog = later(() => import('./import-dialog.tsx'))

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
      title={say.catalogue}
      note={say.note}
      actions={
        <>
          <a href="/api/v1/products/export" download className={cn(buttonStyle({}), 'no-underline')}>
            <Download aria-hidden />
            {say.download}
          </a>
          {mayEdit && (
            <>
              <Button onClick={() => setOpen('import')}>
                <FileUp aria-hidden />
                {say.upload}
              </Button>
              <Button look="primary" onClick={() => setOpen('new')}>
                <Plus aria-hidden />
                {say.addProduct}
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
            aria-label={say.searchByNameCategoryOr}
            placeholder={say.nameCategoryOrArticleNumber}
            value={words}
            maxLength={100}
            onChange={(event) => setWords(event.target.value)}
            className="pl-9"
          />
        </div>
        {(categories.data?.length ?? 0) > 0 && (
          <Select
            aria-label={say.category}
            value={category}
            onChange={(event) => setCategory(event.target.value)}
            className="w-full sm:w-56"
          >
            <option value="">{say.everyCategory}</option>
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
          <Empty icon={Search} title={say.nothingLikeThat}>
            {say.noMatch}
          </Empty>
        ) : (
          <Empty icon={Tags} title={say.nothingToSellYet}>
            <p>{say.howToBegin}</p>
            {mayEdit && (
              <div className="mt-4 flex justify-center gap-2">
                <Button look="primary" onClick={() => setOpen('import')}>
                  {say.uploadAList}
                </Button>
                <Button onClick={() => setOpen('new')}>{say.addAProduct}</Button>
              </div>
            )}
          </Empty>
        )}
        {products.hasNextPage && (
          <div className="border-line border-t p-3 text-center">
            <Button size="sm" look="ghost" busy={products.isFetchingNextPage} onClick={() => void products.fetchNextPage()}>
              {say.showMore}
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
