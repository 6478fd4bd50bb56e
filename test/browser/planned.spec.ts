import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { newCustomer } from './customer.ts'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession, reducedMotion: 'reduce' })

const screens = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

async function check(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
}

/** In light and dark, for whoever looks at them. */
async function picture(page: Page, name: string) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: test.info().outputPath(`${name}-${colorScheme}.png`) })
  }
}

const itemOf = (page: Page, reason: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: reason })

for (const viewport of screens)
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport })

    test('a message is planned, moved and cancelled by keyboard, and each stays so after loading again', async ({ page }) => {
      const name = `Perpetua ${viewport.width}`
      const reason = `${name} wants to think until she has seen the hall`
      const customer = await newCustomer(page.request, name)
      await customer.says('Hello, I have to think about the flowers')
      await page.goto('/planned')
      await expect(itemOf(page, 'Order ribbon')).toBeVisible()
      await picture(page, 'coming')
      await page.getByRole('button', { name: 'Plan something' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('button', { name: 'Write to a customer' })).toHaveAttribute('aria-pressed', 'true')
      await expect(dialog.getByRole('option', { name })).toBeAttached()
      await dialog.getByLabel('To whom').selectOption(`${name} · Website chat`)
      await dialog.getByLabel('What it says').fill(`Good morning! ${'The hall is lovely and the flowers wait. '.repeat(12)}`)
      await dialog.getByLabel('Why').fill(reason)
      await dialog.getByRole('button', { name: 'In 3 days' }).press('Enter')
      await dialog.getByLabel('the customer orders').uncheck()
      await picture(page, 'planning')
      await check(page, viewport.width)
      await dialog.getByLabel('Why').press('Enter')
      await expect(dialog).toHaveCount(0)

      await page.reload()
      const item = itemOf(page, reason)
      await expect(item).toContainText('09:00')
      await expect(item).toContainText('Planned by Flora')
      await expect(item).toContainText('if the customer writes or a person takes over')
      await item.getByRole('button', { name: 'Show all of it' }).press('Enter')
      await expect(item.getByRole('button', { name: 'Show less' })).toBeVisible()
      await check(page, viewport.width)

      await item.getByRole('button', { name: /^Change/ }).press('Enter')
      await dialog.getByLabel('When').fill('2020-01-01T10:00')
      await dialog.getByLabel('Why').press('Enter')
      await expect(dialog.getByRole('alert').first()).toContainText('This time is past')
      await picture(page, 'refused')
      await dialog.getByRole('button', { name: 'Tomorrow' }).press('Enter')
      await dialog.getByLabel('Why').press('Enter')
      await expect(dialog).toHaveCount(0)
      await page.reload()
      await expect(item).toContainText('Tomorrow, 09:00')

      await item.getByRole('button', { name: /^Cancel/ }).press('Enter')
      const question = page.getByRole('alertdialog')
      await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused()
      await picture(page, 'cancelling')
      await check(page, viewport.width)
      await page.keyboard.press('Enter')
      await expect(item).toBeVisible()
      await item.getByRole('button', { name: /^Cancel/ }).press('Enter')
      await question.getByRole('button', { name: 'Cancel the message' }).press('Enter')
      await expect(item).toHaveCount(0)
      await page.getByRole('button', { name: 'Past' }).press('Enter')
      await page.reload()
      await expect(item).toContainText('Cancelled')
      await expect(item).toContainText('Your team did not want it any more.')
      await picture(page, 'past')
      await check(page, viewport.width)

      await item.getByRole('button', { name: /^Plan again/ }).press('Enter')
      await expect(dialog.getByLabel('What it says')).toHaveValue(/^Good morning!/)
      await dialog.getByRole('button', { name: 'Plan it' }).press('Enter')
      await expect(dialog).toHaveCount(0)
      await page.getByRole('button', { name: 'Coming up' }).press('Enter')
      await page.getByLabel('Which').selectOption('Reminders for the team')
      await expect(itemOf(page, 'Order ribbon')).toBeVisible()
      await expect(item).toHaveCount(0)
      await page.getByLabel('Which').selectOption('Messages to customers')
      await expect(item).toBeVisible()
    })

    test('beside the conversation it is seen, planned, and gone as soon as the customer writes', async ({ page }) => {
      const name = `Ottilie ${viewport.width}`
      const customer = await newCustomer(page.request, name)
      await customer.says('Hello, do you have tulips?')
      await page.goto('/conversations')
      await page.getByRole('link', { name: new RegExp(name) }).click()
      const panel = page.getByRole('button', { name: 'About this customer' })
      const openPanel = async () => (await panel.getAttribute('aria-expanded')) === 'false' && panel.click()
      await openPanel()
      await page.getByRole('button', { name: 'Plan a message or reminder' }).click()
      const dialog = page.getByRole('dialog').last()
      await dialog.getByRole('button', { name: 'Remind the team' }).click()
      await dialog.getByLabel('Remind the team of').fill('A-very-long-word-without-a-gap-'.repeat(8))
      await dialog.getByLabel('the customer writes').check()
      await dialog.getByRole('button', { name: 'Plan it' }).click()
      const planned = page.getByRole('region', { name: 'Planned' })
      await expect(planned).toContainText('Tomorrow, 09:00')
      await planned.scrollIntoViewIfNeeded()
      await picture(page, 'beside')
      await check(page, viewport.width)
      await customer.says('Never mind, I found some')
      await expect(planned).not.toContainText('Tomorrow, 09:00')
    })

    test('says when there is nothing, when it is loading, and when it cannot be loaded', async ({ page }) => {
      const list = '**/api/v1/due-things?*'
      let go = () => {}
      const held = new Promise<void>((resolve) => {
        go = resolve
      })
      await page.route(list, async (route) => {
        await held
        await route.fulfill({ json: { items: [], nextCursor: null } })
      })
      await page.goto('/planned')
      await expect(page.getByRole('main').getByRole('status')).toContainText('Loading')
      await picture(page, 'loading')
      go()
      await expect(page.getByText('Nothing is planned')).toBeVisible()
      await picture(page, 'empty')
      await check(page, viewport.width)
      await page.unroute(list)
      await page.route(list, (route) => route.fulfill({ status: 500, json: { status: 500, detail: 'The database rests.' } }))
      await page.reload()
      await expect(page.getByRole('alert')).toContainText('The database rests.')
      await picture(page, 'failed')
      await check(page, viewport.width)
      await page.unroute(list)
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(itemOf(page, 'Order ribbon')).toBeVisible()
    })
  })
