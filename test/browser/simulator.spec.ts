import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

test('the simulator answers from the price list, says why, and starts over', async ({ page }) => {
  await page.goto('/simulator')
  await page.getByLabel('Write as a customer').fill('How much is the peony bouquet?')
  await page.keyboard.press('Enter')
  const chat = page.getByRole('log', { name: 'Chat' })
  await expect(chat).toContainText('18,500')

  const why = page.getByRole('region', { name: 'Behind the answer' })
  await expect(why).toContainText('₦18,500')
  await expect(why.getByRole('heading', { name: 'What it read in your documents' })).toBeVisible()

  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(chat).not.toContainText('18,500')
  await page.getByLabel('Write as a customer').fill('Do you deliver to Yaba?')
  await page.keyboard.press('Enter')
  await expect(chat).toContainText('2,500')
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('switch', { name: 'Without your documents' }).click()
  await page.getByLabel('Write as a customer').fill('Do you deliver to Yaba?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Why this answer?' })).toBeVisible()
  await expect(chat).not.toContainText('2,500')
})

test('what would be ordered or noted is shown and not kept', async ({ page }) => {
  const kept = async () => {
    const [orders, tasks] = await Promise.all(['orders', 'tasks'].map(async (of) => (await page.request.get(`/api/v1/${of}`)).json()))
    return [orders.items.length, tasks.items.length]
  }
  const before = await kept()
  await page.goto('/simulator')
  const say = async (text: string) => {
    await page.getByLabel('Write as a customer').fill(text)
    await page.keyboard.press('Enter')
  }
  await say('I want to order 2 rose bouquets, my name is Ngozi')
  const record = page.getByRole('region', { name: 'Behind the answer' })
  await expect(record.getByRole('heading', { name: 'What the bot would do' })).toBeVisible()
  await expect(record).toContainText('Would say: ')
  await expect(record).toContainText('Ngozi')
  await say('I want to talk to a human')
  await expect(record).toContainText('Would pass to a person')
  expect(await kept()).toEqual(before)
})

test('on a phone what lies behind the answer is a tab', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/simulator')
  await page.getByLabel('Write as a customer').fill('How much is the peony bouquet?')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Why this answer?' }).click()
  const record = page.getByRole('region', { name: 'Behind the answer' })
  await expect(record).toContainText('₦18,500')
  await expect(page.getByRole('region', { name: 'Phone' })).toHaveCount(0)
  expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth)).toBe(true)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Phone', exact: true }).click()
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText('18,500')
})
