import type { MessageContent } from '@salesboy/contract/message'
import { cut } from '#platform/text/cut.ts'
import { accepts } from './accepts.ts'
import { isNumbered } from './graph-message.ts'

/**
 * The first of WhatsApp's limits that the content breaks, in words for the person who wrote it, or null. Checked before
 * every call: Meta would answer 131009 or 100, and the words would be harder to understand.
 */
export function brokenLimit(content: MessageContent): string | null {
  switch (content.type) {
    case 'text':
      return blank(content.text, 'The message') ?? tooLong(content.text, accepts.text, 'The message')
    case 'image':
    case 'video':
    case 'document':
      return content.caption === undefined ? null : tooLong(content.caption, accepts.caption, 'The caption')
    case 'audio':
    case 'sticker':
      return content.caption
        ? `WhatsApp shows no caption below ${content.type === 'audio' ? 'audio' : 'a sticker'}. Send the words as a message of their own.`
        : null
    case 'location':
      return Math.abs(content.latitude) > 90 || Math.abs(content.longitude) > 180 ? 'The position is not on the globe.' : null
    case 'contacts':
      return content.cards.length === 0
        ? 'The message holds no contact card.'
        : first(content.cards, ({ name }) => blank(name, 'The name on a contact card'))
    case 'buttons':
      return buttons(content)
    case 'list':
      return list(content)
    case 'products':
      return products(content)
    case 'template':
      return template(content)
    default:
      return `A message of type ${content.type} can only be received, not sent.`
  }
}

function buttons({ text, footer, buttons }: Extract<MessageContent, { type: 'buttons' }>) {
  return (
    blank(text, 'The message above the buttons') ??
    tooLong(text, accepts.caption, 'The message above the buttons') ??
    tooLong(footer ?? '', 60, 'The footer') ??
    count(buttons.length, 1, accepts.buttons.most, 'buttons') ??
    first(
      buttons,
      ({ id, title }) =>
        blank(title, 'A button') ??
        tooLong(title, accepts.buttons.title, `The button “${title}”`) ??
        blank(id, 'The id of a button') ??
        tooLong(id, 256, 'The id of a button'),
    ) ??
    repeated(
      buttons.map(({ title }) => title),
      'Two buttons say',
    ) ??
    repeated(
      buttons.map(({ id }) => id),
      'Two buttons have the id',
    )
  )
}

function list({ text, label, sections }: Extract<MessageContent, { type: 'list' }>) {
  const rows = sections.flatMap((section) => section.rows)
  return (
    blank(text, 'The message above the list') ??
    tooLong(text, accepts.caption, 'The message above the list') ??
    blank(label, 'The label of the list') ??
    tooLong(label, 20, 'The label of the list') ??
    count(sections.length, 1, accepts.list.sections, 'sections') ??
    count(rows.length, 1, accepts.list.rows, 'rows in all sections together') ??
    titles(sections) ??
    first(
      rows,
      ({ id, title, description }) =>
        blank(title, 'A row') ??
        tooLong(title, accepts.list.title, `The row “${title}”`) ??
        tooLong(description ?? '', accepts.list.description, `The description of “${title}”`) ??
        blank(id, 'The id of a row') ??
        tooLong(id, 200, 'The id of a row'),
    ) ??
    repeated(
      rows.map(({ id }) => id),
      'Two rows have the id',
    )
  )
}

function products({ text, header, catalogId, sections }: Extract<MessageContent, { type: 'products' }>) {
  return (
    blank(text, 'The message above the products') ??
    tooLong(text, accepts.caption, 'The message above the products') ??
    blank(header, 'The header above the products') ??
    tooLong(header, 60, 'The header above the products') ??
    blank(catalogId, 'The catalogue id') ??
    count(sections.length, 1, 10, 'sections') ??
    count(sections.flatMap((section) => section.skus).length, 1, 30, 'products') ??
    titles(sections)
  )
}

const titles = (sections: { title: string }[]) =>
  first(
    sections,
    ({ title }) => (sections.length > 1 ? blank(title, 'The title of a section') : null) ?? tooLong(title, 24, `The section “${title}”`),
  )

function template({ name, language, bodyValues, header, buttons }: Extract<MessageContent, { type: 'template' }>) {
  const texts = [bodyValues, ...(header && 'values' in header ? [header.values] : [])]
  const values = texts.flatMap((text) => Object.values(text))
  return (
    (/^[a-z0-9_]{1,512}$/.test(name) ? null : 'The template name holds other characters than small letters, digits and _.') ??
    blank(language, 'The language of the template') ??
    first(texts, misnamed) ??
    first(values, (value) => blank(value, 'A value of the template') ?? spacing(value)) ??
    first(buttons ?? [], ({ value }) => blank(value, 'The value of a template button')) ??
    first(buttons ?? [], ({ index }) => (index < 0 || index > 9 ? 'A template has at most 10 buttons, counted from 0.' : null))
  )
}

/** A template's places are all numbered, from 1 without a gap, or all named. */
function misnamed(values: Record<string, string>) {
  const names = Object.keys(values)
  const numbers = names.filter(isNumbered)
  if (numbers.length === 0) return null
  if (numbers.length < names.length) return 'The values of the template are partly numbered and partly named.'
  const missing = numbers.findIndex((number, index) => Number(number) !== index + 1)
  return missing < 0 ? null : `The value for {{${missing + 1}}} of the template is missing.`
}

const spacing = (value: string) =>
  /[\n\r\t]| {5}/.test(value) ? `The template value “${cut(value, 40)}” holds a line break, a tab or more than four spaces in a row.` : null

const blank = (text: string, what: string) => (text.trim() === '' ? `${what} is empty.` : null)

const tooLong = (text: string, max: number, what: string) =>
  text.length > max ? `${what} has ${text.length} characters; WhatsApp takes at most ${max}.` : null

const count = (found: number, min: number, max: number, what: string) =>
  found < min || found > max ? `The message has ${found} ${what}; WhatsApp takes ${min} to ${max}.` : null

function repeated(values: string[], what: string) {
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  return twice === undefined ? null : `${what} “${twice}”; each must be different.`
}

function first<T>(items: T[], check: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = check(item)
    if (problem) return problem
  }
  return null
}
