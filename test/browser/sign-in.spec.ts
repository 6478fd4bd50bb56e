import { expect, test } from '@playwright/test'
import { loginOf, shop } from './shops.ts'

test('signing in by keyboard leads back to where one wanted to go', async ({ page }) => {
  const { email, password } = loginOf(shop)
  await page.goto('/knowledge?from=a-link')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByLabel('E-mail')).toBeFocused()

  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type('not her password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(/password/i)
  await expect(page.getByLabel('Password')).toBeFocused()

  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Knowledge', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/\/knowledge/)
})

test('a link cannot send somebody who signs in to another site', async ({ page }) => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await expect(page.getByText('Sign in to see your customers’ messages.')).toBeVisible()
  }
})
