import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

let shop: Server
const pages: Record<string, string> = {
  '/': '<title>Workshop</title><main><h1>Workshop</h1><p>Wreath workshops are on Saturdays. <a href="/prices">Prices</a></p></main>',
  '/prices': '<title>Workshop prices</title><main><h1>Workshop prices</h1><p>A wreath workshop costs NGN 38500 for one person.</p></main>',
}
test.beforeAll(async () => {
  shop = createServer((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html' }).end(page ?? 'not here')
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
})
test.afterAll(() => void shop.close())

const rowOf = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `More about ${name}` }) })

const ask = async (page: Page, question: string) => {
  await page.getByLabel('A customer’s question').fill(question)
  await page.keyboard.press('Enter')
}

test('a site is read, answers with the reason why, and is forgotten with its pages', async ({ page }) => {
  const host = `127.0.0.1:${(shop.address() as AddressInfo).port}`
  await page.goto('/knowledge')
  await page.getByRole('button', { name: 'Add a web address' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Web address').fill('http://10.0.0.1/')
  await dialog.getByRole('button', { name: 'Read it' }).click()
  await expect(dialog.getByRole('alert')).toContainText('private network')
  await dialog.getByLabel('Web address').fill(`http://${host}/`)
  await dialog.getByLabel('What to read').selectOption('The whole website')
  await dialog.getByRole('button', { name: 'Read it' }).click()
  await expect(rowOf(page, host)).toContainText('2 pages', { timeout: 30_000 })
  await expect(rowOf(page, 'Workshop prices')).toContainText('1 part', { timeout: 30_000 })

  await ask(page, 'what does a wreath workshop cost?')
  const best = page.getByRole('list', { name: 'What was found, best first' }).getByRole('listitem').first()
  await expect(best).toContainText('38500')
  await expect(best).toContainText(/Has the words .*wreath.*similar/)

  await rowOf(page, host).getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(rowOf(page, host)).toHaveCount(0)
  await expect(rowOf(page, 'Workshop prices')).toHaveCount(0)
})

test('a document for the team only is found by the team and never as a customer; a later one of its name replaces it', async ({ page }) => {
  await page.goto('/knowledge')
  await page.getByLabel('Who is it for?').selectOption('internal')
  const upload = (price: number) =>
    page.getByLabel('Documents to upload').setInputFiles({
      name: 'Supplier terms.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`Tulip bulbs cost us NGN ${price} a crate.`),
    })
  await upload(9100)
  const row = rowOf(page, 'Supplier terms').first()
  await expect(row).toContainText('1 part', { timeout: 30_000 })
  await expect(row).toContainText('Team only')

  await ask(page, 'what do tulip bulbs cost a crate?')
  await expect(
    page.getByText('Nothing in your documents answers this').or(page.getByRole('list', { name: 'What was found, best first' })),
  ).toBeVisible()
  await expect(page.getByText('9100')).toHaveCount(0)
  await page.getByLabel('Who asks').selectOption('internal')
  const found = page.getByRole('list', { name: 'What was found, best first' }).getByRole('listitem')
  await expect(found.first()).toContainText('9100')
  await expect(found.first()).toContainText('Team only')

  await upload(9900)
  await expect(rowOf(page, 'Supplier terms').nth(1)).toContainText('Replaced by a newer one', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(found.first()).toContainText('9900')

  for (let left = 2; left > 0; left--) {
    await rowOf(page, 'Supplier terms').first().getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await expect(rowOf(page, 'Supplier terms')).toHaveCount(left - 1)
  }
})

test('search settings say how passages are found, and hold for the next question', async ({ page }) => {
  await page.goto('/knowledge')
  await page.getByRole('button', { name: 'Search settings' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('the built-in search')
  await dialog.getByLabel('How many parts to read for an answer').fill('1')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. It works from the next question on.')).toBeVisible()
  await page.keyboard.press('Escape')
  await ask(page, 'delivery and opening hours')
  await expect(page.getByRole('list', { name: 'What was found, best first' }).getByRole('listitem')).toHaveCount(1)

  await page.getByRole('button', { name: 'Search settings' }).click()
  await dialog.getByLabel('How many parts to read for an answer').fill('12')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. It works from the next question on.').last()).toBeVisible()
})
