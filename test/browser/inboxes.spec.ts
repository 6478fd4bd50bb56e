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
