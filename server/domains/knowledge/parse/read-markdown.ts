import { decode } from './decode.ts'
import type { Parsed, Section } from './parsed.ts'
import { finish } from './read-text.ts'
import { oneLine, visible } from './visible.ts'

/** Markdown: headings with their path, pipe tables as tables; comments and link targets are not text. */
export function readMarkdown(bytes: Uint8Array): Parsed {
  const lines = visible(decode(bytes))
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split('\n')
  const sections: Section[] = []
  const path: string[] = []
  let text = ''
  let fenced = false

  const close = () => {
    if (text.trim()) sections.push({ heading: headingOf(path), text })
    text = ''
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced
      continue
    }
    const heading = fenced ? null : /^(#{1,6})\s+(.*?)(?:(?<!#)#+)?$/.exec(line)
    if (heading) {
      close()
      path.length = Math.min(path.length, heading[1]!.length - 1)
      path[heading[1]!.length - 1] = oneLine(plain(heading[2]!))
      continue
    }
    if (!fenced && line.includes('|') && /^[|:\s-]+$/.test(lines[index + 1] ?? '') && lines[index + 1]!.includes('-')) {
      close()
      const header = cells(line)
      const rows: string[][] = []
      for (index += 2; index < lines.length && lines[index]!.includes('|'); index++) rows.push(cells(lines[index]!))
      index--
      sections.push({ heading: headingOf(path), text: '', table: { header, rows } })
      continue
    }
    text += `${fenced ? line : plain(line)}\n`
  }
  close()
  return finish({
    title: path.find(Boolean) ?? sections.find(({ heading }) => heading)?.heading?.split(' > ')[0] ?? null,
    sections,
    pages: 1,
  })
}

const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => oneLine(plain(cell.replaceAll('\\|', '|'))))

/** "Delivery > Payment"; a document's only title stands once. */
export const headingOf = (path: string[]) => path.filter(Boolean).slice(-2).join(' > ') || null

const plain = (line: string) =>
  line
    .replace(/!\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[([^[\]]+)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\w*])[*_](?=\S)([^*_]*\S)[*_](?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/^\s*>\s?/, '')
    .replace(/^(\s*)[*+]\s+/, '$1- ')
