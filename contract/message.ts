import { z } from 'zod'
import { Id, Money, Timestamp } from './common.ts'

/** A file on its way in or out. `mediaId` names our stored copy; `externalId` the provider's. */
export const Media = z.object({
  mediaId: Id.optional(),
  externalId: z.string().max(256).optional(),
  url: z.string().max(2000).optional(),
  mimeType: z.string().max(200),
  fileName: z.string().max(255).optional(),
  sizeBytes: z.int().optional(),
  sha256: z.string().max(100).optional(),
  voice: z.boolean().optional(),
  animated: z.boolean().optional(),
  /** Set when the provider could not hand over the file; we do not try again. */
  unavailable: z.string().max(500).optional(),
})
export type Media = z.infer<typeof Media>

const Button = z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) })

const Text = z.object({ type: z.literal('text'), text: z.string() })
const File = z.object({
  type: z.enum(['image', 'audio', 'video', 'document', 'sticker']),
  media: Media,
  caption: z.string().optional(),
  /** What a customer says in a recording, as a machine heard it: their words. '' when no machine could make it out. */
  transcript: z.string().max(4000).optional(),
  /** What a machine sees in a customer's picture: for teammates and models only, and never a fact. */
  description: z.string().max(4000).optional(),
})
const Location = z.object({
  type: z.literal('location'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
  url: z.string().optional(),
})
const Contacts = z.object({
  type: z.literal('contacts'),
  cards: z.array(z.object({ name: z.string(), phones: z.array(z.string()), emails: z.array(z.string()), shared: z.boolean().optional() })),
})
/** A tap on a button or a list row, or a template's quick reply: `text` is what the customer saw. */
const Choice = z.object({ type: z.literal('choice'), text: z.string(), id: z.string(), description: z.string().optional() })
/** A form the customer filled in: WhatsApp Flow, address. `answers` is the raw reply, never trusted. */
const Form = z.object({ type: z.literal('form'), name: z.string(), text: z.string(), answers: z.unknown() })
/** `unitPrice` is the customer's phone's idea of it; our catalogue decides. */
const Order = z.object({
  type: z.literal('order'),
  catalogId: z.string().optional(),
  text: z.string().optional(),
  items: z.array(z.object({ sku: z.string(), quantity: z.number(), unitPrice: Money.optional() })),
})
const Buttons = z.object({
  type: z.literal('buttons'),
  text: z.string().min(1).max(1024),
  buttons: z.array(Button).min(1).max(3),
  footer: z.string().max(60).optional(),
})
const Row = z.object({ id: z.string().min(1).max(200), title: z.string().min(1).max(24), description: z.string().max(72).optional() })
const List = z.object({
  type: z.literal('list'),
  text: z.string().min(1).max(1024),
  label: z.string().min(1).max(20),
  sections: z
    .array(z.object({ title: z.string().max(24), rows: z.array(Row).min(1) }))
    .min(1)
    .max(10),
})
const Products = z.object({
  type: z.literal('products'),
  text: z.string().min(1).max(1024),
  header: z.string().min(1).max(60),
  catalogId: z.string(),
  sections: z
    .array(z.object({ title: z.string().max(24), skus: z.array(z.string()).min(1) }))
    .min(1)
    .max(10),
})
/** What fills the places of a template's text, by their names; a place that is only numbered, {{1}}, is named "1". */
const PlaceValues = z.record(
  z.string().regex(/^(?:[1-9]\d?|[a-z_][a-z0-9_]{0,99})$/, 'Name it as in the template: order_number, or 1.'),
  z.string(),
)
export const Template = z.object({
  type: z.literal('template'),
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(15),
  /** As the provider approved it; taken for marketing when nobody says. */
  category: z.enum(['utility', 'authentication', 'marketing']).optional(),
  bodyValues: PlaceValues.default({}),
  header: z.union([z.object({ values: PlaceValues }), z.object({ media: Media })]).optional(),
  buttons: z.array(z.object({ index: z.int(), kind: z.enum(['quick_reply', 'url', 'copy_code']), value: z.string() })).optional(),
  /** The words the customer sees, for our own record. */
  preview: z.string().optional(),
})
export type Template = z.infer<typeof Template>
/** A kind we were told about but cannot show. `what` says which, as far as the provider told us. */
const Unsupported = z.object({ type: z.literal('unsupported'), what: z.string() })

/** What a message says, whichever direction it travels. Limits are WhatsApp's, the strictest of our channels. */
export const MessageContent = z
  .discriminatedUnion('type', [Text, File, Location, Contacts, Choice, Form, Order, Buttons, List, Products, Template, Unsupported])
  .meta({ id: 'MessageContent' })
export type MessageContent = z.infer<typeof MessageContent>

/** What a person may type or attach in the composer, and what the send API takes. */
export const SendableContent = z.discriminatedUnion('type', [
  Text.extend({ text: z.string().trim().min(1, 'Write something first.').max(4096, 'A message holds at most 4,096 characters.') }),
  File.omit({ transcript: true, description: true }),
  Location,
  Buttons,
  List,
  Products,
  Template,
])
export type SendableContent = z.infer<typeof SendableContent>

/** queued → sending → sent → delivered → read, or failed; unknown when nobody can tell whether it went out. */
export const MessageStatus = z.enum(['received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown', 'cancelled'])
export type MessageStatus = z.infer<typeof MessageStatus>

export const Author = z.enum(['contact', 'bot', 'teammate', 'phone', 'system'])
export type Author = z.infer<typeof Author>

export const Message = z
  .object({
    id: Id,
    conversationId: Id,
    seq: z.int(),
    direction: z.enum(['in', 'out']),
    author: Author,
    authorName: z.string().nullable(),
    content: MessageContent,
    status: MessageStatus,
    /** What is known of a message that may or may not have arrived, and what a person said of it. */
    unknown: z
      .object({
        to: z.string().nullable(),
        at: Timestamp,
        tries: z.int(),
        verdict: z.enum(['arrived', 'sent_again', 'dismissed']).nullable(),
        /** The message that says it again. */
        againId: Id.nullable(),
      })
      .nullable(),
    /** Why it failed and what to do next, in words for a person. */
    problem: z.object({ code: z.string(), detail: z.string(), nextStep: z.string() }).nullable(),
    replyTo: z.string().nullable(),
    reactions: z.array(z.object({ emoji: z.string(), by: Author })),
    /** How the contact sounds, from -1 (angry) to 1 (delighted); null for what we write, and until it has been read. */
    mood: z.number().min(-1).max(1).nullable(),
    editedAt: Timestamp.nullable(),
    deletedAt: Timestamp.nullable(),
    /** The turn that wrote it, for "why did it say that?". */
    turnId: Id.nullable(),
    at: Timestamp,
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof Message>

/** The words of a message as a person would read them aloud, or said them in a recording; '' when it has none. */
export function textOf(content: MessageContent): string {
  switch (content.type) {
    case 'text':
    case 'choice':
    case 'form':
    case 'buttons':
    case 'list':
    case 'products':
      return content.text
    case 'order':
      return content.text ?? ''
    case 'template':
      return content.preview ?? ''
    case 'location':
      return [content.name, content.address].filter(Boolean).join(', ')
    case 'contacts':
      return content.cards.map((card) => card.name).join(', ')
    case 'unsupported':
      return ''
    default:
      return content.caption || content.transcript || ''
  }
}
