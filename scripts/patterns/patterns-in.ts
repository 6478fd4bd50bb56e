import { parseSync, Visitor } from 'oxc-parser'

export interface PatternFound {
  file: string
  line: number
  source: string
  flags: string
}

/** Every pattern that stands in a source as a literal. */
export function patternsIn(file: string, text: string): PatternFound[] {
  const found: PatternFound[] = []
  const { program } = parseSync(file, text)
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return
      const { pattern: source, flags } = node.regex
      found.push({ file, line: text.slice(0, node.start).split('\n').length, source, flags })
    },
  }).visit(program)
  return found
}
