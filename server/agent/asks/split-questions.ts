/** One of several things asked in a turn. */
export interface Split {
  text: string
  /** What stands before it and is not a question itself: what a short one leans on. */
  context: string
}

/**
 * The questions in what a customer wrote, cut at the ends of sentences and lines. `kindOf` says what a piece wants: null for nothing,
 * 'question', or a task by its name, whose pieces belong together. Empty when there are fewer than two: then the whole is one, however
 * many lines it takes.
 */
export function splitQuestions(text: string, kindOf: (piece: string) => string | null): Split[] {
  const all = text
    .split(ENDS)
    .map((piece) => piece.trim())
    .filter(Boolean)
  const pieces = all.length > MOST_PIECES ? [...all.slice(0, MOST_PIECES - 1), all.slice(MOST_PIECES - 1).join('\n')] : all
  if (pieces.length < 2) return []

  const found: (Split & { kind: string })[] = []
  let context: string[] = []
  for (const piece of pieces) {
    const kind = kindOf(piece)
    const same = kind !== 'question' && found.find((other) => other.kind === kind)
    if (kind === null) context.push(piece)
    else if (same) same.text += `\n${piece}`
    else {
      found.push({ kind, text: piece, context: context.join('\n') })
      context = []
    }
  }
  // A long letter with one question in it asks that question.
  if (found.length === 1 && found[0]?.kind === 'question' && text.length > LONG) return [{ text: found[0].text, context: '' }]
  if (found.length < 2) return []
  const rest = found.slice(MOST - 1)
  const last = { text: rest.map((question) => question.text).join('\n'), context: rest[0]?.context ?? '' }
  return [
    ...found.slice(0, MOST - 1).map((question) => ({ text: question.text, context: question.context })),
    ...(rest.length > 0 ? [last] : []),
  ]
}

/** Characters from which on a message is a letter. */
const LONG = 220
/** Each is held against every lexicon; what is behind these is one. */
const MOST_PIECES = 60
/** More than this in one turn are looked up together: an answer to each would be a letter. */
const MOST = 5
// A full stop after one or two letters closes "Rs.", "Dr." or an initial.
const ENDS =
  /\n+|[,;] (?:and |& )?(?=(?:is|are|do|does|did|can|could|will|would|may|what|how|which|when|where|who|whats|hows|est-ce|combien|cuanto|kya|kitne|kitna|czy|je|je,|una)\b)|,? (?:and|n|&|aur|et|y|na) (?=(?:is|are|do|does|can|could|will|would|what|how|which|when|where|whats|hows|kya|kitne|kitna|combien|cuanto)\b)|(?<=[?!।؟])\s+|(?<=[\p{L}\p{N}]{3}\.)\s+/u
