import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
}

test('a special day, a service and a limit are written down, and the bot answers by them', async ({ page }) => {
  const year = new Date().getFullYear() + 1
  await page.goto('/settings/business')
  const before = await (await page.request.get('/api/v1/tenant')).json()

  await page.getByRole('button', { name: 'Add a special day' }).click()
  await page.getByLabel('Date of special day 1').fill(`${year}-03-17`)
  await page.getByLabel(`Why ${year}-03-17 is different`).fill('Stocktaking')
  await page.getByRole('button', { name: 'Add a service' }).click()
  const service = page.getByRole('list', { name: 'Services' }).getByRole('listitem').last()
  await service.getByRole('textbox', { name: 'Service' }).fill('Wedding consultation')
  await service.getByLabel('Minutes').fill('2')
  await service.getByText('Tue', { exact: true }).click()
  await service.getByRole('switch', { name: 'Only at certain hours' }).press('Space')
  await page.getByLabel('What the bot never does').fill('No delivery to minors\n\nNo funeral wreaths')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  // The browser itself points at the number that is too small.
  await expect(service.getByLabel('Minutes')).toBeFocused()
  await service.getByLabel('Minutes').fill('45')
  await save(page)
  await page.reload()
  await expect(page.getByLabel(`Date of ${year}-03-17`)).toHaveValue(`${year}-03-17`)
  await expect(page.getByLabel('Wedding consultation on Tuesday')).toBeChecked()
  await expect(page.getByLabel('Wedding consultation from')).toHaveValue('09:00')
  await expect(page.getByLabel('What the bot never does')).toHaveValue('No delivery to minors\nNo funeral wreaths')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.goto('/simulator')
  await page.getByLabel('Write as a customer').fill(`Are you open on 17 March ${year}?`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log', { name: 'Chat' })).toContainText(/closed.*Stocktaking|Stocktaking.*closed/i)

  const { id: _, ...body } = before
  await page.request.patch('/api/v1/tenant', { headers: { 'x-requested-with': 'salesboy' }, data: body })
})

for (const width of [1280, 390])
  test(`the filled form at ${width} pixels is accessible and nothing sticks out`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/settings/business')
    for (let n = 0; n < 2; n++) {
      await page.getByRole('button', { name: 'Add a special day' }).click()
      await page.getByRole('button', { name: 'Add a service' }).click()
    }
    await page.getByLabel('special day 1: open or closed').selectOption('open')
    await page.getByRole('switch', { name: 'Only at certain hours' }).first().click()
    expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth)).toBe(true)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
