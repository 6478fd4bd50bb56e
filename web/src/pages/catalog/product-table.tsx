import type { Product, Variant } from '@salesboy/contract/catalog'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Photo } from './photo.tsx'
import { say } from './say.ts'

/** One line a product; on a phone price and stock stand under the name. */
export function ProductTable({ products, onOpen }: { products: Product[]; onOpen: (product: Product) => void }) {
  return (
    <table className="w-full text-left">
      <thead className="sr-only text-muted text-xs sm:not-sr-only sm:table-header-group">
        <tr className="border-line border-b [&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
          <th scope="col" className="pl-5!">
            {say.product}
          </th>
          <th scope="col" className="hidden md:table-cell">
            {say.category}
          </th>
          <th scope="col" className="hidden text-right sm:table-cell">
            {say.price}
          </th>
          <th scope="col" className="hidden pr-5! text-right sm:table-cell">
            {say.stock}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {products.map((product) => (
          <ProductRow key={product.id} product={product} onOpen={() => onOpen(product)} />
        ))}
      </tbody>
    </table>
  )
}

function ProductRow({ product, onOpen }: { product: Product; onOpen: () => void }) {
  const { name, category, variants, imageId } = product
  const price = usePriceOf(product)
  const [first] = variants
  const about = variants.length > 1 ? say.kinds({ variants: variants.length }) : [first?.sku, first?.option].filter(Boolean).join(' · ')
  return (
    <tr className="relative hover:bg-ink/3">
      <th scope="row" className="py-2.5 pr-3 pl-5 font-normal">
        <span className="flex items-center gap-3">
          <Photo imageId={imageId ?? first?.imageId ?? null} className="size-11" />
          <span className="min-w-0">
            <button
              type="button"
              onClick={onOpen}
              className="block max-w-full break-words text-left font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
            >
              <bdi>{displayName(name)}</bdi>
            </button>
            <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">{about}</span>
            <span className="mt-1 flex flex-wrap items-center gap-2 sm:hidden">
              <span className="font-medium tabular-nums">{price}</span>
              <StockBadge variants={variants} />
            </span>
          </span>
        </span>
      </th>
      <td className="hidden max-w-48 break-words px-3 text-muted md:table-cell">{category}</td>
      <td className="hidden whitespace-nowrap px-3 text-right tabular-nums sm:table-cell">{price}</td>
      <td className="hidden whitespace-nowrap py-2.5 pr-5 pl-3 text-right sm:table-cell">
        <StockBadge variants={variants} />
      </td>
    </tr>
  )
}

function usePriceOf({ variants }: Product): string {
  const format = useFormat()
  const prices = variants.map(({ price }) => price).sort((a, b) => a.amountMinor - b.amountMinor)
  const range = [prices[0], prices.at(-1)].flatMap((price) => (price ? [format.money(price)] : []))
  return [...new Set(range)].join(' – ')
}

function StockBadge({ variants }: { variants: Variant[] }) {
  const counted = variants.flatMap(({ stock }) => (stock === null ? [] : [stock]))
  if (counted.length === 0) return <span className="text-[0.8125rem] text-muted">{say.notCounted}</span>
  const left = counted.reduce((sum, stock) => sum + stock, 0)
  const gone = counted.filter((stock) => stock === 0).length
  if (gone === variants.length) return <Badge tone="bad">{say.soldOut}</Badge>
  if (gone > 0) return <Badge tone="warn">{say.kindsSoldOut({ gone })}</Badge>
  return <span className="tabular-nums">{say.left({ count: left })}</span>
}
