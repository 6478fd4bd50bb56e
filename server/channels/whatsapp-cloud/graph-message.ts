import type { Media, MessageContent } from '@salesboy/contract/message'

/** A file as a send names it: uploaded before, or for Meta to fetch. */
export type GraphFile = { id: string } | { link: string }

/**
 * `type` and its payload in the Graph API's words. `file` stands for the content's media. Content that a business cannot
 * send never gets here: `brokenLimit` refuses it.
 */
export function graphMessage(content: MessageContent, file: GraphFile | null): Record<string, unknown> {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: { body: content.text, preview_url: false } }
    case 'image':
    case 'video':
      return { type: content.type, [content.type]: { ...file, ...captionOf(content) } }
    case 'document':
      return {
        type: 'document',
        document: { ...file, ...captionOf(content), ...(content.media.fileName && { filename: content.media.fileName }) },
      }
    case 'audio':
      return { type: 'audio', audio: { ...file, ...(content.media.voice && { voice: true }) } }
    case 'sticker':
      return { type: 'sticker', sticker: { ...file } }
    case 'location': {
      const { latitude, longitude, name, address } = content
      return { type: 'location', location: { latitude, longitude, ...(name && { name }), ...(address && { address }) } }
    }
    case 'contacts':
      return { type: 'contacts', contacts: content.cards.map(card) }
    case 'buttons':
      return interactive('button', content.text, content.footer, { buttons: content.buttons.map((reply) => ({ type: 'reply', reply })) })
    case 'list':
      return interactive('list', content.text, undefined, { button: content.label, sections: content.sections })
    case 'products':
      return products(content)
    case 'template':
      return template(content, file)
    default:
      throw new Error(`A message of type ${content.type} cannot be sent through WhatsApp.`)
  }
}

const captionOf = ({ caption }: { caption?: string }) => caption && { caption }

function card({ name, phones, emails }: Extract<MessageContent, { type: 'contacts' }>['cards'][number]) {
  return {
    // Meta wants one more part of the name than the formatted one.
    name: { formatted_name: name, first_name: name.split(' ')[0] },
    ...(phones.length > 0 && { phones: phones.map((phone) => ({ phone, type: 'WORK' })) }),
    ...(emails.length > 0 && { emails: emails.map((email) => ({ email, type: 'WORK' })) }),
  }
}

const interactive = (type: string, text: string, footer: string | undefined, action: Record<string, unknown>) => ({
  type: 'interactive',
  interactive: { type, body: { text }, ...(footer && { footer: { text: footer } }), action },
})

function products({ text, header, catalogId, sections }: Extract<MessageContent, { type: 'products' }>) {
  const skus = sections.flatMap((section) => section.skus)
  // A list of one product is refused; the single-product message has no header.
  if (skus.length === 1) return interactive('product', text, undefined, { catalog_id: catalogId, product_retailer_id: skus[0] })

  return {
    type: 'interactive',
    interactive: {
      type: 'product_list',
      header: { type: 'text', text: header },
      body: { text },
      action: {
        catalog_id: catalogId,
        sections: sections.map((section) => ({
          title: section.title,
          product_items: section.skus.map((sku) => ({ product_retailer_id: sku })),
        })),
      },
    },
  }
}

function template({ name, language, header, bodyValues, buttons }: Extract<MessageContent, { type: 'template' }>, file: GraphFile | null) {
  const components = [
    ...(header
      ? [{ type: 'header', parameters: 'values' in header ? textParameters(header.values) : [mediaParameter(header.media, file)] }]
      : []),
    ...(Object.keys(bodyValues).length > 0 ? [{ type: 'body', parameters: textParameters(bodyValues) }] : []),
    ...(buttons ?? []).map(({ index, kind, value }) => ({
      type: 'button',
      sub_type: kind,
      index: String(index),
      parameters: [buttonParameter(kind, value)],
    })),
  ]
  return { type: 'template', template: { name, language: { code: language }, ...(components.length > 0 && { components }) } }
}

type Template = Extract<MessageContent, { type: 'template' }>

function mediaParameter(media: Media, file: GraphFile | null) {
  const family = media.mimeType.split('/')[0]
  if (family === 'image' || family === 'video') return { type: family, [family]: { ...file } }
  return { type: 'document', document: { ...file, ...(media.fileName && { filename: media.fileName }) } }
}

/** Numbered places come in their order and without a name, as Meta wants them; a key that is a number is always in its order. */
const textParameters = (values: Template['bodyValues']) =>
  Object.entries(values).map(([name, text]) => (isNumbered(name) ? { type: 'text', text } : { type: 'text', parameter_name: name, text }))

export const isNumbered = (name: string) => /^\d+$/.test(name)

function buttonParameter(kind: NonNullable<Template['buttons']>[number]['kind'], value: string) {
  if (kind === 'quick_reply') return { type: 'payload', payload: value }
  if (kind === 'copy_code') return { type: 'coupon_code', coupon_code: value }
  return { type: 'text', text: value }
}
