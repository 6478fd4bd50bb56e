/** How the cells of one style look: whether anybody can see them, and how their numbers are written. */
interface Look {
  hidden: boolean
  write: ((value: number) => string) | null
}

/**
 * The look of each cell style of a workbook (xl/styles.xml), by its number. Hidden are white letters on no colour,
 * letters under two points and the format ";;;".
 */
export function readLooks(styles: string): Look[] {
  const formats = new Map(
    elements(styles, 'numFmt').map(({ attributes }) => [Number(attributes.numFmtId), decoded(attributes.formatCode ?? '')]),
  )
  formats.set(9, '0%').set(10, '0.00%')
  const fonts = elements(inside(styles, 'fonts'), 'font').map(
    ({ content }) =>
      /<(?:\w+:)?color\s[^<>]*(?:rgb="FFFFFFFF"|theme="0"(?![^<>]*tint))/i.test(content) ||
      /<(?:\w+:)?sz\s[^<>]*val="[01](?:\.\d+)?"/.test(content),
  )
  const fills = elements(inside(styles, 'fills'), 'fill').map(
    ({ content }) =>
      /patternType="(?!none|gray125)/.test(content) &&
      !/<(?:\w+:)?fgColor\s[^<>]*(?:rgb="FFFFFFFF"|theme="0"(?![^<>]*tint))/i.test(content),
  )
  return elements(inside(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const code = formats.get(Number(attributes.numFmtId)) ?? ''
    return {
      hidden: code === ';;;' || (fonts[Number(attributes.fontId)] === true && fills[Number(attributes.fillId)] !== true),
      write: writerOf(code),
    }
  })
}

/** A sheet's XML with only what a person sees: no hidden rows, columns or cells, nothing empty; formatted numbers as text. */
export function showSheet(xml: string, looks: Look[]): string {
  const hidden = elements(inside(xml, 'cols'), 'col')
    .filter(({ attributes }) => isOn(attributes.hidden))
    .map(({ attributes }) => [Number(attributes.min), Number(attributes.max)] as const)
  return xml.replace(ROW, (_row, prefix: string, attributes: string, content: string | undefined) => {
    if (!content || isOn(attributesOf(attributes).hidden)) return ''
    const cells = content.replace(CELL, (cell, _prefix, own: string, value: string | undefined) =>
      showCell(cell, attributesOf(own), value, { hidden, looks }),
    )
    return cells.trim() ? `<${prefix}row${attributes}>${cells}</${prefix}row>` : ''
  })
}

/** A sheet that its author has hidden, however deep, is not read. */
export const withoutHiddenSheets = (workbook: string) =>
  workbook.replace(/<(?:\w+:)?sheet\s[^<>]*state="(?:hidden|veryHidden)"[^<>]*>/g, '')

const ROW = /<((?:\w+:)?)row\b([^<>]*?)(?:\/>|>((?:[^<]|<(?!\1row\b))*?)<\/\1row>)/g
const CELL = /<((?:\w+:)?)c\b([^<>]*?)(?:\/>|>((?:[^<]|<(?!\1c\b))*?)<\/\1c>)/g

function showCell(
  cell: string,
  { r = '', s, t }: Record<string, string>,
  content: string | undefined,
  { hidden, looks }: { hidden: (readonly [number, number])[]; looks: Look[] },
) {
  const value = /<(?:\w+:)?v\b[^<>]*>([^<]*)</.exec(content ?? '')?.[1]
  if (value === undefined && !/<(?:\w+:)?t\b[^<>]*>[^<]/.test(content ?? '')) return ''
  const column = columnOf(r)
  const look = looks[Number(s ?? 0)]
  if (look?.hidden || (column > 0 && hidden.some(([from, to]) => column >= from && column <= to))) return ''
  if (value === undefined || !look?.write || (t !== undefined && t !== 'n') || !Number.isFinite(Number(value))) return cell
  return `<c r="${r}" t="str"><v>${encoded(look.write(Number(value)))}</v></c>`
}

/** What a number format adds to the bare number: percent, a currency, a unit. Null when it adds nothing, or is one of dates. */
function writerOf(code: string): Look['write'] {
  const first = code
    .split(';')[0]!
    .replace(/\[\$([^[\]-]*)(?:-[^[\]]*)?\]/g, '"$1"')
    .replace(/\[[^[\]]*\]/g, '')
    .replace(/[_*]./g, '')
  const parts = /^((?:"[^"]*"|\\.|[^"\\#0?.])*)([#0?,.]+)((?:"[^"]*"|\\.|[^"\\#0?])*)$/.exec(first)
  if (!parts) return null
  const [before, , after] = [literal(parts[1]!), '', literal(parts[3]!)]
  if (/[dmyhse]/i.test(parts[1]!.replace(/"[^"]*"|\\./g, '') + parts[3]!.replace(/"[^"]*"|\\./g, ''))) return null
  const digits = parts[2]!
  if (/,$/.test(digits) || !(before + after).trim()) return null
  const percent = after.includes('%')
  const format = new Intl.NumberFormat('en', {
    useGrouping: digits.includes(','),
    minimumFractionDigits: percent ? 0 : Math.min(/\.(0*)/.exec(digits)?.[1]?.length ?? 0, 10),
    maximumFractionDigits: percent ? 6 : Math.min(/\.([0#?]*)/.exec(digits)?.[1]?.length ?? 0, 10),
  })
  return (value) => `${value < 0 ? '-' : ''}${before}${format.format(Math.abs(percent ? value * 100 : value))}${after}`.trim()
}

const literal = (code: string) => code.replace(/"([^"]*)"|\\(.)/g, '$1$2')

/** "AB12" stands in column 28. */
function columnOf(address: string) {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(address)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

const isOn = (value: string | undefined) => value === '1' || value === 'true'

const inside = (xml: string, name: string) => new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1] ?? ''

function elements(xml: string, name: string) {
  const found: { attributes: Record<string, string>; content: string }[] = []
  for (const [, own, content] of xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g')))
    found.push({ attributes: attributesOf(own!), content: content ?? '' })
  return found
}

const attributesOf = (own: string) =>
  Object.fromEntries(
    [...own.matchAll(/(?<![\w:])([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [
      name!,
      double ?? single ?? '',
    ]),
  )

const decoded = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')
const encoded = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
