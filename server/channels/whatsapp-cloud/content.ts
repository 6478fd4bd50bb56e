import type { Media, MessageContent } from '@salesboy/contract/message'
import { ofUnits } from '@salesboy/contract/money'
import { isRecord } from '#platform/is-record.ts'
import { cut, cutBefore } from '#platform/text/cut.ts'
import { isMetaMediaUrl } from './meta-hosts.ts'
import { clean, cleanJson, externalId, field, line, list, number, record, text, type Wire, webUrl } from './wire.ts'

const maxText = 4096
const unsupported = (what: string): MessageContent => ({ type: 'unsupported', what: cut(what, 200) })

/**
 * What a message says, for every direction it travels: inbound, echo, history, edit. A type we do not know, and a known
 * one whose payload is missing or nonsense, becomes `unsupported` with Meta's word for it.
 */
export function contentOf(message: Wire): MessageContent {
  const type = line(message, 'type', 60) ?? named(message, readers) ?? 'message without a type'
  const read = readers.get(type)
  if (!read) return unsupported(unsupportedKind(message, type))

  const payload = field(message, type)
  const content = type === 'contacts' ? cards(payload) : isRecord(payload) ? read(payload, message, type) : null
  return content ?? unsupported(type)
}

/** A payload without the word for what it is says so by its own name. */
const named = (holder: Wire, known: Map<string, unknown>) => [...known.keys()].find((name) => field(holder, name) !== undefined)

type Reader = (payload: Wire, message: Wire, type: string) => MessageContent | null

// A Map: the type is the sender's word, and an object would also answer to "constructor".
const readers = new Map<string, Reader>([
  ['text', plainText],
  ['image', file],
  ['audio', file],
  ['video', file],
  ['document', file],
  ['sticker', file],
  ['location', location],
  ['contacts', () => null],
  ['button', templateButton],
  ['interactive', interactive],
  ['order', order],
])

/** Meta's word for what it cannot deliver, else its explanation, else the type itself. */
function unsupportedKind(message: Wire, type: string): string {
  const hint = line(field(message, 'unsupported'), 'type', 60)
  const isPlaceholder = type === 'unsupported' || type === 'unknown'
  return hint ?? (isPlaceholder ? errorDetails(list(message, 'errors')[0]) : undefined) ?? type
}

function plainText(payload: Wire): MessageContent | null {
  const body = text(payload, 'body', maxText)
  return body === undefined ? null : { type: 'text', text: body }
}

function file(payload: Wire, message: Wire, type: string): MessageContent {
  const caption = text(payload, 'caption', maxText)
  return { type: type as 'image', media: mediaOf(payload, message, type), ...(caption && { caption }) }
}

function mediaOf(payload: Wire, message: Wire, type: string): Media {
  const mimeType = mimeTypeOf(payload)
  const id = externalId(payload, 'id')
  const usable = id !== undefined && /^\d{1,64}$/.test(id)
  const url = webUrl(payload, 'url')
  const error = list(message, 'errors')[0]

  return {
    mimeType,
    ...(usable && { externalId: id }),
    ...(url && isMetaMediaUrl(url) && { url }),
    ...fileNameOf(payload, mimeType, type),
    ...(text(payload, 'sha256', 100) && { sha256: text(payload, 'sha256', 100) }),
    ...(field(payload, 'voice') === true && { voice: true }),
    ...(field(payload, 'animated') === true && { animated: true }),
    ...(error !== undefined && { unavailable: errorDetails(error) ?? 'WhatsApp could not deliver this file.' }),
    ...(error === undefined && !usable && { unavailable: 'WhatsApp named no file that can be downloaded.' }),
  }
}

const errorDetails = (error: unknown) =>
  line(field(error, 'error_data'), 'details', 500) ?? line(error, 'details', 500) ?? line(error, 'title', 500)

function mimeTypeOf(payload: Wire): string {
  const given = line(payload, 'mime_type')
  return given && /^[\w.+-]+\/[\w.+-]+(;.*)?$/.test(given) ? given : 'application/octet-stream'
}

