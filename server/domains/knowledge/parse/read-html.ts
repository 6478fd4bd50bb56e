import { Readability } from '@mozilla/readability'
import { cut } from '#platform/text/cut.ts'
import { decode } from './decode.ts'
import { commentNode, elementNode, parseTree, type Tree, type TreeElement, type TreeNode, textNode } from './dom.ts'
import type { Parsed, Section } from './parsed.ts'
import { headingOf } from './read-markdown.ts'
import { finish } from './read-text.ts'
import { oneLine, visible } from './visible.ts'

/**
 * A web page: what a visitor can see of its main part. Menus, banners and footers go, and so does everything hidden
 * by style, attribute or comment: people never saw it, and whoever wrote it there meant it for machines.
 */
export function readHtml(bytes: Uint8Array): Parsed {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const html = decode(bytes, /<meta[^<>]+charset=["']?([\w-]+)/i.exec(head)?.[1])
  const document = parseTree(html)
  const title = oneLine(visible(document.querySelector('title')?.textContent ?? '')) || null
  removeHidden(document)
  const parsed = sectionsOf(mainPart(document))
  return finish({
    ...parsed,
    sections: withoutEdges(parsed.sections),
    title: title ?? (oneLine(visible(document.querySelector('h1')?.textContent ?? '')) || null),
  })
}

/** What stands before the first heading without one sentence is a menu; legal lines at the end are the site's, not the page's. */
function withoutEdges(sections: Section[]): Section[] {
  const isMenu = (text: string) =>
    text
      .split('\n')
      .filter(Boolean)
      .every((line) => line.length < 45 && !/[.!]$/.test(line))
  return sections
    .filter(({ heading, text, table }, index) => !(index === 0 && heading === null && !table && sections.length > 1 && isMenu(text)))
    .map((section) => ({
      ...section,
      text: section.text
        .split('\n')
        .filter((line) => !/©|all rights reserved|cookie (settings|policy)/i.test(line))
        .join('\n'),
    }))
}

/** Sections of a tree: headings with their path, tables as tables, everything else as paragraphs. */
export function sectionsOf(root: TreeElement): Parsed {
  const sections: Section[] = []
  const path: string[] = []
  let text = ''

  const close = () => {
    if (text.trim()) sections.push({ heading: headingOf(path), text: visible(text) })
    text = ''
  }
  const walk = (element: TreeElement) => {
    for (const node of element.childNodes) {
      if (node.nodeType === textNode) text += (node.textContent ?? '').replace(/\s+/g, ' ')
      if (node.nodeType !== elementNode) continue
      const child = node as TreeElement
      const tag = child.tagName.toLowerCase()
      if (/^h[1-6]$/.test(tag)) {
        close()
        const level = Number(tag[1])
        path.length = Math.min(path.length, level - 1)
        path[level - 1] = oneLine(visible(child.textContent ?? ''))
      } else if (tag === 'table' && isDataTable(child)) {
        close()
        sections.push({ heading: headingOf(path), text: '', table: tableOf(child) })
      } else if (tag === 'br') text += '\n'
      else if (tag === 'li') {
        text += '\n- '
        walk(child)
        text += '\n'
      } else if (BLOCKS.has(tag)) {
        text += '\n'
        walk(child)
        text += '\n'
      } else walk(child)
    }
  }
  walk(root)
  close()
  return finish({ title: null, sections, pages: 1 })
}

const BLOCKS = new Set(
  'p div section article main header footer aside ul ol dl dt dd table tbody thead tr td th blockquote pre figure figcaption address details summary form fieldset hr'.split(
    ' ',
  ),
)

/** Old pages lay themselves out with tables: a table that holds headings or other tables is furniture. */
function isDataTable(table: TreeElement) {
  if (table.querySelector('table,h1,h2,h3,h4,h5,h6')) return false
  const rows = [...table.querySelectorAll('tr')]
  return rows.length > 1 && rows.some((row) => row.children.length > 1)
}

export function tableOf(table: TreeElement): { header: string[]; rows: string[][] } {
  const rows = [...table.querySelectorAll('tr')].map((row) => ({
    headed: row.children.length > 0 && [...row.children].every((cell) => cell.tagName.toLowerCase() === 'th' || isBold(cell)),
    cells: [...row.children].flatMap((cell) => {
      const text = oneLine(visible([...cell.childNodes].map((node) => node.textContent ?? '').join(' ')))
      return [text, ...new Array<string>(Math.min(Math.max(Number(cell.getAttribute('colspan') ?? 1) - 1, 0), 20)).fill('')]
    }),
  }))
  return withHeader(rows.filter(({ cells }) => cells.some(Boolean)))
}

const isBold = (cell: TreeElement) => {
  const bold = [...cell.querySelectorAll('strong,b')].map((element) => element.textContent ?? '').join('')
  return bold.trim() !== '' && oneLine(bold) === oneLine(cell.textContent ?? '')
}

/** The first row is the header when it says so, or when it holds words over rows of numbers. */
export function withHeader(rows: { headed: boolean; cells: string[] }[]): { header: string[]; rows: string[][] } {
  const [first, ...rest] = rows
  if (!first) return { header: [], rows: [] }
  const worded = first.cells.filter(Boolean).length > 1 && !first.cells.some((cell) => /\d/.test(cell) && !/\p{L}{3}/u.test(cell))
  const numbered = rest.some(({ cells }) => cells.some((cell) => /\d/.test(cell)))
  if (rest.length > 0 && (first.headed || (worded && (numbered || first.cells.length > 2))))
    return { header: first.cells, rows: rest.map(({ cells }) => cells) }
  return { header: [], rows: rows.map(({ cells }) => cells) }
}

function mainPart(document: Tree): TreeElement {
  for (const element of document.querySelectorAll(FURNITURE)) element.remove()
  const body = document.body
  const whole = textLength(body)
  const marked = document.querySelector('main,[role=main]') ?? document.querySelector('article')
  if (marked && textLength(marked) > whole * 0.5) return marked

  const article = new Readability(document.cloneNode(true) as never, { charThreshold: 200 }).parse()
  if (!article?.content) return body
  const read = parseTree(article.content)
  // A page of short facts looks like a menu to it: better a little furniture than a lost price.
  return textLength(read.body) > whole * 0.6 ? read.body : body
}

const FURNITURE =
  'nav,header nav,footer,aside,form,button,input,select,[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=dialog],[role=alertdialog],[id*=cookie],[class*=cookie],[id*=consent],[class*=consent],[class*=breadcrumb],[class*=skip-link],a.skip'

const textLength = (element: TreeElement) => (element.textContent ?? '').replace(/\s+/g, ' ').length

function removeHidden(document: Tree) {
  for (const rule of hidingRules(document)) {
    try {
      for (const element of document.querySelectorAll(rule)) element.remove()
    } catch {
      // A selector this parser does not know hides nothing here.
    }
  }
  for (const element of document.querySelectorAll(
    'script,style,noscript,template,iframe,object,embed,svg,canvas,head,[hidden],[aria-hidden=true],dialog:not([open])',
  ))
    element.remove()
  for (const element of document.querySelectorAll('[style]')) if (hides(element.getAttribute('style') ?? '')) element.remove()
  const comments: TreeNode[] = []
  const collect = (node: TreeNode) => {
    for (const child of node.childNodes) child.nodeType === commentNode ? comments.push(child) : collect(child)
  }
  collect(document)
  for (const comment of comments) comment.remove()
}

function hidingRules(document: Tree): string[] {
  const styles = [...document.querySelectorAll('style')]
    .map((style) => style.textContent ?? '')
    .join('\n')
    .split('/*')
    .map((part, index) => (index === 0 ? part : part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)))
    .join('')
  const sheets = cut(styles, 500_000)
  const rules: string[] = []
  for (const [, selectors, declarations] of sheets.matchAll(/(?<![^{}@])([^{}@]+)\{([^{}]*)\}/g)) {
    if (hides(declarations!))
      rules.push(
        ...selectors!
          .split(',')
          .map((selector) => selector.trim())
          .filter((selector) => selector && !selector.includes(':')),
      )
  }
  return rules.slice(0, 500)
}

const hides = (style: string) =>
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0\d*)?%?\s*(?:;|!|$)|font(?:-size)?\s*:\s*[01](?:\.\d+)?(?:px|pt|em|rem|%)?\s*(?:;|!|\/|$)|(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)|color\s*:\s*transparent|clip\s*:\s*rect\(\s*[01]|(?:left|top|right|text-indent)\s*:\s*-\d{3,}|transform\s*:\s*scale\(\s*0)/i.test(
    style,
  )
