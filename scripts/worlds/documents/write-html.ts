import type { Random } from '../random.ts'
import type { Block, Paper } from './block.ts'

/** A page of the shop's own site, with a menu and a foot that belong to no answer. */
export function writeHtml({ title, blocks }: Paper, random: Random): string {
  const asDefinitions = random.chance(0.5)
  const part = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `<h2>${safe(block.text)}</h2>`
      case 'text':
        return `<p>${safe(block.text)}</p>`
      case 'list':
        return `<ul>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`
      case 'question':
        return asDefinitions
          ? `<dl><dt>${safe(block.asks)}</dt><dd>${safe(block.says)}</dd></dl>`
          : `<details open><summary>${safe(block.asks)}</summary><p>${safe(block.says)}</p></details>`
      case 'prices':
        return `<ul class="prices">${block.rows.map(([name, price]) => `<li><span>${safe(name)}</span> <b>${safe(price)}</b></li>`).join('')}</ul>`
      case 'table':
        return `<table><thead><tr>${block.header.map((cell) => `<th>${safe(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows
          .map((row) => `<tr>${row.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table>`
    }
  }
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${safe(title)}</title><style>body{font:16px serif}</style></head>
<body><nav><a href="/">Home</a> <a href="/contact">Contact</a></nav>
<main><h1>${safe(title)}</h1>
${blocks.map(part).join('\n')}
</main><footer>All pages made by hand.</footer></body></html>
`
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
