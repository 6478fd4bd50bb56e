import type { Import, ImportRow } from '@salesboy/contract/catalog'
import { Problem } from '#platform/problem.ts'
import { withoutApostrophe } from '#platform/text/csv.ts'
import { cut } from '#platform/text/cut.ts'
import { fold, words } from '#platform/text/fold.ts'
import { type Field, matchColumns } from './match-columns.ts'
import { foreignCurrency, parsePrice } from './parse-price.ts'
import { parseStock } from './parse-stock.ts'

export const maxRows = 5_000

/** A variant with what its product says, as the catalogue has it now. */
export interface Listed {
  productId: string
  variantId: string
  sku: string
  name: string
  option: string
  category: string
  description: string
  imageUrl: string | null
  priceMinor: number
  stock: number | null
}

/** How a variant shall be: a new one has no ids; rows of one product share its `product`. */
export interface Wanted extends Omit<Listed, 'productId' | 'variantId'> {
  before: Listed | null
}

interface Table {
  header: string[]
  rows: string[][]
}

/** What a table would change in a catalogue. Pure: the same for the preview and for the import. */
export function planImport(table: Table, listed: Listed[], currency: string): { wanted: Wanted[]; answer: Import } {
  const { header, rows, offset, columns } = findHeader(table)
  if (rows.length > maxRows)
    throw new Problem(
      'too_large',
      `This table has ${rows.length.toLocaleString('en')} rows; at most ${maxRows.toLocaleString('en')} are read. Split it.`,
    )

  const known = new Known(listed)
  const wanted: Wanted[] = []
  const seen = new Map<string, number>()
  const pricesIn = header.find((_, index) => columns[index] === 'price') ?? ''
  const answers = rows.map((cells, index): ImportRow => {
    const row = offset + index
    const read = readRow(cells, columns, { currency, pricesIn, known })
    const { sku = '', name = '', option = '' } = read.values
    const told = { row, sku, name, option }
    if ('problem' in read) return { ...told, change: 'skipped', detail: read.problem }

    const key = fold(read.wanted.sku)
    const earlier = seen.get(key)
    if (earlier)
      return {
        ...told,
        sku: read.wanted.sku,
        change: 'skipped',
        detail: `Row ${earlier} already says what ${read.wanted.sku} is. Keep one of them.`,
      }
    seen.set(key, row)
    const detail = differences(read.wanted, columns)
    const change = !read.wanted.before ? 'created' : detail ? 'updated' : 'unchanged'
    if (change !== 'unchanged') wanted.push(read.wanted)
    return { row, sku: read.wanted.sku, name: read.wanted.name, option: read.wanted.option, change, detail }
  })
  const count = (change: ImportRow['change']) => answers.filter((row) => row.change === change).length
  return {
    wanted,
    answer: {
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      skipped: count('skipped'),
      columns: header.map((name, index) => ({ header: name, field: columns[index] ?? null })),
      rows: answers,
    },
  }
}

/** The line that names the columns: the header, or one of the first ten when a title stands above it. Rows count as in the file, without empty lines. */
function findHeader({ header, rows }: Table) {
  const lines = [header, ...rows.slice(0, 10)]
  for (const [index, line] of lines.entries()) {
    const columns = matchColumns(line)
    const has = (field: Field) => columns.includes(field)
    const usable = (has('name') || has('sku')) && columns.filter(Boolean).length >= 2
    // A table without any header was given column names that are not in the file.
    const invented = header.every((name, at) => name === `Column ${at + 1}`)
    if (usable) return { header: line, columns, rows: rows.slice(index), offset: index + (invented ? 1 : 2) }
  }
  throw new Problem(
    'invalid',
    `No line of this table names its columns. Write “Name”, “Price” and, if you have them, “SKU”, “Category”, “Size”, “Stock”, “Description” above the rows. It begins with: ${cut(header.slice(0, 8).join(', '), 200)}.`,
  )
}

interface Reading {
  currency: string
  pricesIn: string
  known: Known
}

type Values = Partial<Record<Field, string>>

