import { decodeHTML } from 'entities'

/** The words of a text with HTML in it, as Markdown where HTML says more than words. An image stays as it is: no answer may hold one. */
export function plainHtml(text: string): string {
  const bare = TAG.test(text) ? read(text) : text
  return /&(?:#\w{1,8}|\w{2,31});/.test(bare) ? decodeHTML(bare).replaceAll('\u00A0', ' ') : bare
}

/** Reads tag by tag; what is open is remembered with where its words begin. */
function read(text: string): string {
  let out = ''
  let at = 0
  let hidden = ''
  let cells = 0
  const lists: number[] = []
  const open: { name: string; from: number; to: string }[] = []
  const end = (name: string) => {
    const last = open.findLastIndex((one) => one.name === name)
    const opened = last < 0 ? undefined : open.splice(last)[0]
    if (!opened) return
    const words = out.slice(opened.from).trim()
    out = out.slice(0, opened.from)
    if (name === 'a') out += linked(words, opened.to)
    else if (words !== '') out += name.startsWith('h') ? `\n\n**${words}**\n\n` : `**${words}**`
  }
  for (const tag of text.matchAll(TAGS)) {
    const [whole, slash = '', given = '', attributes = ''] = tag
    const name = given.toLowerCase()
    const closes = slash === '/'
    if (!hidden) out += text.slice(at, tag.index)
    at = tag.index + whole.length
    if (hidden) {
      if (closes && name === hidden) hidden = ''
    } else if (HIDDEN.has(name)) hidden = closes ? '' : name
    else if (name === 'a' || BOLD.has(name)) {
      if (closes) end(name)
      else open.push({ name, from: out.length, to: /\bhref ?= ?["']?([^"'\s<>]{1,500})/i.exec(attributes)?.[1] ?? '' })
    } else if (name === 'ol' || name === 'ul') {
      if (closes) lists.pop()
      else lists.push(name === 'ol' ? 1 : 0)
      out += '\n\n'
    } else if (name === 'li') {
      const number = lists.at(-1) ?? 0
      if (closes) continue
      if (number > 0) lists[lists.length - 1] = number + 1
      out = `${out.trimEnd()}\n${number > 0 ? `${number}.` : '-'} `
    } else if (name === 'tr') {
      cells = 0
      if (!closes) out = `${out.trimEnd()}\n`
    } else if (name === 'td' || name === 'th') {
      if (!closes && cells++ > 0) out = `${out.trimEnd()}: `
    } else if (name === 'br') out += '\n'
    else if (BLOCKS.has(name)) out = `${out.trimEnd()}\n\n`
    else if (!INLINE.has(name) && !PROMPT.has(name)) out += whole
  }
  if (!hidden) out += text.slice(at)
  return out
    .replace(/\n[ \t]{1,40}/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The address stays in sight: guards and customers see where a link leads. */
export const linked = (words: string, to: string): string => {
  const plain = words.replace(/^mailto:|^tel:/i, '').trim()
  const address = to.replace(/^mailto:|^tel:/i, '')
  if (plain === '' || address === '') return plain || address
  return sameAddress(plain, address) ? plain : `${plain}: ${address}`
}
const sameAddress = (a: string, b: string): boolean => {
  const bare = (text: string) =>
    text
      .replace(/^https?:\/\/|\/$/gi, '')
      .replace(/[\s()-]/g, '')
      .toLowerCase()
  return bare(a) === bare(b)
}

const TAG = /<\/?[a-z!][^<>]{0,600}>/i
const TAGS = /<(\/?)(!--|[a-z][a-z0-9]{0,20})((?:\s[^<>]{0,600})?)\/?(?:--)?>/gi
const setOf = (names: string) => new Set(names.split(' '))
const HIDDEN = setOf('script style head template')
const BOLD = setOf('b strong h1 h2 h3 h4 h5 h6')
const BLOCKS = setOf('p div section article header footer table thead tbody tfoot blockquote pre center body html main hr figure caption')
/** What HTML has, and nothing else in angle brackets: machinery of models is for the guards to see. */
const INLINE = setOf('!-- abbr big cite code del em font i ins kbd label mark q s small span strike sub sup tt u')
/** The marks in which our own prompt holds things: an answer may come in them. */
const PROMPT = setOf('source material business stated customer answer reply response output')
