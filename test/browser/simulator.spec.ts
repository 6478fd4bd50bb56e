import { expect, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession })

test('the simulator answers from the price list, says why, and starts over', async ({ page }) => {
  await page.goto('/simulator')
  await page.getByLabel('Write as a customer').fill('How much is the peony bouquet?')
  await page.keyboard.press('Enter')
  const chat = page.getByRole('log', { name: 'Chat' })
  await expect(chat).toContainText('18,500')

  const why = page.getByRole('region', { name: 'What the bot decided' })
  await expect(why).toContainText('₦18,500')
  await expect(why.getByRole('heading', { name: 'Passages it read' })).toBeVisible()

  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(chat).not.toContainText('18,500')
  await page.getByRole('switch', { name: 'Without knowledge' }).click()
  await page.getByLabel('Write as a customer').fill('How much is the peony bouquet?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Why this answer?' })).toBeVisible()
  await expect(chat).not.toContainText('18,500')
})
