/** The beginning of a text, at most so many characters, without half a character at its end: no database keeps one in JSON. */
export function cut(text: string, most: number): string {
  const begun = text.slice(0, most)
  return begun.isWellFormed() ? begun : begun.replace(/[\ud800-\udbff]$/, '')
}
