import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

const list = (rows: string) => ({
  name: 'spring.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeffCode;Item;Size;Group;Price;Qty\n${rows}`),
})

test('a list is previewed with its faults, imported, found, changed and deleted', async ({ page }) => {
  await page.goto('/catalog')
  await page.getByRole('button', { name: 'Upload a list' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel('File to upload')
    .setInputFiles(
      list('TUL-1;Tulip bunch;small;Spring;"₦6,000";8\nTUL-2;Tulip bunch;large;Spring;N11,000;0\nHYA-1;Hyacinth pot;;Spring;ask us;3\n'),
    )
  await expect(dialog).toContainText('2 new')
  await expect(dialog.getByRole('row').filter({ hasText: 'Hyacinth pot' })).toContainText(/Left out.*not a price/)
  await dialog.getByRole('button', { name: 'Save 2 rows' }).click()
  await expect(dialog).toHaveCount(0)

  await page.getByRole('searchbox').fill('tulip')
  const row = page.getByRole('row').filter({ hasText: 'Tulip bunch' })
  await expect(row).toContainText('2 kinds')
  await expect(row).toContainText(/6,000.00 – .*11,000.00/)
  await expect(row).toContainText('1 kind sold out')

  await row.getByRole('button', { name: 'Tulip bunch' }).click()
  await page.getByLabel('Price in NGN').first().fill('6500')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('6,500.00')

  await row.getByRole('button', { name: 'Tulip bunch' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No such product')).toBeVisible()
})

test('a product is added by hand, by keyboard alone', async ({ page }) => {
  await page.goto('/catalog')
  await page.getByRole('button', { name: 'Add product' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olive tree')
  await page.getByLabel('Article number (SKU)').fill('OLI-1')
  await page.getByLabel('Price in NGN').fill('45000')
  await page.getByLabel('Price in NGN').press('Enter')
  await expect(page.getByRole('row').filter({ hasText: 'Olive tree' })).toContainText('Not counted')
  await page.getByRole('button', { name: 'Add product' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another')
  await page.getByLabel('Article number (SKU)').fill('oli-1')
  await page.getByLabel('Price in NGN').fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('has the article number OLI-1')
})

test('a file that is no list says so in plain words', async ({ page }) => {
  await page.goto('/catalog')
  await page.getByRole('button', { name: 'Upload a list' }).click()
  await page
    .getByLabel('File to upload')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('Rose;500\nPeony;600\n') })
  await expect(page.getByRole('alert')).toContainText('names its columns')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Upload a list' })).toBeDisabled()
})

test('a draft order stands beside its conversation, is confirmed, and its stock is taken', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/orders')
  const order = page.getByRole('region', { name: 'Order 1', exact: true })
  await expect(order).toContainText('Peony bouquet, 12 stems')
  await expect(order).toContainText('74,000.00')
  await order.getByRole('link', { name: 'Bisi' }).click()
  await expect(page.getByRole('region', { name: 'Order 1, to confirm' })).toContainText('Table cards')
  await expect(page.getByRole('region', { name: 'Tasks still to do' })).toContainText('Call Bisi')

  await page.goto('/orders')
  await order.getByRole('button', { name: 'Confirm order 1' }).click()
  await page.getByRole('button', { name: 'Confirmed', exact: true }).click()
  await expect(order).toContainText('Confirmed by Flora')
  await page.goto('/catalog')
  await expect(page.getByRole('row').filter({ hasText: 'Peony bouquet' })).toContainText('2 left')
})

test('a task is added, given to someone and done', async ({ page }) => {
  await page.goto('/tasks')
  await page.getByRole('button', { name: 'Add task' }).click()
  await page.getByLabel('What needs doing?').fill('Order ribbon')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Order ribbon' })
  await expect(row).toContainText('No time set')
  await row.getByRole('button', { name: /Give “Order ribbon”/ }).click()
  await page.getByRole('menuitem', { name: 'Teo' }).click()
  await expect(row).toContainText('Teo')
  // The box is ticked once the server has heard of it, and by then the task has left this list.
  await page.getByRole('checkbox', { name: 'Done: Order ribbon' }).click()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(row).toContainText('Done by Flora')
})

for (const path of ['/catalog', '/orders', '/tasks'])
  for (const width of [1280, 390])
    test(`${path} at ${width} pixels is accessible and nothing sticks out`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth)).toBe(true)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      if (path !== '/catalog') return
      await page.getByRole('button', { name: 'Upload a list' }).click()
      await page
        .getByLabel('File to upload')
        .setInputFiles(list(`A-1;${'Very long name of a bouquet '.repeat(6)};;Spring;500;1\nA-2;;;;500;\n`))
      await expect(page.getByRole('dialog')).toContainText('1 new')
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    })
