import { expect, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

test('connecting WhatsApp asks for what Meta gives and shows what Meta asks for', async ({ page }) => {
  await page.goto('/inboxes')
  await page.getByRole('link', { name: 'Connect an inbox' }).click()
  await page.getByRole('button', { name: /WhatsApp/ }).click()

  await page.getByLabel('Name', { exact: true }).fill('Shop number')
  await page.getByLabel('Phone number ID').fill('106540352242922')
  await page.getByLabel(/Business Account ID/i).fill('102290129340398')
  await page.getByLabel('Access token').fill('EAAG-not-a-real-token')
  await page.getByLabel('App secret').fill('0123456789abcdef0123456789abcdef')
  await page.getByRole('button', { name: 'Connect WhatsApp' }).click()

  await expect(page.getByRole('heading', { name: 'Shop number', level: 1 })).toBeVisible()
  await expect(page.getByText(/\/hooks\/whatsapp-cloud\/\S+/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy: Callback URL' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy: Verify token' })).toBeVisible()
  await expect(page.getByLabel('Access token'), 'a secret is never shown again').toHaveValue('••••')

  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByRole('heading', { name: 'Inboxes', level: 1 })).toBeVisible()
  await expect(page.getByText('Shop number')).toHaveCount(0)
})

test('the web chat inbox gives a page to share and a line for the website', async ({ page }) => {
  await page.goto('/inboxes')
  await page.getByRole('link', { name: /Website chat/ }).click()
  await expect(page.getByText(/<script src=".+\/widget\.js" data-inbox=".+" async><\/script>/)).toBeVisible()
  const chat = page.getByRole('link', { name: 'Open the chat page' })
  expect(await chat.getAttribute('href')).toMatch(/\/chat\/[\w-]{8,}$/)
})

test('with several bots an inbox says which one answers, and keeps it from being removed', async ({ page }) => {
  const write = { 'x-requested-with': 'salesboy' }
  const openChat = async () => {
    await page.goto('/inboxes')
    await page.getByRole('link', { name: /Website chat/ }).click()
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible()
  }
  const answers = page.getByLabel('Which bot answers here')
  await openChat()
  await expect(answers).toHaveCount(0)
  const { id } = await (await page.request.post('/api/v1/personas', { headers: write, data: { name: 'Night bot' } })).json()
  await openChat()
  await expect(answers.locator('option:checked')).toHaveText('Main bot')
  await answers.selectOption({ label: 'Night bot' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()

  await page.goto(`/bot?bot=${id}`)
  await expect(page.getByText('Answers in Website chat')).toBeVisible()
  const remove = async () => {
    await page.getByRole('main').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Remove…' }).click()
  }
  await remove()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This bot still answers customers')
  await dialog.getByRole('link', { name: 'Website chat' }).click()
  await expect(answers.locator('option:checked')).toHaveText('Night bot')
  await answers.selectOption({ label: 'Main bot' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()

  await page.goto(`/bot?bot=${id}`)
  await remove()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove bot' }).click()
  await expect(page.getByRole('main').getByText('Answers in')).toHaveCount(0)
  await openChat()
  await expect(answers).toHaveCount(0)
})
