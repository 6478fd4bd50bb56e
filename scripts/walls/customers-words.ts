import { parseSync, Visitor } from 'oxc-parser'

/**
 * Words that customers say, written into code: the alternatives of words in patterns, and what stands in lists of words. They belong
 * into data with examples, in every language that is there.
 */
export function customersWords(file: string, text: string): number {
  let count = 0
  const { program } = parseSync(file, text)
  new Visitor({
    Literal(node) {
      if ('regex' in node) count += wordsOf(node.regex.pattern)
      else if (
        typeof node.value === 'string' &&
        /^\p{L}{2,}(?:[ |]\p{L}+){4,}$/u.test(node.value) &&
        node.value === node.value.toLowerCase()
      )
        count += node.value.split(/[ |]/).length
    },
    TaggedTemplateExpression({ quasi }) {
      count += wordsOf(quasi.quasis.map(({ value }) => value.raw).join(' '))
    },
  }).visit(program)
  return count
}

/** Words between bars, brackets and blanks of a pattern; its own names and escapes are none. */
function wordsOf(pattern: string): number {
  if (!pattern.includes('|')) return 0
  const plain = pattern.replace(/\\[pP]\{[^}]*\}|\\k?<\w+>|\(\?<\w+>|\\.|\[[^\]]*\]/g, ' ')
  return (plain.match(/(?<!\p{L})\p{L}[\p{L}\p{M}']{2,}/gu) ?? []).length
}
