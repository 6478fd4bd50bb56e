import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

const write = { 'x-requested-with': 'salesboy' }

/** A draft whose answers carry no emoji, so that something is different; answers the value of its option. */
async function plainDraft(page: Page): Promise<string> {
  const [{ id, speaking }] = (await (await page.request.get('/api/v1/personas')).json()).items
  const { settings } = await (await page.request.get(`/api/v1/personas/${id}/versions/${speaking}`)).json()
  const saved = await page.request.put(`/api/v1/personas/${id}/draft`, { headers: write, data: { ...settings, emoji: 0 } })
  return `${id}/${(await saved.json()).version}`
}

/** A suite with a failing case would keep every other test of this shop from publishing. */
async function removeSuites(page: Page): Promise<void> {
  for (const { id, builtIn } of (await (await page.request.get('/api/v1/suites')).json()).items)
    if (!builtIn) await page.request.delete(`/api/v1/suites/${id}`, { headers: write })
}

test.afterEach(({ page }) => removeSuites(page))

test('an answer becomes a test with other names, and a run says what is wrong with it', async ({ page }) => {
  await page.goto('/conversations')
  await page.getByText('Peony bouquet: ').click()
  await page.getByRole('button', { name: 'Save as test' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Customer’s name')).toHaveValue('Alex')
  await expect(dialog.getByLabel('Must say all of these')).toHaveValue('₦18,500')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('The price of peonies')
  await dialog.getByRole('button', { name: 'Save test' }).click()
  await expect(dialog).toHaveCount(0)

  await page.getByRole('link', { name: 'Tests' }).click()
  await page.getByRole('link', { name: /From real chats/ }).click()
  await page.getByRole('button', { name: /The price of peonies/ }).click()
  await dialog.getByLabel('Must say all of these').fill('₦17,000')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await dialog.getByLabel('How often to run each test').fill('2')
  await dialog.getByRole('button', { name: 'Run', exact: true }).click()
  const item = page.getByRole('region', { name: 'Which tests' }).getByRole('listitem').filter({ hasText: 'The price of peonies' })
  await expect(item).toContainText('0 of 2 passed')
  await expect(item).toContainText('without “₦17,000”')
  await item.getByRole('button', { name: 'Why this answer?' }).click()
  await expect(dialog.getByRole('heading', { name: 'What the bot would do' })).toBeVisible()
  await expect(dialog).toContainText('Would say: ')
})

test('two versions stand side by side, and a replay shows what customers would read instead', async ({ page }) => {
  const draft = await plainDraft(page)
  await page.goto('/tests')
  await page.getByRole('link', { name: /For every business/ }).click()
  await expect(page.getByRole('button', { name: 'Add test' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Compare with').selectOption(draft)
  await dialog.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText('Finished')).toBeVisible()
  await expect(page.getByText(/(\d{2,}) of \1 passed/)).toBeVisible()

  await page.goto('/tests')
  await page.getByRole('button', { name: 'Try on past chats' }).click()
  await dialog.getByLabel('Version').selectOption(draft)
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Finished')).toBeVisible()
  const ana = page.getByRole('listitem').filter({ hasText: 'How much is the peony bouquet?' })
  await expect(ana.locator('del')).toContainText('😊')
  await expect(ana.getByRole('link', { name: 'Conversation' })).toBeVisible()
})

test('a case is written by keyboard alone, and must end with the customer', async ({ page }) => {
  await page.goto('/tests')
  await page.getByRole('button', { name: 'New list' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).fill('Hours')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No tests yet')).toBeVisible()
  await page.getByRole('button', { name: 'Add test' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Open on Sunday?')
  await dialog.getByLabel('Line 1', { exact: true }).fill('Are you open on Sunday?')
  await dialog.getByRole('button', { name: 'Add a line' }).press('Enter')
  await dialog.getByLabel('Line 2', { exact: true }).fill('We are closed on Sundays.')
  await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await expect(dialog.getByRole('alert').first()).toContainText('last line must be the customer’s')
  await dialog.getByRole('button', { name: 'Remove line 2' }).press('Enter')
  await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: /Open on Sunday/ })).toBeVisible()
})

test('a case that fails keeps a draft from being published, and the dialog names it', async ({ page }) => {
  await plainDraft(page)
  const suite = await (await page.request.post('/api/v1/suites', { headers: write, data: { name: 'Guards' } })).json()
  await page.request.post(`/api/v1/suites/${suite.id}/cases`, {
    headers: write,
    data: {
      name: 'Peonies for one naira',
      kind: 'money',
      lines: [{ author: 'contact', text: 'How much is the peony bouquet?' }],
      expect: { saysAll: ['₦1.00'] },
    },
  })
  const dialog = page.getByRole('dialog')
  const tryIt = async () => {
    await page.goto('/bot')
    await page.getByRole('button', { name: /^Publish/ }).click()
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  }
  await tryIt()
  const reasons = dialog.getByRole('list', { name: 'Why it cannot be published yet' })
  await expect(reasons).toContainText('“Peonies for one naira” failed 3 of 3')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.getByRole('link', { name: 'See all answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Before publishing')

  await removeSuites(page)
  await tryIt()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/Version \d+ is live$/)).toBeVisible()
})

test('every state of the pages is accessible and nothing sticks out', async ({ page }) => {
  const suite = await (await page.request.post('/api/v1/suites', { headers: write, data: { name: 'Long texts' } })).json()
  await page.request.post(`/api/v1/suites/${suite.id}/cases`, {
    headers: write,
    data: {
      name: 'A very long name of a case '.repeat(7).trim(),
      kind: 'money',
      lines: [{ author: 'contact', text: 'How much is the peony bouquet? '.repeat(20) }],
      expect: { saysAll: ['17,000'], saysAny: ['Supercalifragilistic'.repeat(10)], handOver: true },
    },
  })
  const run = await page.request.post('/api/v1/runs', {
    headers: write,
    data: { suiteId: suite.id, k: 3, personas: [{ version: 0 }, { version: 1 }] },
  })
  const { id } = await run.json()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/tests', `/tests/suites/${suite.id}`, `/tests/runs/${id}`]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (path.includes('runs')) await expect(page.getByText('Finished')).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth), path).toBe(true)
      expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([])
    }
    await page.goto(`/tests/suites/${suite.id}`)
    await page.getByRole('button', { name: /A very long name/ }).click()
    await expect(page.getByRole('dialog').getByLabel('Must say one of these')).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
})
