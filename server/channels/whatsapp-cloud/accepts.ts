import type { Accepts } from '../channel.ts'

/** What WhatsApp takes, as of Meta's reference (v26.0). */
export const accepts = {
  kinds: ['text', 'image', 'audio', 'video', 'document', 'sticker', 'location', 'contacts', 'buttons', 'list', 'products', 'template'],
  text: 4096,
  caption: 1024,
  buttons: { most: 3, title: 20 },
  list: { sections: 10, rows: 10, title: 24, description: 72 },
} satisfies Accepts
