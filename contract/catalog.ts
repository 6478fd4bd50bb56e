import { z } from 'zod'
import { Id, IdParams, Money, Nothing, Page, PageQuery, Timestamp } from './common.ts'
import { contract, route } from './route.ts'

const Sku = z.string().trim().min(1, 'Give every variant an article number (SKU).').max(64)
const Price = z.strictObject({ ...Money.shape, amountMinor: z.int().min(0, 'A price cannot be negative.').max(1_000_000_000_000) })
const Stock = z.int().min(0, 'Stock cannot be negative.').max(1_000_000_000).nullable()
const WebAddress = z.url({ protocol: /^https?$/, error: 'Write a web address that starts with https://.' }).max(2000)

/** What is sold: a size or colour of a product with its own price, or the product itself when it comes in one. */
export const Variant = z
  .object({
    id: Id,
    sku: z.string(),
    /** "Size 12, black"; '' when the product comes in one. */
    option: z.string(),
    price: Money,
    /** Null when nobody counts. */
    stock: z.int().nullable(),
    /** Our stored photo of just this variant; else the product's. */
    imageId: Id.nullable(),
  })
  .meta({ id: 'Variant' })
export type Variant = z.infer<typeof Variant>

export const Product = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    /** '' when it has none. */
    category: z.string(),
    /** Our stored photo. */
    imageId: Id.nullable(),
    /** A photo elsewhere, from an import. */
    imageUrl: z.string().nullable(),
    variants: z.array(Variant),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Product' })
export type Product = z.infer<typeof Product>

const VariantInput = z.strictObject({
  /** Names the variant to change; a new one has none. */
  id: Id.optional(),
  sku: Sku,
  option: z.string().trim().max(120).default(''),
  /** In the business's own currency. */
  price: Price,
  stock: Stock.default(null),
  imageId: Id.nullable().default(null),
})

export const ProductInput = z.strictObject({
  name: z.string().trim().min(1, 'Name the product.').max(200),
  description: z.string().trim().max(2000).default(''),
  category: z.string().trim().max(80).default(''),
  imageId: Id.nullable().default(null),
  imageUrl: WebAddress.nullable().default(null),
  variants: z.array(VariantInput).min(1, 'A product has at least one price.').max(100, 'A product has at most 100 variants.'),
})
export type ProductInput = z.infer<typeof ProductInput>

/** What an import does with one row of the file; `row` is its number as a spreadsheet shows it. */
const ImportRow = z.object({
  row: z.int(),
  change: z.enum(['created', 'updated', 'unchanged', 'skipped']),
  sku: z.string(),
  name: z.string(),
  option: z.string(),
  /** What differs now, in words; for a skipped row why, and what to do. */
  detail: z.string(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const Import = z
  .object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    skipped: z.int(),
    /** Which column was read as what, as the file calls it. */
    columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
    rows: z.array(ImportRow),
  })
  .meta({ id: 'Import' })
export type Import = z.infer<typeof Import>

const importLimits = 'CSV up to 10 MB or XLSX up to 10 MB, 5,000 rows; a catalogue holds 5,000 variants'

export const catalog = contract({
  listProducts: route({
    method: 'GET',
    path: '/products',
    may: 'look',
    summary: 'The catalogue by name',
    query: PageQuery.extend({
      /** Part of a name, category, option, description or article number. */
      search: z.string().trim().max(100).optional(),
      category: z.string().max(80).optional(),
    }),
    responses: { 200: Page(Product) },
  }),
  listCategories: route({
    method: 'GET',
    path: '/products/categories',
    may: 'look',
    summary: 'Categories in use and how many products each has',
    responses: { 200: Page(z.object({ name: z.string(), products: z.int() })) },
  }),
  createProduct: route({
    method: 'POST',
    path: '/products',
    may: 'edit',
    summary: 'Add a product with its variants',
    body: ProductInput,
    responses: { 201: Product },
  }),
  previewImport: route({
    method: 'POST',
    path: '/products/import-previews',
    may: 'edit',
    summary: `What an import of this file would change; nothing is stored. ${importLimits}`,
    upload: true,
    responses: { 200: Import },
  }),
  importProducts: route({
    method: 'POST',
    path: '/products/imports',
    may: 'edit',
    summary: `Create and update products from a file, all at once or not at all; nothing is deleted. ${importLimits}`,
    upload: true,
    responses: { 200: Import },
  }),
  exportProducts: route({
    method: 'GET',
    path: '/products/export',
    may: 'look',
    summary: 'The whole catalogue as CSV, in the shape that an import reads',
    answers: 'file',
    responses: {},
  }),
  readProduct: route({
    method: 'GET',
    path: '/products/:id',
    may: 'look',
    summary: 'One product',
    params: IdParams,
    responses: { 200: Product },
  }),
  changeProduct: route({
    method: 'PUT',
    path: '/products/:id',
    may: 'edit',
    summary: 'Change a product; a variant that is left out is deleted',
    params: IdParams,
    body: ProductInput,
    responses: { 200: Product },
  }),
  deleteProduct: route({
    method: 'DELETE',
    path: '/products/:id',
    may: 'edit',
    summary: 'Delete a product; orders keep its name and price',
    params: IdParams,
    responses: { 204: Nothing },
  }),
})
