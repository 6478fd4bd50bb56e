import { expect, type Page, test } from '@playwright/test'
import { florasSession } from './sign-in-once.ts'

/** English with accents between ⟦ ⟧: what stays plain on screen is in no catalogue. It is loaded as any other language is. */
test.use({ storageState: florasSession, locale: 'en-GB' })

const openFirst = (page: Page) => page.locator('[data-row="0"]').click()

const visits: { path: string; act?: (page: Page) => Promise<void> }[] = [
  { path: '/' },
  { path: '/conversations' },
  { path: '/conversations', act: openFirst },
  { path: '/conversations?filter=unhappy' },
  { path: '/orders' },
  { path: '/tasks' },
  { path: '/tasks', act: (page) => page.getByRole('main').getByRole('button').first().click() },
  { path: '/planned' },
  { path: '/planned?past=true' },
  { path: '/planned', act: (page) => page.getByRole('main').getByRole('button').first().click() },
  { path: '/catalog' },
  { path: '/catalog', act: (page) => page.getByRole('main').getByRole('button').nth(2).click() },
  { path: '/knowledge' },
  ...['personality', 'instructions', 'skills', 'hours', 'versions'].map((tab) => ({ path: `/bot?tab=${tab}` })),
  { path: '/inboxes' },
  { path: '/inboxes/new' },
  { path: '/inboxes', act: (page) => page.getByRole('main').getByRole('listitem').getByRole('link').first().click() },
  { path: '/simulator' },
  { path: '/tests' },
  { path: '/tests', act: (page) => page.getByRole('main').getByRole('listitem').getByRole('link').first().click() },
  ...['business', 'models', 'team', 'api-keys'].map((section) => ({ path: `/settings/${section}` })),
  { path: '/nowhere' },
]

for (const { path, act } of visits)
  test(`nothing on ${path}${act ? ', further in,' : ''} is said outside the catalogues`, async ({ page }) => {
    const data = await rememberAnswers(page)
    await page.addInitScript(() => localStorage.setItem('language', 'en-XA'))
    await page.goto(path)
    await expect(page.getByText('⟦').first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    await act?.(page)
    await page.waitForLoadState('networkidle')
    // What the API answered is read beside the page, and may be known a moment after it is shown.
    await expect.poll(() => saidPlainly(page, data)).toEqual([])
  })

test.describe('signed out', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  test('nothing on the sign-in page is said outside the catalogues', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('language', 'en-XA'))
    await page.goto('/sign-in')
    await expect(page.getByText('⟦').first()).toBeVisible()
    expect(await saidPlainly(page, [])).toEqual([])
  })
})

test('a language that is chosen stays, and a page says itself in English when there is none of it', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('language', 'tlh'))
  await page.goto('/tasks')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tasks')
})

/** Every text that the API answered: names, messages and prices are the shop's own words. */
async function rememberAnswers(page: Page): Promise<string[]> {
  const data: string[] = []
  const keep = (value: unknown) => {
    if (typeof value === 'string') data.push(squeezed(value))
    else if (value && typeof value === 'object') for (const inner of Object.values(value)) keep(inner)
  }
  page.on('response', (response) => {
    if (response.url().includes('/api/') && (response.headers()['content-type'] ?? '').includes('json'))
      void response.json().then(keep, () => {})
  })
  return data
}

/** Lines of a message run together in a preview. */
const squeezed = (text: string) => text.toLowerCase().replace(/\s+/g, '')

const names = /^(salesboy|whatsapp|instagram|pdf|esc|enter|shift|ctrl|page(up|down)|https?:\/\/\S*)$/i
const dates =
  /^(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?$|^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$|^at$|^(million|thousand)$/i

/** Words that are neither in brackets, nor the shop's own, nor a date. */
async function saidPlainly(page: Page, data: string[]): Promise<string[]> {
  const isKnown = (piece: string) =>
    // Initials in a circle are two letters of a name; a tagged part of a sentence stands in an element of its own, with its accents.
    !/[a-z]{2}/i.test(piece) ||
    /^[A-Z]{2}$/.test(piece) ||
    !/[aeiou]/i.test(piece) ||
    // What the shop calls a thing, and its variant; lines of a field.
    piece.split(/, |\n/).every((part) => data.some((text) => text.includes(squeezed(part)))) ||
    piece.split(/[\s,.]+/).every((word) => !/[a-z]{2}/i.test(word) || names.test(word) || dates.test(word))
  const outside = (text: string) => {
    let rest = text
    while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' · ')
    return rest
      .split(/ · | › |[:“”()]/)
      .map((piece) => piece.trim())
      .filter((piece) => !isKnown(piece))
  }
  return [...new Set((await spoken(page)).flatMap(outside))]
}

/** What is seen or read aloud on the page. */
const spoken = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const found = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      // Countries, currencies and time zones come from the browser; so do the names of options of the shop.
      if (!element || element.closest('script, style, noscript, select, code')) continue
      found.push(walker.currentNode.textContent)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) if (element.getAttribute(name)) found.push(element.getAttribute(name))
    for (const select of document.querySelectorAll('select')) if (select.options.length < 40) for (const option of select.options) found.push(option.text)
    return found
  })()`)
