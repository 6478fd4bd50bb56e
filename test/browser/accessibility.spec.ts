import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

const openFirst = (page: Page) => page.locator('[data-row="0"]').click()

const visits: { name: string; path: string; ready: string; act?: (page: Page) => Promise<void> }[] = [
  { name: 'overview', path: '/', ready: 'Activity' },
  { name: 'conversations', path: '/conversations', ready: 'Waiting for a person' },
  { name: 'a conversation', path: '/conversations', ready: 'The conversation starts here.', act: openFirst },
  { name: 'planned', path: '/planned', ready: 'Have you made up your mind' },
  {
    name: 'planning something',
    path: '/planned',
    ready: 'Not needed any more if',
    act: async (page) => {
      await page.getByRole('button', { name: 'Plan something' }).click()
      await page.getByLabel('To whom').selectOption({ index: 1 })
    },
  },
  { name: 'knowledge', path: '/knowledge', ready: '1 part' },
  { name: 'inboxes', path: '/inboxes', ready: 'Website chat' },
  { name: 'a new inbox', path: '/inboxes/new', ready: 'App secret', act: (page) => page.getByRole('button', { name: /WhatsApp/ }).click() },
  {
    name: 'an inbox',
    path: '/inboxes',
    ready: 'Test the connection',
    act: (page) => page.getByRole('link', { name: /Website chat/ }).click(),
  },
  {
    name: 'simulator',
    path: '/simulator',
    ready: 'Why this answer?',
    act: (page) => page.getByRole('button', { name: 'What are your opening hours?' }).click(),
  },
  { name: 'business settings', path: '/settings/business', ready: 'Opening hours' },
  { name: 'bot', path: '/bot', ready: 'How it writes' },
  { name: 'model settings', path: '/settings/models', ready: 'What writes the answers' },
  { name: 'team', path: '/settings/team', ready: 'teo@floras.example' },
  { name: 'API keys', path: '/settings/api-keys', ready: 'No keys yet' },
  { name: 'a page that does not exist', path: '/nowhere', ready: 'This page does not exist' },
]

const screens = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

for (const { colorScheme, ...viewport } of screens) {
  test.describe(`at ${viewport.width} px in the ${colorScheme}`, () => {
    test.use({ viewport, colorScheme, reducedMotion: 'reduce', storageState: florasSession })

    for (const { name, path, ready, act } of visits)
      test(`${name}: no accessibility fault, nothing wider than the screen, no complaint of the browser`, async ({ page }) => {
        const complaints: string[] = []
        page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
        page.on('pageerror', (error) => void complaints.push(error.message))
        await page.goto(path)
        await act?.(page)
        await expect(page.getByText(ready).filter({ visible: true }).first()).toBeVisible()
        await check(page, viewport.width)
        expect(complaints).toEqual([])
      })
  })

  test.describe(`signed out, at ${viewport.width} px in the ${colorScheme}`, () => {
    test.use({ viewport, colorScheme, reducedMotion: 'reduce' })

    test('sign-in: no accessibility fault', async ({ page }) => {
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
      await check(page, viewport.width)
    })
  })
}

async function check(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
  const widest = await page.evaluate<number>(
    `Math.max(document.documentElement.scrollWidth, document.querySelector('main')?.scrollWidth ?? 0)`,
  )
  expect(widest).toBeLessThanOrEqual(width)
}
