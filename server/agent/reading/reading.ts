/** Something read from a text. `start` and `end` are positions in `plainText(text)`, from which `text` is taken. */
export interface Reading<V> {
  value: V
  text: string
  start: number
  end: number
}

/** The part of a plain text that an expression matched. */
export const at = (match: RegExpMatchArray): Omit<Reading<unknown>, 'value'> => ({
  text: match[0].trim(),
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
})

/** A text with the parts that were read taken out, positions kept. */
export function without(text: string, parts: { start: number; end: number }[]): string {
  let left = text
  for (const { start, end } of parts) left = `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`
  return left
}

export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end
