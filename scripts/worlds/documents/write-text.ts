import type { Random } from '../random.ts'
import type { Block, Paper } from './block.ts'

/** Plain text, as different people type it. */
export function writeText({ title, blocks }: Paper, random: Random): string {
  const underline = random.pick(['=', '-', '~', ''])
  const join = random.pick([dots, dashes, colon])
  const ask = random.pick([(q: string) => `Q: ${q}`, (q: string) => `${q}`, (q: string) => `* ${q}`])
  const answer = random.pick([(a: string) => `A: ${a}`, (a: string) => `   ${a}`, (a: string) => `-> ${a}`])
  const bullet = random.pick(['-', '*', '•'])
  const sep = random.pick([' | ', '\t', ';  '])
  const part = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return underline ? `${block.text}\n${underline.repeat(block.text.length)}` : block.text.toUpperCase()
      case 'text':
        return block.text
      case 'list':
        return block.items.map((item) => `${bullet} ${item}`).join('\n')
      case 'question':
        return `${ask(block.asks)}\n${answer(block.says)}`
      case 'prices':
        return block.rows.map(([name, price]) => join(name, price)).join('\n')
      case 'table':
        return [block.header, ...block.rows].map((row) => row.join(sep)).join('\n')
    }
  }
  return `${[title.toUpperCase(), ...blocks.map(part)].join('\n\n')}\n`
}

const dots = (name: string, price: string) => `${name} ${'.'.repeat(Math.max(3, 48 - name.length - price.length))} ${price}`
const dashes = (name: string, price: string) => `${name} - ${price}`
const colon = (name: string, price: string) => `${name}: ${price}`

export function writeMarkdown({ title, blocks }: Paper, random: Random): string {
  const priced = random.pick([
    (name: string, price: string) => `- ${name}: **${price}**`,
    (name: string, price: string) => `* ${name} – ${price}`,
  ])
  const asked = random.pick([
    (asks: string, says: string) => `**${asks}**\n${says}`,
    (asks: string, says: string) => `### ${asks}\n\n${says}`,
  ])
  const part = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        return `## ${block.text}`
      case 'text':
        return block.text
      case 'list':
        return block.items.map((item) => `- ${item}`).join('\n')
      case 'question':
        return asked(block.asks, block.says)
      case 'prices':
        return block.rows.map(([name, price]) => priced(name, price)).join('\n')
      case 'table':
        return [block.header, block.header.map(() => '---'), ...block.rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
    }
  }
  return `${[`# ${title}`, ...blocks.map(part)].join('\n\n')}\n`
}

/** What stands in a document, for the scorer: every word of it and no layout. */
export function plainText({ title, blocks }: Paper): string {
  const part = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
      case 'text':
        return block.text
      case 'list':
        return block.items.join('\n')
      case 'question':
        return `${block.asks} ${block.says}`
      case 'prices':
        return block.rows.map((row) => row.join(' ')).join('\n')
      case 'table':
        return [block.header, ...block.rows].map((row) => row.join('  ')).join('\n')
    }
  }
  return `${[title, ...blocks.map(part)].join('\n\n')}\n`
}
