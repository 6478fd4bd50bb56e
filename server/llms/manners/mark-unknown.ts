import { talksOfMaterial } from './material-talk.ts'

/** Says in one spelling that the model does not know, however it spelled it: another case, other marks between, brackets, its own language. */
export function markUnknown(text: string, unknown: string): string {
  if (WHOLE.test(text.trim()) || isCodeWord(text)) return unknown
  const marked = text.replace(INSIDE, unknown)
  if (!marked.includes(unknown)) return text
  // "The material does not hold that. NO_SOURCE": the first says it in words, to nobody in particular.
  const known = marked
    .replaceAll(unknown, '')
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !talksOfMaterial(sentence))
    .join(' ')
    .trim()
  return /[\p{L}\p{N}]/u.test(known) ? `${known} ${unknown}` : unknown
}

/** "SIN_FUENTE", "NO_ANSWER": nobody speaks so, and nothing else was said. */
const isCodeWord = (text: string): boolean => /^[\s\W]*\p{Lu}{2,}(?:_\p{Lu}{2,}){1,3}[\s\W]*$/u.test(text)

const JOIN = '[\\s_\\\\\\-‐‑‒–—‗＿⎵.*`]*'
const WHOLE = new RegExp(`^[^\\p{L}\\p{N}]*n[o0]${JOIN}sources?(?: (?:found|available|provided))?[^\\p{L}\\p{N}]*$`, 'iu')
/** Between other words only what can be no speech: joined by a mark, or in capitals. "There is no source of gluten" is speech. */
const INSIDE =
  /(?<![[({*`"\p{L}\p{N}])[[({*`"]{0,4}(?:[Nn][Oo0][\\]?[_‗＿⎵\-‐‑–—]{1,3}[Ss][Oo][Uu][Rr][Cc][Ee]|NO[ ]?SOURCE|NoSource)(?![\p{L}\p{N}]|-\p{L})[\])}*`"]{0,4}/gu
