import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from '#domains/knowledge/parse/read-table.ts'
import { matchColumns } from './match-columns.ts'
import { type Listed, planImport } from './plan-import.ts'

describe('columns are known', () => {
  test.each([
    ['sku,name,category,price,stock,image,description', 'sku,name,category,price,stock,image,description'],
    ['id,product,notes,price_usd,sizes', 'sku,name,description,price,option'],
    ['SKU;Product;Size / note;Price CAD;Skin type'.replaceAll(';', ','), 'sku,name,option,price,'],
    ['Item Code,Title,Category,Description,Available from', 'sku,name,category,description,'],
    ['code,item,group,about,image', 'sku,name,category,description,image'],
    ['Référence,Désignation,Nom du produit,Prix unitaire,Quantité', 'sku,description,name,price,stock'],
    ['Código,Producto,Precio,Existencias,Talla', 'sku,name,price,stock,option'],
    ['Jina,Bei,Idadi,Maelezo', 'name,price,stock,description'],
    ['नाम,कीमत,मात्रा', 'name,price,stock'],
    ['Handle,Title,Option1 Value,Option2 Value,Variant Price,Variant Inventory Qty,Image Src', 'sku,name,option,option,price,stock,image'],
    ['productName,unitPrice', 'name,price'],
    ['Price group,Price,Name', ',price,name'],
    ['colour,favourite song,mood', 'option,,'],
  ])('%s', (header, fields) => {
    expect(
      matchColumns(header.split(','))
        .map((field) => field ?? '')
        .join(','),
    ).toBe(fields)
  })
})

const peony: Listed = {
  productId: '018f0000-0000-7000-8000-000000000001',
  variantId: '018f0000-0000-7000-8000-000000000002',
  sku: 'PEO-12',
  name: 'Peony bouquet',
  option: '12 stems',
  category: 'Bouquets',
  description: 'Pink or white',
  imageUrl: null,
  priceMinor: 1_850_000,
  stock: 4,
}
const plan = (lines: string[], listed: Listed[] = []) => {
  const [header = [], ...rows] = lines.map((line) => line.split('|'))
  return planImport({ header, rows }, listed, 'NGN')
}

describe('a table', () => {
  test('creates, updates and leaves alone, row by row', () => {
    const { answer, wanted } = plan(
      [
        'SKU|Name|Size|Price|Stock',
        'PEO-12|Peony bouquet|12 stems|₦19,000|4',
        'ROS-24|Rose bouquet|24 stems|22000|',
        'peo-12|Peony bouquet|12 stems|18500|4',
      ],
      [peony],
    )
    expect(answer).toMatchObject({ created: 1, updated: 1, unchanged: 0, skipped: 1 })
    expect(answer.rows).toMatchObject([
      { row: 2, change: 'updated', sku: 'PEO-12', detail: 'price' },
      { row: 3, change: 'created', sku: 'ROS-24' },
      { row: 4, change: 'skipped', detail: expect.stringContaining('Row 2') },
    ])
    expect(wanted.map(({ priceMinor, stock }) => [priceMinor, stock])).toEqual([
      [1_900_000, 4],
      [2_200_000, null],
    ])
  })

  test('that says the same again changes nothing', () => {
    const { answer, wanted } = plan(['SKU|Name|Size|Price|Stock|Category', 'PEO-12|Peony bouquet|12 stems|18,500.00|4|Bouquets'], [peony])
    expect(answer).toMatchObject({ unchanged: 1, updated: 0 })
    expect(wanted).toEqual([])
  })

  test('with only numbers and stock leaves everything else as it was', () => {
    const { wanted } = plan(['SKU|Stock', 'PEO-12|0'], [peony])
    expect(wanted).toEqual([
      {
        before: peony,
        sku: 'PEO-12',
        name: 'Peony bouquet',
        option: '12 stems',
        category: 'Bouquets',
        description: 'Pink or white',
        imageUrl: null,
        priceMinor: 1_850_000,
        stock: 0,
      },
    ])
  })

  test('without article numbers finds products by name and size, and gives new ones a number that stays', () => {
    const lines = ['Item|Size|Price', 'peony  BOUQUET|12 stems|19000', 'Lemon cake|8 inch|27000']
    const { answer } = plan(lines, [peony])
    expect(answer.rows).toMatchObject([
      { change: 'updated', sku: 'PEO-12' },
      { change: 'created', sku: 'LEMON-CAKE-8-INCH' },
    ])
  })

  test('says of each row that cannot be used what is wrong', () => {
    const { answer, wanted } = plan([
      'SKU|Name|Price|Stock',
      'A1||500|',
      'A2|Vase|ask us|',
      'A3|Vase|$20|',
      'A4|Vase||',
      'A5|Vase|500|lots',
      '|Bowl|500|3',
    ])
    expect(answer.rows.map(({ row, change }) => [row, change])).toEqual([
      [2, 'skipped'],
      [3, 'skipped'],
      [4, 'skipped'],
      [5, 'skipped'],
      [6, 'skipped'],
      [7, 'created'],
    ])
    expect(answer.rows.map(({ detail }) => detail).slice(0, 5)).toEqual([
      expect.stringMatching(/A1.*needs a name/),
      expect.stringMatching(/ask us.*not a price/),
      expect.stringMatching(/in USD/),
      expect.stringMatching(/no price/),
      expect.stringMatching(/lots.*not a number/),
    ])
    expect(wanted).toHaveLength(1)
  })

  test('keeps what looks like a formula as text', () => {
    const { wanted } = plan(['SKU|Name|Price', 'A1|=HYPERLINK("http://evil")|500', "A2|'+SUM(1)|500"])
    expect(wanted.map(({ name }) => name)).toEqual(['=HYPERLINK("http://evil")', '+SUM(1)'])
  })

  test('may have a title above its header', () => {
    const { answer } = plan(['Column 1|Column 2', 'OUR PRICES 2026|', 'Item|Price', 'Rose|500'])
    expect(answer.rows).toMatchObject([{ row: 3, name: 'Rose', change: 'created' }])
  })

  test('whose column names another currency is not read as ours', () => {
    const { answer } = plan(['Name|Price USD', 'Rose|5'])
    expect(answer.rows).toMatchObject([{ change: 'skipped', detail: expect.stringContaining('in USD') }])
  })

  test('without column names, or past its limit, is refused as a whole', () => {
    expect(() => plan(['Rose|500', 'Peony|600'])).toThrow(/No line of this table names its columns/)
    expect(() => plan(['Name|Price', ...Array.from({ length: 5_001 }, (_, at) => `Rose ${at}|500`)])).toThrow(/at most 5,000/)
  })
})

test('an Excel workbook is read by the guarded parser, prices as numbers too', async () => {
  const sheet = [
    ['Our spring list', null, null],
    ['Product', 'Selling price', 'In stock'],
    ['Tulip bunch', 6000.5, 8],
    ['Hyacinth pot', '₦4,000', null],
    ['Vase', 'ask us', 1],
  ].map((row) => row.map((value) => (value === null ? null : { value })))
  const read = await readTable(await writeXlsxFile(sheet as unknown as Parameters<typeof writeXlsxFile>[0]).toBuffer(), 'spring.xlsx')
  if ('problem' in read) throw new Error(read.problem)
  const { answer, wanted } = planImport(read.table, [], 'NGN')
  expect(answer).toMatchObject({ created: 2, skipped: 1 })
  expect(wanted.map(({ sku, priceMinor, stock }) => [sku, priceMinor, stock])).toEqual([
    ['TULIP-BUNCH', 600_050, 8],
    ['HYACINTH-POT', 400_000, null],
  ])
})
