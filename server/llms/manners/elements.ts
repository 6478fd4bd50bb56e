/** An element of a text in angle brackets, whatever its name: up to its own first end. */
export interface Element {
  name: string
  /** What stands behind the name in its tag: ` a="b"`, `=catalog`. */
  attributes: string
  inner: string
  from: number
  to: number
}

/** The outermost elements that are closed, of those whose name `wanted` takes. */
export function elementsIn(text: string, wanted: (name: string) => boolean = () => true): Element[] {
  const found: Element[] = []
  const lower = text.toLowerCase()
  let at = 0
  for (const tag of text.matchAll(OPENING)) {
    const [whole, name = '', attributes = ''] = tag
    if (tag.index < at || !wanted(name)) continue
    const inside = tag.index + whole.length
    const empty = attributes.endsWith('/')
    const end = empty ? inside : lower.indexOf(`</${name.toLowerCase()}`, inside)
    if (end < 0) continue
    const to = empty ? inside : text.indexOf('>', end) + 1 || text.length
    found.push({ name, attributes: empty ? attributes.slice(0, -1) : attributes, inner: text.slice(inside, end), from: tag.index, to })
    at = to
  }
  return found
}

const OPENING = /<([a-z][\w.:-]{0,40})((?:[\s=][^<>]{0,400}|\/)?)>/gi
