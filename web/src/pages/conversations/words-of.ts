import type { MessageContent } from '@salesboy/contract/message'

/** A message in one short line, for quotes. */
export function wordsOf(content: MessageContent): string {
  switch (content.type) {
    case 'text':
    case 'choice':
    case 'buttons':
    case 'list':
    case 'products':
      return content.text
    case 'form':
      return content.text || content.name
    case 'order':
      return content.text || 'Order'
    case 'template':
      return content.preview || `Template ${content.name}`
    case 'location':
      return content.name || content.address || 'Location'
    case 'contacts':
      return content.cards.map(({ name }) => name).join(', ') || 'Contact'
    case 'unsupported':
      return 'A message that cannot be shown here'
    default:
      return (
        content.caption ||
        content.transcript ||
        content.media.fileName ||
        { image: 'Photo', sticker: 'Sticker', audio: 'Voice note', video: 'Video', document: 'Document' }[content.type]
      )
  }
}
