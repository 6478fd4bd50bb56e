import { parseSync, Visitor } from 'oxc-parser'

const SHOWN = new Set(['label', 'title', 'placeholder', 'alt', 'aria-label', 'aria-description', 'description', 'hint', 'help', 'empty'])

/** Sentences that a source shows by itself instead of by the catalogue of messages: text between tags, and attributes people read. */
export function visibleText(file: string, text: string): string[] {
  const found: string[] = []
  const { program } = parseSync(file, text)
  const see = (said: string) => {
    const clean = said.replace(/\s+/g, ' ').trim()
    if (/\p{L}{2}/u.test(clean)) found.push(clean)
  }
  new Visitor({
    JSXText({ value }) {
      see(value)
    },
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && SHOWN.has(name.name) && value?.type === 'Literal') see(String(value.value))
    },
    JSXExpressionContainer({ expression }) {
      if (expression.type === 'Literal' && typeof expression.value === 'string') see(expression.value)
      if (expression.type === 'ConditionalExpression')
        for (const side of [expression.consequent, expression.alternate])
          if (side.type === 'Literal' && typeof side.value === 'string' && / /.test(side.value)) see(side.value)
    },
    AssignmentExpression({ left, right }) {
      const shows =
        left.type === 'MemberExpression' &&
        left.property.type === 'Identifier' &&
        /^(?:textContent|innerText|title|placeholder)$/.test(left.property.name)
      if (shows && right.type === 'Literal' && typeof right.value === 'string') see(right.value)
    },
  }).visit(program)
  return found
}
