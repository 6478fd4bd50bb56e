import type { VisitorMessage } from '@salesboy/contract/web-chat'
import { h, type IconName, icon } from './dom.ts'
import { linkify, safeHref } from './linkify.ts'
import { words } from './words.ts'

type Content = VisitorMessage['content']

/** What a message says, as elements. Words are always text nodes; files are named and linked, never loaded. */
export function messageContent(content: Content): Node[] {
  switch (content.type) {
    case 'text':
    case 'choice':
    case 'form':
    case 'list':
      return text(content.text)
    case 'buttons':
      return [...text(content.text), ...(content.footer ? [h('small', {}, content.footer)] : [])]
    case 'template':
      return text(content.preview || content.name)
    case 'products':
      return [...text(content.text), chip('file', words.chip.products, content.sections.flatMap((section) => section.skus).join(', '))]
    case 'order':
      return [
        chip('file', words.chip.order, content.items.map((item) => `${item.quantity} × ${item.sku}`).join(', ')),
        ...text(content.text),
      ]
    case 'location':
      return [chip('pin', content.name || words.chip.location, content.address, mapOf(content))]
    case 'contacts':
      return content.cards.flatMap((card) => [
        chip('file', card.name || words.chip.contacts),
        ...text([...card.phones, ...card.emails].join('\n')),
      ])
    case 'unsupported':
      return [chip('file', words.chip.unsupported)]
    default:
      return [
        chip(
          content.type === 'document' ? 'file' : 'image',
          words.chip[content.type],
          content.media.fileName,
          safeHref(content.media.url ?? ''),
        ),
        ...text(content.caption),
      ]
  }
}

/** What the visitor may tap instead of typing: each sends its title as text. */
export function choicesOf(content: Content): { title: string; description?: string }[] {
  if (content.type === 'buttons') return content.buttons
  if (content.type === 'list') return content.sections.flatMap((section) => section.rows)
  return []
}

function text(words: string | undefined): Node[] {
  if (!words) return []
  const pieces = linkify(words).map(({ text, href }) => (href ? link(href, text) : document.createTextNode(text)))
  return [h('p', { dir: 'auto' }, ...pieces)]
}

function chip(name: IconName, label: string, detail?: string, href?: string | null): Node {
  const inside = h('span', { class: 'chip' }, icon(name), h('span', {}, h('b', {}, label), detail && h('small', {}, detail)))
  return href ? link(href, inside) : inside
}

const link = (href: string, inside: Node | string) => h('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, inside)

function mapOf({ url, latitude, longitude }: Extract<Content, { type: 'location' }>): string | null {
  return safeHref(url ?? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`)
}
