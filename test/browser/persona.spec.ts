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

const write = { 'x-requested-with': 'salesboy' }

const addBot = async (page: Page, name: string): Promise<string> =>
  (await (await page.request.post('/api/v1/personas', { headers: write, data: { name } })).json()).id

test.describe('several bots', () => {
  // Others of this shop meet one bot, as most shops have.
  test.afterEach(async ({ page }) => {
    for (const { id, isDefault } of (await (await page.request.get('/api/v1/personas')).json()).items)
      if (!isDefault) await page.request.delete(`/api/v1/personas/${id}`, { headers: write })
  })

  test('a shop with one sees no chooser; a second is added by keyboard, tried, renamed and removed', async ({ page }) => {
    await page.goto('/bot')
    await expect(page.getByRole('tabpanel')).toBeVisible()
    const chooser = page.getByLabel('Which bot')
    await expect(chooser).toHaveCount(0)
    const more = page.getByRole('main').getByRole('button', { name: 'More' })
    await more.press('Enter')
    await expect(page.getByRole('menuitem')).toHaveText(['Add another bot…'])
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('main BOT')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toHaveText('There is a bot called “main BOT” already. Choose another name.')
    await dialog.getByLabel('Name').fill('Night bot')
    await page.keyboard.press('Enter')

    await expect(chooser.locator('option:checked')).toHaveText('Night bot')
    await expect(page.getByText('Answers nobody yet.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Luna')
    // What is typed for one bot is not lost by looking at another.
    await chooser.selectOption({ label: 'Main bot' })
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Luna')
    await save(page)
    await chooser.selectOption({ label: 'Main bot' })
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).not.toHaveValue('Luna')
    await chooser.selectOption({ label: 'Night bot' })

    await page.getByRole('link', { name: 'Try it' }).click()
    const version = page.getByLabel('Version of the bot')
    await expect(version.locator('option:checked')).toHaveText('The live version of Night bot')
    await expect(page.getByRole('region', { name: 'Phone' })).toContainText('Sam')
    await version.selectOption({ label: 'Version 1, Luna (draft)' })
    await page.getByLabel('Write as a customer').fill('Are you a bot?')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('log', { name: 'Chat' })).toContainText('Luna')
    await expect(page.getByRole('region', { name: 'Behind the answer' })).toContainText('Night bot, version 1')

    await page.goBack()
    await more.click()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    await dialog.getByLabel('Name').fill('Evening bot')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(chooser.locator('option:checked')).toHaveText('Evening bot')
    await more.click()
    await page.getByRole('menuitem', { name: 'Remove…' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove bot' }).click()
    await expect(chooser).toHaveCount(0)
  })

  for (const width of [1280, 390])
    test(`with the longest name at ${width} pixels nothing sticks out and all is accessible`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      const id = await addBot(page, 'W'.repeat(60))
      const fits = async () => {
        await page.waitForLoadState('networkidle')
        expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth)).toBe(true)
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      }
      await page.goto(`/bot?bot=${id}`)
      await expect(page.getByLabel('Which bot')).toBeVisible()
      await fits()
      await page.getByRole('main').getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: 'Remove…' }).click()
      const asked = page.getByRole('alertdialog')
      await expect(asked).toBeVisible()
      expect(await asked.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true)
      await fits()
      await page.goto(`/simulator?bot=${id}`)
      await expect(page.getByLabel('Version of the bot')).toBeVisible()
      await fits()
      await page.goto('/inboxes')
      await page.getByRole('link', { name: /Website chat/ }).click()
      await expect(page.getByLabel('Which bot answers here')).toBeVisible()
      await fits()
    })
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
