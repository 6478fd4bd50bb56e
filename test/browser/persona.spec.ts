import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Not saved yet' })).toHaveCount(0)
}

test('a draft is written under several tabs, published with what changes, and an older version comes back', async ({ page }) => {
  await page.goto('/bot')
  // Other tests of this shop may have published before.
  const speaking = page.getByText(/^Version \d+ is live$/)
  await expect(speaking).toBeVisible()
  const first = Number(/\d+/.exec(await speaking.innerText())![0])
  const example = page.getByLabel('Example answer')
  await page.getByRole('slider', { name: 'Emoji' }).press('End')
  await expect(example).toHaveText(/\p{Extended_Pictographic}/u)
  await page.getByRole('slider', { name: 'Emoji' }).press('Home')
  await page.getByRole('slider', { name: 'Length' }).press('Home')
  await expect(example).toHaveText('Yes, we have it in blue! Shall I send you a picture?')

  await tab(page, /Instructions/).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Petal')
  await tab(page, /Skills/).click()
  await page.getByRole('switch', { name: 'Discount authority' }).click()
  const most = page.getByLabel('Most it may take off, in percent')
  await expect(most).toHaveValue('5')
  await most.fill('25')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText('Never above 20%.')).toBeVisible()
  await most.fill('10')
  await save(page)
  await expect(page.getByText(`Draft ${first + 1} is not live yet`)).toBeVisible()

  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('region', { name: 'What changes' })).toContainText('Discount authority')
  await expect(dialog).toContainText('Petal')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(`Version ${first + 1} is live`, { exact: true })).toBeVisible({ timeout: 30_000 })

  await tab(page, 'Versions').click()
  await page.getByRole('button', { name: `Changes of version ${first + 1}` }).click()
  await expect(page.getByRole('dialog')).toContainText('Bloom')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Use again: version ${first}` }).click()
  await expect(page.getByRole('listitem').filter({ hasText: `Version ${first + 2}` })).toContainText(`made from version ${first}`)
  await page.getByRole('button', { name: `Delete draft ${first + 2}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete draft' }).click()
  await expect(page.getByText(`Version ${first + 2}`)).toHaveCount(0)
})

test('what is not saved is not lost by leaving, and the tabs keep it', async ({ page }) => {
  await page.goto('/bot?tab=hours')
  await page.getByLabel('When the bot answers').selectOption('own')
  await page.getByLabel('Away message').fill('Back tomorrow.')
  await page.getByLabel('Add a language').selectOption('French')
  await tab(page, 'Personality').click()
  await tab(page, /Hours/).click()
  await expect(page.getByLabel('Away message')).toHaveValue('Back tomorrow.')
  await expect(page.getByRole('list', { name: 'Languages the bot answers in' })).toContainText('French')
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(/\/bot/)
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page).not.toHaveURL(/\/bot/)
})

test('the simulator lets the draft answer', async ({ page }) => {
  await page.goto('/bot?tab=instructions')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Dahlia')
  await save(page)
  await page.getByRole('link', { name: 'Try it' }).click()
  const say = async () => {
    await page.getByLabel('Write as a customer').fill('Are you a bot?')
    await page.keyboard.press('Enter')
  }
  const chat = page.getByRole('log', { name: 'Chat' })
  const draft = await page.getByRole('option', { name: 'Dahlia (draft)' }).innerText()
  await page.getByRole('combobox').selectOption({ label: draft })
  await say()
  await expect(chat).toContainText('Dahlia')
})

for (const width of [1280, 390])
  for (const name of ['personality', 'instructions', 'skills', 'hours', 'versions'])
    test(`${name} at ${width} pixels is accessible and nothing sticks out`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`/bot?tab=${name}`)
      await expect(page.getByRole('tabpanel')).toBeVisible()
      await page.waitForLoadState('networkidle')
      if (name === 'skills' && !(await page.getByLabel('Services').isVisible()))
        await page.getByRole('switch', { name: 'Bookings' }).click()
      if (name === 'hours') await page.getByLabel('When the bot answers').selectOption('own')
      expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth)).toBe(true)
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true })
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    })
