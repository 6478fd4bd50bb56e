/**
 * The beginning of a text, at most so many characters, and nothing torn at its end: half a character is kept by no database in JSON,
 * and half a grapheme (a letter without its accent, a family without its child) is another one than was written.
 */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, borderBefore(text, most))
}

/** The same from the other side: the end of a text. */
export function cutBefore(text: string, most: number): string {
  return text.length <= most ? text : text.slice(borderAfter(text, text.length - most))
}

/** Nobody writes a longer one; what repeats accents without end is cut among them, between whole characters. */
const LONGEST_GRAPHEME = 64

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Where the grapheme that holds this place begins and ends, or null for one that has no end in sight. */
function graphemeAt(text: string, at: number): { start: number; end: number } | null {
  const from = Math.max(0, at - LONGEST_GRAPHEME)
  const to = Math.min(text.length, at + LONGEST_GRAPHEME)
  const found = graphemes.segment(text.slice(from, to)).containing(at - from)
  if (!found) return null
  const start = from + found.index
  const end = start + found.segment.length
  return (start === from && from > 0) || (end === to && to < text.length) ? null : { start, end }
}

/** Something is better than nothing: a first grapheme that is too long by itself is cut between characters. */
const borderBefore = (text: string, at: number): number => graphemeAt(text, at)?.start || (splitsCharacter(text, at) ? at - 1 : at)

function borderAfter(text: string, at: number): number {
  const grapheme = graphemeAt(text, at)
  if (grapheme) return grapheme.start === at ? at : grapheme.end
  return splitsCharacter(text, at) ? at + 1 : at
}

const splitsCharacter = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
