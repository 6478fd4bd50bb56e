import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type OpenAiStandIn, startOpenAi } from '../stand-ins/openai.ts'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'models')
let server: OpenAiStandIn

test.beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  server = await startOpenAi({ mode: 'scripted', replies: ['ready'] })
})
test.afterAll(() => server.close())

test('models are added, tried, put in order with the keyboard, fail in plain words and are removed', async ({ page }) => {
  await page.goto('/settings/models')
  const list = page.getByRole('list', { name: 'AI models in their order' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(list).toContainText('Always last')
  await page.screenshot({ path: join(shots, 'empty-1280.png') })

  const add = async (model: string) => {
    await page.getByRole('button', { name: 'Add an AI model' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /OpenAI-compatible/ })
      .click()
    await page.getByLabel('Address').fill(server.url)
    await page.getByLabel('Model', { exact: true }).fill(model)
    await page.getByLabel('API key').fill(`sk-${model}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await add('first-model')
  await add('second-model')
  const rows = list.getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(0)).toContainText('first-model')

  await rows.nth(0).getByRole('button', { name: /^Try/ }).click()
  await expect(rows.nth(0)).toContainText(/It answered in/)
  await expect(rows.nth(0)).toContainText('Answered now')

  await rows
    .nth(1)
    .getByRole('button', { name: /arrow keys/ })
    .focus()
  await page.keyboard.press('ArrowUp')
  await expect(rows.nth(0)).toContainText('second-model')
  await expect(page.getByText('is now number 1 of 2.')).toBeAttached()

  await rows.nth(1).dragTo(rows.nth(0))
  await expect(rows.nth(0)).toContainText('first-model')
  await page.reload()
  await expect(rows.nth(0)).toContainText('first-model')

  server.set({ mode: 'unauthorized' })
  await rows.nth(0).getByRole('button', { name: /^Try/ }).click()
  await expect(rows.nth(0)).toContainText('The provider refuses the key.')
  await expect(rows.nth(0)).toContainText('Not working')
  await expect(page.getByRole('main')).not.toContainText('sk-')
  await page.setViewportSize({ width: 1280, height: 1700 })
  await page.screenshot({ path: join(shots, 'failing-1280.png') })
  await page.setViewportSize({ width: 390, height: 2300 })
  await page.screenshot({ path: join(shots, 'failing-390.png') })
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.goto('/')
  await expect(page.getByRole('list', { name: 'About your AI models' })).toContainText('refuses the key')
  await page.screenshot({ path: join(shots, 'overview-1280.png') })
  await page.getByRole('link', { name: 'See your AI models' }).first().click()

  await rows
    .nth(0)
    .getByRole('button', { name: /^More about/ })
    .click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await expect(page.getByLabel('API key')).toHaveValue('••••')
  await page.screenshot({ path: join(shots, 'form-1280.png') })
  await page.getByLabel('Address').fill('https://elsewhere.example/v1')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toContainText('write the API key again')
  await page.keyboard.press('Escape')

  for (let left = 2; left > 0; left--) {
    await rows
      .nth(0)
      .getByRole('button', { name: /^More about/ })
      .click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect(rows).toHaveCount(left)
  }
})

test('limits are kept, and what is spent stands beside them', async ({ page }) => {
  await page.goto('/settings/models')
  const month = page.getByRole('group', { name: /All customers together/ })
  await month.getByLabel(/US dollars/).fill('25')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/of \$25\.00/)).toBeVisible()
  await page.reload()
  await expect(month.getByLabel(/US dollars/)).toHaveValue('25')
  await expect(page.getByRole('meter', { name: 'Cost this month' })).toBeAttached()
  await month.getByLabel(/US dollars/).fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/, no limit/)).toBeVisible()
})
