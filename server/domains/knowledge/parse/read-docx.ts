import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { checkZip } from './check-zip.ts'
import { parseTree, type Tree } from './dom.ts'
import { type Parsed, Unreadable } from './parsed.ts'
import { sectionsOf } from './read-html.ts'
import { oneLine, visible } from './visible.ts'

/** A Word document: the parts that hold text, after they were counted, with runs nobody sees taken out. */
export async function readDocx(bytes: Buffer): Promise<Parsed> {
  const parts = checkZip(bytes)
  const body = parts.get('word/document.xml')
  if (!body)
    throw new Unreadable('There is no Word document in this file. Open it in Word or Google Docs, save it as DOCX and upload that.')

  const kept: Record<string, [Uint8Array, { level: 0 }]> = {}
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue
    // No document needs its own grammar; one that brings it wants entities expanded.
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
      throw new Unreadable('This document defines its own XML entities, which is not allowed. Save it again from Word or Google Docs.')
    kept[name] = [name === 'word/document.xml' ? Buffer.from(withoutHiddenRuns(content.toString('utf8'))) : content, { level: 0 }]
  }

  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(kept)) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
    },
  )
  const document = parseTree(html)
  promoteBoldLines(document)
  const parsed = sectionsOf(document.body)
  return { ...parsed, title: oneLine(visible(document.querySelector('h1,h2')?.textContent ?? '')) || null }
}

/** Many people write headings as a bold line of their own. */
function promoteBoldLines(document: Tree) {
  for (const paragraph of document.querySelectorAll('body > p')) {
    const text = oneLine(paragraph.textContent ?? '')
    const only =
      paragraph.children.length === 1 &&
      paragraph.children[0]!.tagName.toLowerCase() === 'strong' &&
      paragraph.children[0]!.textContent === paragraph.textContent
    if (!only || !text || text.length > 90 || /[.!?;,:]$/.test(text)) continue
    const heading = document.createElement('h3')
    heading.textContent = text
    paragraph.replaceWith(heading)
  }
}

/** Takes out runs that are marked hidden, are smaller than 2 points or white on white: text for machines only. */
export function withoutHiddenRuns(xml: string): string {
  let out = ''
  let at = 0
  for (const match of xml.matchAll(/<w:r[ >]/g)) {
    if (match.index < at) continue
    const end = xml.indexOf('</w:r>', match.index)
    if (end < 0) break
    const properties = propertiesOf(xml.slice(match.index, Math.min(end, match.index + 4_000)))
    out += xml.slice(at, match.index)
    at = end + '</w:r>'.length
    if (!isHidden(properties)) out += xml.slice(match.index, at)
  }
  return out + xml.slice(at)
}

function propertiesOf(run: string): string {
  const from = run.indexOf('<w:rPr>')
  const to = from < 0 ? -1 : run.indexOf('</w:rPr>', from)
  return to < 0 ? '' : run.slice(from, to)
}

const isHidden = (properties: string) =>
  (/<w:(vanish|webHidden|specVanish)(\s[^<>]*)?\/>/.test(properties) &&
    !/<w:(vanish|webHidden|specVanish)\s[^<>]*w:val="(0|false|off)"/.test(properties)) ||
  /<w:sz\s[^<>]*w:val="[0-3]"/.test(properties) ||
  (/<w:color\s[^<>]*w:val="FFFFFF"/i.test(properties) && !/<w:(shd|highlight)\s/.test(properties))