const extensions = new Map([
  ['application/pdf', 'pdf'],
  ['application/msword', 'doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-excel', 'xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
  ['application/zip', 'zip'],
  ['text/plain', 'txt'],
  ['text/csv', 'csv'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
])

/** A label to show, never a path: what stands before the last slash goes. */
function fileNameOf(payload: Wire, mimeType: string, type: string): { fileName?: string } {
  if (type !== 'document') return {}
  const given = cutBefore(line(payload, 'filename', 1000)?.split(/[/\\]/).at(-1)?.trim() ?? '', 255)
  if (given && !/^\.+$/.test(given)) return { fileName: given }

  const extension = extensions.get(mimeType.replace(/;.*/, ''))
  return { fileName: extension ? `document.${extension}` : 'document' }
}

function location(payload: Wire): MessageContent | null {
  const latitude = number(payload, 'latitude')
  const longitude = number(payload, 'longitude')
  if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null

  const name = line(payload, 'name')
  const address = line(payload, 'address', 500)
  const url = webUrl(payload, 'url')
  return { type: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }), ...(url && { url }) }
}

function cards(payload: unknown): MessageContent | null {
  if (!Array.isArray(payload)) return null
  const readable = payload.filter(isRecord).slice(0, 50)
  if (readable.length === 0) return null

  return {
    type: 'contacts',
    cards: readable.map((card) => {
      const phones = list(card, 'phones').map((entry) => line(entry, 'phone', 50) ?? line(entry, 'wa_id', 50))
      const emails = list(card, 'emails').map((entry) => line(entry, 'email'))
      const name = record(card, 'name')
      return {
        name: line(name, 'formatted_name') ?? line(name, 'first_name') ?? phones.find(Boolean) ?? 'Contact',
        phones: phones.filter((phone) => phone !== undefined),
        emails: emails.filter((email) => email !== undefined),
        // The customer answered our request for their own number.
        ...(field(card, 'origin') === 'contact_request' && { shared: true }),
      }
    }),
  }
}

function templateButton(payload: Wire): MessageContent | null {
  const label = text(payload, 'text', maxText)
  const id = text(payload, 'payload', 1000) ?? label
  return label === undefined || id === undefined ? null : { type: 'choice', text: label, id }
}

function interactive(payload: Wire): MessageContent {
  const kind = line(payload, 'type', 60) ?? named(payload, replies) ?? 'unknown kind'
  const reply = record(payload, kind)
  const read = reply && replies.get(kind)
  return (read ? read(reply) : null) ?? unsupported(`interactive ${kind}`)
}

const replies = new Map<string, (reply: Wire) => MessageContent | null>([
  ['button_reply', tap],
  ['list_reply', tap],
  ['nfm_reply', form],
  ['call_permission_reply', callPermission],
])

function tap(reply: Wire): MessageContent | null {
  const title = text(reply, 'title', maxText)
  const id = text(reply, 'id', 1000)
  const description = text(reply, 'description', 1000)
  const shown = title ?? id
  return shown === undefined ? null : { type: 'choice', text: shown, id: id ?? shown, ...(description && { description }) }
}

function form(reply: Wire): MessageContent {
  const answers = text(reply, 'response_json', 20_000)
  return {
    type: 'form',
    name: line(reply, 'name') ?? 'flow',
    text: text(reply, 'body', maxText) ?? '',
    answers: answers === undefined ? null : parsed(answers),
  }
}

/** `response_json` is text that may hold an object, any other JSON, or no JSON at all. */
function parsed(json: string): unknown {
  try {
    return cleanJson(JSON.parse(json))
  } catch {
    return clean(json, maxText)
  }
}

function callPermission(reply: Wire): MessageContent | null {
  const response = line(reply, 'response', 60)
  return response === undefined ? null : { type: 'choice', text: `Permission to call: ${response}`, id: `call_permission:${response}` }
}

/** Prices and quantities are the sender's claim: kept as they are, never added up here. */
function order(payload: Wire): MessageContent {
  const note = text(payload, 'text', maxText)
  const catalogId = externalId(payload, 'catalog_id')
  return {
    type: 'order',
    ...(catalogId && { catalogId }),
    ...(note && { text: note }),
    items: list(payload, 'product_items')
      .slice(0, 100)
      .flatMap((item) => {
        const sku = line(item, 'product_retailer_id')
        const quantity = number(item, 'quantity')
        if (sku === undefined || quantity === undefined) return []
        const unitPrice = number(item, 'item_price')
        const currency = line(item, 'currency', 3)
        const isPriced = unitPrice !== undefined && currency !== undefined && /^[A-Z]{3}$/.test(currency)
        return [{ sku, quantity, ...(isPriced && { unitPrice: ofUnits(unitPrice, currency) }) }]
      }),
  }
}
