import { type GraphFailure, graphFailure } from './meta-errors.ts'

type Json = Record<string, unknown>

export interface Template {
  name: string
  language: string
  status: string
  category: string
  id: string
  components: Json[]
}

/** What Meta checks before it accepts a message; null when it would accept this one. */
export function messageFailure(body: unknown, templates: Template[], knowsMedia: (id: string) => boolean): GraphFailure | null {
  if (!isRecord(body)) return graphFailure(100, 'The request body is not a JSON object.')
  if (body.messaging_product !== 'whatsapp') return graphFailure(100, 'The parameter messaging_product is required.')

  const to = text(body.to) ?? text(body.recipient)
  if (!to) return graphFailure(100, 'The parameter to is required.')
  if (!/^\+?[\d -]{5,24}$/.test(to) && !/^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$/.test(to))
    return graphFailure(131009, 'Recipient is not valid.')
  if ((text(body.biz_opaque_callback_data) ?? '').length > 512)
    return graphFailure(100, 'Param biz_opaque_callback_data must be at most 512 characters.')

  const type = text(body.type) ?? 'text'
  const payload = body[type]
  if (type === 'contacts') return Array.isArray(payload) && payload.length > 0 ? null : graphFailure(131009, 'contacts is required.')
  if (!isRecord(payload)) return graphFailure(100, `Param ${type} is required.`)

  if (type === 'text') return length(payload.body, 1, 4096, 'text.body')
  if (type === 'interactive') return interactiveFailure(payload)
  if (type === 'template') return templateFailure(payload, templates)
  if (type === 'location')
    return Number.isFinite(payload.latitude) && Number.isFinite(payload.longitude) ? null : graphFailure(131009, 'Location is not valid.')
  if (type === 'reaction') return text(payload.message_id) ? null : graphFailure(131009, 'reaction.message_id is required.')
  if (['image', 'audio', 'video', 'document', 'sticker'].includes(type)) return fileFailure(payload, knowsMedia)
  return graphFailure(131009, `Message type ${type} is not valid.`)
}

function fileFailure(payload: Json, knowsMedia: (id: string) => boolean): GraphFailure | null {
  const id = text(payload.id)
  if (!id && !text(payload.link)) return graphFailure(131009, 'Media needs an id or a link.')
  if (id && !knowsMedia(id)) return graphFailure(131009, `Media ${id} does not exist.`)
  return payload.caption === undefined ? null : length(payload.caption, 1, 1024, 'caption')
}

function interactiveFailure(interactive: Json): GraphFailure | null {
  const action = isRecord(interactive.action) ? interactive.action : {}
  const body = isRecord(interactive.body) ? interactive.body.text : undefined
  if (interactive.type !== 'product') {
    const failure = length(body, 1, 1024, 'interactive.body.text')
    if (failure) return failure
  }

  if (interactive.type === 'button') return buttonsFailure(records(action.buttons))
  if (interactive.type === 'list') return listFailure(action)
  if (interactive.type === 'product')
    return text(action.product_retailer_id) ? null : graphFailure(131009, 'product_retailer_id is required.')
  if (interactive.type === 'product_list') {
    if (!isRecord(interactive.header)) return graphFailure(131009, 'A product list needs a header.')
    const items = records(action.sections).flatMap((section) => records(section.product_items))
    return items.length >= 1 && items.length <= 30 ? null : graphFailure(131009, 'Product count invalid. Min: 1, Max: 30')
  }
  return text(interactive.type) ? null : graphFailure(131009, 'interactive.type is required.')
}

function buttonsFailure(buttons: Json[]): GraphFailure | null {
  if (buttons.length < 1 || buttons.length > 3)
    return graphFailure(131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3')
  const replies = buttons.map(({ reply }) => (isRecord(reply) ? reply : {}))
  for (const reply of replies) {
    const failure = length(reply.title, 1, 20, 'Button title') ?? length(reply.id, 1, 256, 'Button id')
    if (failure) return failure
  }
  const isTwice =
    new Set(replies.map(({ id }) => id)).size < replies.length || new Set(replies.map(({ title }) => title)).size < replies.length
  return isTwice ? graphFailure(131009, 'Button ids and titles must be unique.') : null
}

function listFailure(action: Json): GraphFailure | null {
  const sections = records(action.sections)
  const rows = sections.flatMap((section) => records(section.rows))
  if (sections.length < 1 || sections.length > 10) return graphFailure(131009, 'Invalid section count. Min: 1, Max: 10')
  if (rows.length < 1 || rows.length > 10) return graphFailure(131009, 'Total row count exceed max allowed count: 10')
  for (const row of rows) {
    const failure = length(row.title, 1, 24, 'Row title') ?? length(row.id, 1, 200, 'Row id')
    if (failure) return failure
  }
  return length(action.button, 1, 20, 'List button')
}

function templateFailure(sent: Json, templates: Template[]): GraphFailure | null {
  const language = isRecord(sent.language) ? text(sent.language.code) : undefined
  const template = templates.find(({ name, language: its }) => name === sent.name && its === language)
  if (template?.status !== 'APPROVED')
    return graphFailure(132001, `template name (${String(sent.name)}) does not exist in ${language ?? 'any language'}`)

  const expected = new Set(String(template.components.find(({ type }) => type === 'BODY')?.text ?? '').match(/\{\{\w+\}\}/g)).size
  const parameters = records(records(sent.components).find(({ type }) => type === 'body')?.parameters)
  if (parameters.length !== expected) {
    const details = `body: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected})`
    return graphFailure(132000, details)
  }
  return null
}

function length(value: unknown, min: number, max: number, what: string): GraphFailure | null {
  if (typeof value === 'string' && value.trim().length >= min && value.length <= max) return null
  return graphFailure(131009, `${what} length invalid. Min length: ${min}, Max length: ${max}`)
}

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const records = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** The words of a message that a person would read. */
export function wordsOf(message: Json): string | null {
  const payload = message[text(message.type) ?? 'text']
  if (!isRecord(payload)) return null
  const words = isRecord(payload.body) ? payload.body.text : (payload.body ?? payload.caption)
  return text(words) ?? null
}
