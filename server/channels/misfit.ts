import type { MessageContent } from '@salesboy/contract/message'
import type { Channel } from './channel.ts'

/** Why a channel cannot carry this message, in words for the person who wrote it; null when it can. */
export function misfit({ label, accepts }: Channel, content: MessageContent): string | null {
  if (!accepts.kinds.includes(content.type)) return `${label} cannot carry a message of type ${content.type}. Send it as text.`
  const words = 'text' in content ? (content.text ?? '') : 'caption' in content ? (content.caption ?? '') : ''
  const most = content.type === 'text' ? accepts.text : accepts.caption
  if (words.length > most)
    return `This has ${words.length} characters; ${label} takes at most ${most} here. Shorten it, or send two messages.`
  if (content.type === 'buttons' && content.buttons.length > accepts.buttons.most)
    return `This has ${content.buttons.length} buttons; ${label} takes at most ${accepts.buttons.most}.`
  const rows = content.type === 'list' ? content.sections.flatMap((section) => section.rows).length : 0
  if (rows > accepts.list.rows) return `This list has ${rows} rows; ${label} takes at most ${accepts.list.rows}.`
  return null
}
