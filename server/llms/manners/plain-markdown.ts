import { lexer, type Token, type Tokens } from 'marked'
import { linked } from './plain-html.ts'

/** Markdown as words: headings and bold between `bold`, tables as lines, links with their address in sight, lists as they stand. */
export function plainMarkdown(text: string, bold = ''): string {
  if (!MARKS.test(text)) return text
  const words = bareRows(blocks(lexer(text, { gfm: true, breaks: true }), bold))
  return words
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Rows of a table that has no head: cells between bars. */
const bareRows = (text: string): string =>
  text.replace(/^\|([^\n]{1,500})\|$/gm, (_, cells: string) => {
    const [thing = '', ...values] = cells.split('|').map((cell) => cell.trim())
    return values.length > 0 ? `${thing}: ${values.filter(Boolean).join(', ')}` : thing
  })

const withoutEnd = (raw: string): string => {
  let end = raw.length
  while (raw[end - 1] === '\n') end--
  return raw.slice(0, end)
}

const blocks = (tokens: Token[], bold: string): string =>
  tokens.map((token) => `${block(token, bold)}${token.type === 'space' ? '' : token.raw.slice(withoutEnd(token.raw).length)}`).join('')

function block(token: Token, bold: string): string {
  switch (token.type) {
    case 'space':
      return token.raw
    case 'heading':
      return marked(inline(token.tokens ?? [], ''), bold)
    case 'list':
      return items(token as Tokens.List, bold)
    case 'table':
      return rows(token as Tokens.Table)
    case 'blockquote':
      return blocks(token.tokens ?? [], bold).trim()
    case 'code':
      return (token as Tokens.Code).text
    case 'hr':
      return ''
    case 'paragraph':
    case 'text':
      return token.tokens ? inline(token.tokens, bold) : token.raw
    default:
      return withoutEnd(token.raw)
  }
}

const items = (list: Tokens.List, bold: string): string =>
  list.items
    .map((item) => {
      const number = /^\s*(\d+[.)])/.exec(item.raw)?.[1]
      const own = blocks(item.tokens, bold)
        .trim()
        .replace(/^\[[ xX]\]\s*/, '')
      return `${number ?? '-'} ${own.replace(/\n(?!\n)/g, '\n  ')}`
    })
    .join('\n')

/** Two columns are a thing and its value; more of them say what they are. */
function rows({ header, rows: lines }: Tokens.Table): string {
  const names = header.map((cell) => inline(cell.tokens, ''))
  return lines
    .map((cells) => {
      const [thing = '', ...values] = cells.map((cell) => inline(cell.tokens, ''))
      const said = values.flatMap((value, i) =>
        value === '' ? [] : [values.length > 1 && names[i + 1] ? `${names[i + 1]} ${value}` : value],
      )
      return said.length > 0 ? `${thing}: ${said.join(', ')}` : thing
    })
    .join('\n')
}

function inline(tokens: Token[], bold: string): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'strong':
          return marked(inline(token.tokens ?? [], ''), bold)
        case 'em':
          // One star is bold where the channel writes bold so.
          return token.raw.startsWith('*') && bold === '*' ? marked(inline(token.tokens ?? [], ''), bold) : inline(token.tokens ?? [], bold)
        case 'del':
          return inline(token.tokens ?? [], bold)
        case 'codespan':
        case 'escape':
          return (token as Tokens.Codespan).text
        case 'br':
          return '\n'
        case 'link':
          return linked(inline(token.tokens ?? [], ''), (token as Tokens.Link).href)
        // No answer may hold a picture from elsewhere; it stays for the guards to see.
        case 'image':
          return token.raw
        case 'checkbox':
          return ''
        default:
          return 'tokens' in token && token.tokens ? inline(token.tokens, bold) : token.raw
      }
    })
    .join('')
}

const marked = (words: string, bold: string): string =>
  bold && words.trim() && !words.includes(bold) ? `${bold}${words.trim()}${bold}` : words

const MARKS = /[*_`~|\\[\]]|<https?:|^[ \t]{0,8}(?:#{1,6}|[-+>]|\d{1,9}[.)])\s|^[ \t]{0,3}[-=]{3}|^(?: {4}|\t)/m
