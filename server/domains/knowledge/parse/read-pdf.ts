import { getDocumentProxy } from 'unpdf'
import { cut } from '#platform/text/cut.ts'
import { hiddenText } from './hidden-pdf-text.ts'
import { layOut, type PrintedPage, type Run } from './lay-out.ts'
import { limits, type Parsed, Unreadable } from './parsed.ts'
import { finish } from './read-text.ts'
import { visible } from './visible.ts'

/** A PDF: its text laid out again from where each run stands, so that columns and table rows stay what they were. */
export async function readPdf(bytes: Uint8Array): Promise<Parsed> {
  // A picture stands in an object of its own, which no compression of the file hides.
  const hasImages = /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes).toString('latin1'))
  const document = await open(bytes)
  if (document.numPages > limits.pages)
    throw new Unreadable(`This PDF has ${document.numPages} pages; at most ${limits.pages} can be read. Split it and upload the parts.`)

  const pages: PrintedPage[] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const isHidden = await hiddenText(page, hasImages)
    const runs: Run[] = []
    for (const item of items) {
      if (!('str' in item)) continue
      const text = visible(item.str)
      if (!text.trim() || isHidden(item.str)) continue
      characters += text.length
      const [a, b, , d, x, y] = item.transform as [number, number, number, number, number, number]
      // Slanted text is a watermark across the page.
      if (Math.abs(b) > Math.abs(a) * 0.2) continue
      runs.push({ text, x, y, width: item.width, size: Math.abs(d) || item.height, font: item.fontName })
    }
    if (characters > limits.characters) throw tooLong()
    const [, bottom = 0, , top = 842] = page.view
    pages.push({ runs, height: top - bottom })
    page.cleanup()
  }
  if (characters < Math.min(20, document.numPages * 5))
    throw new Unreadable(
      'This PDF holds pictures of text but no text (a scan). Run text recognition (OCR) on it, or type the important parts into a text file and upload that.',
    )

  const sections = layOut(pages)
  const title =
    sections.find(({ heading }) => heading)?.heading?.split(' > ')[0] ?? (cut(sections[0]?.text.split('\n')[0] ?? '', 120) || null)
  return finish({ title, sections, pages: document.numPages })
}

export const tooLong = () =>
  new Unreadable(`This document holds more than ${limits.characters.toLocaleString('en')} characters. Split it and upload the parts.`)

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      enableXfa: false,
      stopAtErrors: false,
      useSystemFonts: false,
      // Pictures are not looked at, so none is unpacked.
      maxImageSize: 1,
      verbosity: 0,
    })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException')
      throw new Unreadable('This PDF is locked with a password. Open it, save it without the password and upload that.')
    throw new Unreadable('This PDF is damaged and cannot be opened. Export it again from the program that made it.')
  }
}
