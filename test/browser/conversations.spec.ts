import { expect, test } from '@playwright/test'
import { newCustomer } from './customer.ts'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

test('a message appears by itself, a person takes over, answers and gives back', async ({ page }) => {
  await page.goto('/conversations')
  await expect(page.getByRole('link', { name: /Ana/ })).toBeVisible()

  const zora = await newCustomer(page.request, 'Zora Live')
  await zora.says('Do you have sunflowers?')
  await page.getByRole('link', { name: /Zora Live/ }).click()
  const thread = page.getByRole('log', { name: 'Messages' })
  await expect(thread).toContainText('Do you have sunflowers?')
  await expect(thread.getByRole('button', { name: 'Why this answer?' })).toBeVisible()
  await expect(page.getByText('The bot is answering.')).toBeVisible()

  await page.getByRole('button', { name: 'Take over' }).click()
  await expect(page.getByText('You are answering.')).toBeVisible()
  await page.keyboard.press('r')
  await page.keyboard.type('Flora here: yes, the last five bunches.')
  await page.keyboard.press('Enter')
  await expect(thread).toContainText('Flora here: yes, the last five bunches.')
  await expect.poll(() => zora.hears()).toContain('teammate: Flora here: yes, the last five bunches.')

  await zora.says('Wonderful! And how much is the rose bouquet?')
  await expect(thread).toContainText('And how much is the rose bouquet?')
  const heard = await zora.hears()
  expect(
    heard.filter((line) => line.startsWith('bot:')),
    'the bot is silent while a person has it',
  ).toHaveLength(1)

  await page.getByRole('button', { name: 'Give back to the bot' }).click()
  await expect.poll(async () => (await zora.hears()).at(-1), { message: 'the bot answers what was left' }).toMatch(/^bot: .*₦22,000/s)
  await expect(page.getByText('The bot is answering.')).toBeVisible()
})

test('why this answer shows what the bot stood on', async ({ page }) => {
  await page.goto('/conversations')
  const customer = await newCustomer(page.request, 'Quinn Why')
  await customer.says('How much is the rose bouquet?')
  await page.getByRole('link', { name: /Quinn Why/ }).click()
  await page.getByRole('button', { name: 'Why this answer?' }).last().click()
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('₦22,000')
  await expect(panel).toContainText('What it read in your documents')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('log', { name: 'Messages' })).toBeVisible()
})

test('the list is walked with j, k and Enter, and left with Escape', async ({ page }) => {
  await page.goto('/conversations')
  await expect(page.locator('[data-row="1"]')).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.locator('[data-row="0"]')).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await expect(page.locator('[data-row="1"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log', { name: 'Messages' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/conversations$/)
})

test('what a customer writes is only ever text', async ({ page }) => {
  await page.goto('/conversations')
  const mallory = await newCustomer(page.request, 'Mallory <b>bold</b>')
  await mallory.says('<img src=x onerror="document.title=1"> javascript:alert(1) https://shop.example/menu')
  await page.getByRole('link', { name: /Mallory/ }).click()
  const message = page.getByRole('log', { name: 'Messages' }).getByRole('article').first()
  await expect(message).toContainText('<img src=x onerror')
  await expect(message.locator('img')).toHaveCount(0)
  await expect(message.getByRole('link')).toHaveCount(1)
  await expect(message.getByRole('link')).toHaveAttribute('href', 'https://shop.example/menu')
  await expect(message.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(page.getByRole('heading', { name: 'Mallory <b>bold</b>' })).toBeVisible()
})
