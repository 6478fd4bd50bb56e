import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { demoChatPath } from './demo-chat.ts'

const bubbles = (page: Page, whose: 'mine' | 'theirs') => page.getByRole('log').locator(`.rows .${whose} .bubble`)

async function say(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.keyboard.press('Enter')
}

test('a question is answered, and a reload keeps the conversation', async ({ page, request }) => {
  await page.goto(await demoChatPath(request))
  await expect(page.getByText('AI assistant').first()).toBeVisible()

  await say(page, 'When are you open?')
  await expect(bubbles(page, 'mine')).toContainText(['When are you open?'])
  await expect(bubbles(page, 'theirs')).not.toHaveCount(0)
  const answer = await bubbles(page, 'theirs').last().innerText()

  await page.reload()
  await expect(bubbles(page, 'mine')).toHaveCount(1)
  await expect(bubbles(page, 'theirs').filter({ hasText: answer.slice(-40).trim() })).toHaveCount(1)
})

test('what is written offline is delivered once, after a reload too', async ({ page, context, request }) => {
  await page.goto(await demoChatPath(request))
  await expect(page.getByText('AI assistant').first()).toBeVisible()

  await context.setOffline(true)
  await say(page, 'Written on the train')
  await expect(page.getByText('Waiting for connection')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Waiting for connection')).toBeHidden({ timeout: 15_000 })
  await expect(bubbles(page, 'theirs')).not.toHaveCount(0)

  await page.reload()
  await expect(bubbles(page, 'mine').filter({ hasText: 'Written on the train' })).toHaveCount(1)
})

test('a message whose answer got lost on the way is sent again and kept once', async ({ page, request }) => {
  await page.goto(await demoChatPath(request))
  let lost = 0
  await page.route('**/hooks/web-chat/**', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  const again = page.waitForResponse((response) => response.url().includes('/hooks/web-chat/') && response.ok())
  await say(page, 'Only once, please')
  await again
  await expect(bubbles(page, 'theirs')).not.toHaveCount(0)

  await page.reload()
  await expect(bubbles(page, 'mine').filter({ hasText: 'Only once, please' })).toHaveCount(1)
})

test('markup stays text and a link is only a link', async ({ page, request }) => {
  await page.goto(await demoChatPath(request))
  await say(page, '<img src=x onerror="document.title=1"> javascript:alert(1) https://shop.example/menu')
  const bubble = bubbles(page, 'mine').last()
  await expect(bubble).toContainText('<img src=x')
  await expect(bubble.locator('img')).toHaveCount(0)
  await expect(bubble.getByRole('link')).toHaveCount(1)
  await expect(bubble.getByRole('link')).toHaveAttribute('href', 'https://shop.example/menu')
  await expect(bubble.getByRole('link')).toHaveAttribute('rel', /noopener/)
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`the chat page has no accessibility faults at ${width} px in the ${colorScheme}`, async ({ page, request }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(await demoChatPath(request))
      await say(page, 'When are you open?')
      await expect(bubbles(page, 'theirs')).not.toHaveCount(0)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    })

test.describe("on somebody else's site, under a strict policy", () => {
  let site: { origin: string; close(): void } | undefined
  test.beforeEach(async ({ request, baseURL }) => {
    const key = (await demoChatPath(request)).split('/').at(-1) ?? ''
    site = await openSite(new URL(baseURL ?? '').origin, key)
  })
  test.afterEach(() => site?.close())

  test('the bubble opens, answers, and gives the focus back', async ({ page }) => {
    const refused: string[] = []
    page.on('console', (message) => void (/Content.Security.Policy|CORS/.test(message.text()) && refused.push(message.text())))
    await page.goto(site?.origin ?? '')
    const launcher = page.getByRole('button', { name: 'Open chat' })
    await launcher.click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await expect(dialog.locator('.composer'), 'our styles pass the policy').toHaveCSS('border-radius', '25px')

    await say(page, 'When are you open?')
    await expect(bubbles(page, 'theirs')).not.toHaveCount(0)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(launcher).toBeFocused()
    expect(refused).toEqual([])
  })

  test('on a phone it fills the screen and keeps the focus inside', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(site?.origin ?? '')
    await page.getByRole('button', { name: 'Open chat' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 800 })
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press('Tab')
      await expect(dialog.locator(':focus')).toHaveCount(1)
    }
  })
})

/** A shop's page on another origin, whose policy allows the widget's host and nothing inline. */
async function openSite(desk: string, key: string) {
  const policy = `default-src 'none'; script-src ${desk}; connect-src ${desk}`
  const html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main><script src="${desk}/widget.js" data-inbox="${key}" async></script></html>`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
