import { expect, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'
import { smallPdf } from './small-pdf.ts'

test.use({ storageState: florasSession })

test('an uploaded PDF is read, answers a question, shows its passages and can be forgotten', async ({ page }) => {
  await page.goto('/knowledge')
  await page.getByLabel('Documents to upload').setInputFiles({
    name: 'Workshop terms.pdf',
    mimeType: 'application/pdf',
    buffer: smallPdf([
      'Flower arranging workshop',
      'The workshop for beginners costs NGN 45000 and lasts three hours.',
      'Bring an apron; vases are lent out.',
    ]),
  })
  const row = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'More about Workshop terms' }) })
  await expect(row).toContainText(/\d part/, { timeout: 30_000 })

  await page.getByLabel('A customer’s question').fill('What does the beginners workshop cost?')
  await page.keyboard.press('Enter')
  const best = page.getByRole('list', { name: 'What was found, best first' }).getByRole('listitem').first()
  await expect(best).toContainText('45000')
  await expect(best).toContainText('Workshop terms')

  await row.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'See what the bot read' }).click()
  await expect(page.getByRole('dialog')).toContainText('three hours')
  await page.keyboard.press('Escape')

  await row.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(row).toHaveCount(0)
})

test('a file that is no document says so in plain words', async ({ page }) => {
  await page.goto('/knowledge')
  await page
    .getByLabel('Documents to upload')
    .setInputFiles({ name: 'holiday.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0000\u0001') })
  await expect(page.getByRole('alert')).toContainText(/PDF/)
})
