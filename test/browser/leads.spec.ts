import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { newCustomer } from './customer.ts'
import { florasSession } from './sign-in-once.ts'

test.use({ storageState: florasSession, reducedMotion: 'reduce' })

const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** The panel beside the thread, or the one that opens over it. */
async function openPanel(page: Page) {
  const button = page.getByRole('button', { name: 'About this customer' })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  return page.getByRole('region', { name: 'What we know' })
}

async function check(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
}

for (const viewport of screens)
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport })

    test('what a customer told is noted with its message, corrected in place, confirmed and removed by keyboard', async ({ page }) => {
      const name = `Zara Wide ${viewport.width}`
      const zara = await newCustomer(page.request, name)
      await zara.says('Hello! My budget is ₦45k for a birthday')
      for (let line = 0; line < 12; line++) await zara.says(`And what about delivery to area number ${line}, please?`)
      await zara.says('This is terrible, I am very disappointed!')
      await page.goto('/conversations')
      await page.getByRole('link', { name: new RegExp(name) }).click()
      const known = await openPanel(page)
      await expect(known).toContainText('₦45,000.00')
      await expect(known).toContainText('Noted by the bot')
      await expect(page.getByText(/Unhappy|Angry/).first()).toBeAttached()
      await page.screenshot({ path: test.info().outputPath('known.png') })
      await check(page, viewport.width)

      await known.getByRole('button', { name: 'See the message' }).first().click()
      const source = page.getByRole('article').filter({ hasText: 'My budget is ₦45k' })
      await expect(source).toBeInViewport()
      await expect(source).toBeFocused()
      await page.screenshot({ path: test.info().outputPath('source.png') })

      const again = await openPanel(page)
      await again.getByRole('button', { name: 'Change Budget' }).press('Enter')
      const box = again.getByLabel('Budget')
      await expect(box).toBeFocused()
      await box.fill('a lot')
      await box.press('Enter')
      await expect(again.getByRole('alert')).toContainText('plain number')
      await page.screenshot({ path: test.info().outputPath('edit.png') })
      await box.press('Escape')
      await expect(again).toContainText('₦45,000.00')
      await again.getByRole('button', { name: 'Change Budget' }).press('Enter')
      await again.getByLabel('Budget').fill('50,000')
      await again.getByLabel('Budget').press('Enter')
      await expect(again).toContainText('₦50,000.00')
      await expect(again).toContainText('Written down by Flora')

      await zara.says('Sorry, my budget is ₦60k now')
      await expect(again).toContainText('Later the customer said: ₦60,000.00')
      await page.screenshot({ path: test.info().outputPath('suggestion.png') })
      await check(page, viewport.width)
      await again.getByRole('button', { name: 'Use this' }).press('Enter')
      await expect(again).not.toContainText('Later the customer said')
      await expect(again).toContainText('₦60,000.00')
      await again.getByRole('button', { name: 'Remove Budget' }).press('Enter')
      await expect(again).not.toContainText('₦60,000.00')

      await again.getByRole('button', { name: 'Add a note' }).press('Enter')
      await again.getByLabel('What is the note about?').selectOption('Company')
      await again.getByLabel('Company').fill('A very long company name '.repeat(10))
      await again.getByLabel('Company').press('Enter')
      await expect(again).toContainText('A very long company name')
      await check(page, viewport.width)
    })

    test('who sounds unhappy is found by a filter', async ({ page }) => {
      const name = `Una Happy ${viewport.width}`
      const una = await newCustomer(page.request, name)
      await una.says('You people are useless, this is the worst shop!')
      await page.goto('/conversations?filter=unhappy')
      await expect(page.getByRole('button', { name: 'Upset' })).toHaveAttribute('aria-pressed', 'true')
      await expect(page.getByRole('link', { name: new RegExp(name) })).toBeVisible()
      await page.screenshot({ path: test.info().outputPath('unhappy.png') })
      await check(page, viewport.width)
    })

    test('a voice note shows a player and its words, a picture what a machine sees', async ({ page }) => {
      const name = `Vera Voice ${viewport.width}`
      const vera = await newCustomer(page.request, name)
      await vera.says('one')
      await vera.says('two')
      await vera.says('three')
      await page.route('**/api/v1/media/*', (route) => route.fulfill({ contentType: 'audio/wav', body: Buffer.from(silence(), 'binary') }))
      // Visitors of a website cannot record: the three lines come back as what WhatsApp would have brought.
      await page.route('**/api/v1/conversations/*/messages?*', async (route) => {
        const response = await route.fetch()
        const body = (await response.json()) as { items: { direction: string; content: unknown }[] }
        const media = { mediaId: '0197a000-0000-7000-8000-000000000001', mimeType: 'audio/ogg', voice: true }
        const contents = [
          {
            type: 'audio',
            media,
            transcript: 'Good afternoon, I want to order two large jollof trays for Saturday, my budget is fifteen thousand naira.',
          },
          { type: 'audio', media, transcript: '' },
          {
            type: 'image',
            media: { mimeType: 'image/jpeg', unavailable: 'The provider no longer has this file.' },
            caption: 'Do you have this?',
            description: 'A red ankara gown on a hanger.',
          },
        ]
        for (const item of body.items.toReversed()) if (item.direction === 'in') item.content = contents.shift() ?? item.content
        await route.fulfill({ response, json: body })
      })
      await page.goto('/conversations')
      await page.getByRole('link', { name: new RegExp(name) }).click()
      const thread = page.getByRole('log', { name: 'Messages' })
      await expect(thread.getByLabel('Voice note').first()).toBeVisible()
      await expect(thread).toContainText('two large jollof trays')
      await expect(thread).toContainText('Written down by a computer')
      await expect(thread).toContainText('The computer could not understand this recording')
      await expect(thread).toContainText('What a computer sees; may be wrong')
      await page.screenshot({ path: test.info().outputPath('voice.png') })
      await check(page, viewport.width)
    })
  })

/** Half a second of nothing, as a WAV file. */
function silence(): string {
  const data = Buffer.alloc(8_000)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(16_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data]).toString('binary')
}