function readRow(
  cells: string[],
  columns: (Field | null)[],
  { currency, pricesIn, known }: Reading,
): { values: Values; wanted: Wanted } | { values: Values; problem: string } {
  const values = valuesOf(cells, columns)
  const fail = (problem: string) => ({ values, problem })
  const before = known.find(values)
  const name = values.name || before?.name
  if (!name) return fail(values.sku ? `${values.sku} is not in the catalogue yet, so it needs a name.` : 'This row has no name.')
  if (name.length > 200) return fail('The name is longer than 200 characters.')
  if ((values.sku ?? '').length > 64) return fail('The article number is longer than 64 characters.')

  let priceMinor = before?.priceMinor
  if (values.price) {
    const foreign = foreignCurrency(fold(pricesIn), currency) ?? foreignCurrency(values.currency ?? '', currency)
    if (foreign) return fail(`The price is in ${foreign}, but your prices are in ${currency}. Convert it first.`)
    const price = parsePrice(values.price, currency)
    if ('problem' in price) return fail(price.problem)
    priceMinor = price.priceMinor
  }
  if (priceMinor === undefined) return fail('This row has no price.')

  let stock = before?.stock ?? null
  if (columns.includes('stock')) {
    const read = parseStock(values.stock ?? '')
    if ('problem' in read) return fail(read.problem)
    stock = read.stock
  }
  const imageUrl = /^https?:\/\/\S+$/.test(values.image ?? '') ? cut(values.image!, 2000) : (before?.imageUrl ?? null)
  const option = cut(values.option ?? before?.option ?? '', 120)
  return {
    values,
    wanted: {
      before,
      sku: before?.sku ?? (values.sku || known.newSku(name, option)),
      name,
      option,
      category: cut(values.category ?? before?.category ?? '', 80),
      description: cut(values.description ?? before?.description ?? '', 2000),
      imageUrl,
      priceMinor,
      stock,
    },
  }
}

/** One text for each field that the table has; several options are one: "12, black". */
function valuesOf(cells: string[], columns: (Field | null)[]): Values {
  const values: Values = {}
  for (const [index, field] of columns.entries()) {
    if (!field) continue
    const cell = withoutApostrophe((cells[index] ?? '').trim())
    values[field] = field === 'option' ? [values.option, cell].filter(Boolean).join(', ') : cell
  }
  return values
}

/** What the catalogue has, by article number, else by name and option. */
class Known {
  readonly #bySku: Map<string, Listed>
  readonly #byName: Map<string, Listed>
  readonly #taken: Set<string>

  constructor(listed: Listed[]) {
    this.#bySku = new Map(listed.map((item) => [fold(item.sku), item]))
    this.#byName = new Map(listed.map((item) => [nameKey(item), item]))
    this.#taken = new Set(this.#bySku.keys())
  }

  find({ sku, name = '', option = '' }: Values): Listed | null {
    return (sku ? this.#bySku.get(fold(sku)) : this.#byName.get(nameKey({ name, option }))) ?? null
  }

  /** Made from the name, so that the same row of the next file finds it again. */
  newSku(name: string, option: string): string {
    const stem = words(`${name} ${option}`).join('-').toUpperCase().slice(0, 56) || 'ITEM'
    for (let number = 1; ; number++) {
      const sku = number === 1 ? stem : `${stem}-${number}`
      if (this.#taken.has(fold(sku))) continue
      this.#taken.add(fold(sku))
      return sku
    }
  }
}

const nameKey = ({ name, option }: { name: string; option: string }) => `${words(name).join(' ')}|${words(option).join(' ')}`

function differences(wanted: Wanted, columns: (Field | null)[]): string {
  const { before } = wanted
  if (!before) return ''
  const changed: string[] = []
  if (before.priceMinor !== wanted.priceMinor) changed.push('price')
  if (before.stock !== wanted.stock) changed.push('stock')
  for (const field of ['name', 'option', 'category', 'description'] as const)
    if (columns.includes(field) && before[field] !== wanted[field]) changed.push(field)
  if (before.imageUrl !== wanted.imageUrl) changed.push('image')
  return changed.join(', ')
}
