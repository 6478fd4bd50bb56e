import { decode } from './decode.ts'
import type { Parsed, Section } from './parsed.ts'
import { oneLine, visible } from './visible.ts'

/** Plain text: paragraphs between empty lines; a short line standing alone, or shouting, or underlined is a heading. */
export function readText(bytes: Uint8Array): Parsed {
  const lines = visible(decode(bytes))
    .split('\n')
    .map((line) => line.trimEnd())
  const sections: Section[] = []
  let current: Section = { heading: null, text: '' }
  let title: string | null = null

  for (const [index, line] of lines.entries()) {
    if (/^\s*([-=_*~])\1{2,}\s*$/.test(line)) continue
    if (isHeading(lines, index)) {
      if (current.text.trim()) sections.push(current)
      const heading = oneLine(line.replace(/^[\s*#=~-]+|(?<![\s*#=~:-])[\s*#=~:-]+$/g, ''))
      title ??= heading
      current = { heading, text: '' }
    } else {
      current.text += `${line.trim()}\n`
    }
  }
  if (current.text.trim() || sections.length === 0) sections.push(current)
  return finish({ title, sections, pages: 1 })
}

function isHeading(lines: string[], index: number) {
  const line = lines[index]!.trim()
  if (!line || line.length > 90) return false
  if (/^(=|-){3,}\s*$/.test(lines[index + 1] ?? '') && line.length > 2) return true
  if (!/\p{L}/u.test(line) || /[.!?;,|…]$|:\s|^[-•*\d]/u.test(line)) return false
  const alone = !lines[index - 1]?.trim() && !lines[index + 1]?.trim() && index < lines.length - 1
  const shouted = line.length > 3 && line === line.toUpperCase() && line !== line.toLowerCase()
  return (alone && line.split(/\s+/).length <= 8) || shouted
}

/** Collapses empty lines and counts; every reader ends here. */
export function finish(document: Omit<Parsed, 'characters'>): Parsed {
  let characters = 0
  const sections = document.sections
    .map((section) => ({
      ...section,
      text: section.text
        .replace(/[ \t]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .replace(/\n\n(?=- )/g, '\n')
        .trim(),
    }))
    .filter((section) => section.text || section.table?.rows.length || section.heading)
  for (const { text, table } of sections) {
    characters += text.length
    for (const row of table?.rows ?? []) for (const cell of row) characters += cell.length
  }
  return { ...document, sections, characters }
}
