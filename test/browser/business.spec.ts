import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
}

test('a special day and a limit are written down, and the bot answers by them', async ({ page }) => {
  const year = new Date().getFullYear() + 1
  await page.goto('/settings/business')
  const before = await (await page.request.get('/api/v1/tenant')).json()

  await page.getByRole('button', { name: 'Add a special day' }).click()
  await page.getByLabel('Date of special day 1').fill(`${year}-03-17`)
  await page.getByLabel(`Why ${year}-03-17 is different`).fill('Stocktaking')
  await page.getByLabel('What the bot never does').fill('No delivery to minors\n\nNo funeral wreaths')
  await save(page)
  await page.reload()
  await expect(page.getByLabel(`Date of ${year}-03-17`)).toHaveValue(`${year}-03-17`)
  await expect(page.getByLabel('What the bot never does')).toHaveValue('No delivery to minors\nNo funeral wreaths')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.goto('/simulator')
  await page.getByLabel('Write as a customer').fill(`Are you open on 17 March ${year}?`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText(/closed.*Stocktaking|Stocktaking.*closed/i)

  const { id: _, ...body } = before
  await page.request.patch('/api/v1/tenant', { headers: { 'x-requested-with': 'salesboy' }, data: body })
})

test('a service is added, booked by its rules, changed and deleted, each saved by itself', async ({ page }) => {
  await page.goto('/settings/business')
  await page.getByRole('button', { name: 'Add a service' }).click()
  const dialog = page.getByRole('dialog', { name: 'A new service' })
  await dialog.getByLabel('Service').fill('Wedding consultation')
  await dialog.getByLabel('Minutes').fill('2')
  await dialog.getByText('Tue', { exact: true }).click()
  await dialog.getByRole('switch', { name: 'Only at certain hours' }).press('Space')
  await dialog.getByLabel('Hours in advance').fill('720')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Add' }).click()
  // The browser itself points at the number that is too small.
  await expect(dialog.getByLabel('Minutes')).toBeFocused()
  await dialog.getByLabel('Minutes').fill('45')
  await dialog.getByRole('button', { name: 'Add' }).click()
  const service = page.getByRole('list', { name: 'Services' }).getByRole('button', { name: 'Wedding consultation' })
  await expect(service).toContainText('45 minutes, Tue, 09:00 to 17:00, at least 720 hours ahead')
  await expect(page.getByText('Not saved yet')).toHaveCount(0)

  await page.goto('/simulator')
  await page.getByLabel('Write as a customer').fill('I want to book a wedding consultation next Tuesday at 10am')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText('720-hour notice')

  await page.goto('/settings/business')
  await service.click()
  const known = page.getByRole('dialog', { name: 'A service' })
  await known.getByLabel('Hours in advance').fill('0')
  await known.getByRole('button', { name: 'Save' }).click()
  await expect(service).not.toContainText('ahead')
  await service.click()
  await known.getByRole('button', { name: 'Delete' }).click()
  await expect(service).toHaveCount(0)
})

for (const width of [1280, 390])
  test(`the filled form at ${width} pixels is accessible and nothing sticks out`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/settings/business')
    for (let n = 0; n < 2; n++) await page.getByRole('button', { name: 'Add a special day' }).click()
    await page.getByLabel('special day 1: open or closed').selectOption('open')
    await page.getByRole('button', { name: 'Add a service' }).click()
    await page.getByRole('switch', { name: 'Only at certain hours' }).click()
    expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth)).toBe(true)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
