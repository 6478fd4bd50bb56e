import type { MessageContent } from '@salesboy/contract/message'
import { say } from './say.ts'

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
      return content.text || say.order
    case 'template':
      return content.preview || say.templateName({ name: content.name })
    case 'location':
      return content.name || content.address || say.location
    case 'contacts':
      return content.cards.map(({ name }) => name).join(', ') || say.contact
    case 'unsupported':
      return say.aMessageThatCannotBe
    default:
      return (
        content.caption ||
        content.transcript ||
        content.media.fileName ||
        { image: say.photo, sticker: say.sticker, audio: say.voiceNote, video: say.video, document: say.document }[content.type]
      )
  }
}
