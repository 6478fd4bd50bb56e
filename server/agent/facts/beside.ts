import { words } from '#platform/text/fold.ts'
import type { Claim } from '../numbers/claim.ts'
import { wordTable } from '../words/word-table.ts'
import { meaningWords } from './meaning-words.ts'

/** What is said around a number. */
export interface Around {
  /** Right beside it: what it is said of, as far as its own part of the sentence tells. */
  near: string
  /** For the first number of its kind in a sentence all that leads to it: “Polki set (22K gold, 5 pieces) is ₹4,75,000”; '' for others. */
  lead: string
  /** What the part before said of another thing, and this one goes on saying: '' when there is none. */
  goesOn: string
  /** Ever wider, the closest first, without numbers of its kind: since the one before it, the sentence, what stands before the sentence. */
  wider: string[]
  /** The words in front of the number, itself, and those behind it, as they stand. */
  quoted: { before: string[]; number: string[]; behind: string[] }
  /** Its sentence, as it stands. */
  sentence: string
}

/**
 * For each claim of a tidied text what is said around it. A sentence falls into parts at its marks and coordinating words; within a part
 * each number takes the words in front of it ("Silver is £60 and Gold £110"), or behind it where the first has none in front ("£60 for
 * Silver, £110 for Gold"). Numbers of another kind do not part it: "£22 for 1 day" is one thing. A part goes on where the one before
 * left off: in "frames are guaranteed for 5 years and parts for 12 months" the parts are guaranteed too.
 */
export function besides(text: string, claims: readonly Claim[]): Map<Claim, Around> {
  const found = new Map<Claim, Around>()
  // Once a kind, not once a sentence: a text may have hundreds of sentences.
  const blanks = new Map<Claim['kind'], string>()
  const withoutKind = (kind: Claim['kind']): string => {
    const known =
      blanks.get(kind) ??
      blanked(
        text,
        claims.filter((claim) => claim.kind === kind),
      )
    blanks.set(kind, known)
    return known
  }
  for (const sentence of sentencesOf(text)) {
    const inside = claims.filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    if (inside.length === 0) continue
    const parts = partsOf(text, sentence, inside)
    for (const kind of new Set(inside.map((claim) => claim.kind))) {
      const without = withoutKind(kind)
      let carried: string[] = []
      // A range is one place with two numbers.
      const places = Map.groupBy(
        inside.filter((claim) => claim.kind === kind),
        ({ start }) => start,
      )
      const starts = [...places.keys()]
      const endOf = (at: number) => Math.max(...(places.get(at) ?? []).map(({ end }) => end))
      for (const [i, start] of starts.entries()) {
        const end = endOf(start)
        const part = parts.find((one) => start >= one.start && start < one.end) ?? sentence
        const siblings = starts.filter((at) => at >= part.start && at < part.end)
        // The first number of a sentence may stand in front of what it is said of; then both sides are heard.
        const leads = part !== parts[0] || meaningWords(text.slice(part.start, siblings[0])).length > 0
        const previous = siblings[siblings.indexOf(start) - 1]
        const next = siblings[siblings.indexOf(start) + 1]
        const before = text.slice(previous === undefined ? part.start : endOf(previous), start)
        const behind = text.slice(end, next ?? part.end)
        const own = leads && next !== undefined ? '' : behind
        const subject = leads ? meaningWords(before) : []
        const near = [before, own, ...(subject.length === 0 ? carried : [])].join(' ')
        // Another thing takes the place of the first one's name, not of what is said of it.
        const goesOn = subject.length === 0 ? [] : carried.slice(1)
        const before2 = i === 0 ? sentence.start : endOf(starts[i - 1] ?? start)
        for (const claim of places.get(start) ?? [])
          found.set(claim, {
            near,
            lead: i === 0 ? without.slice(sentence.start, part.end) : '',
            goesOn: goesOn.join(' '),
            quoted: {
              before: words(text.slice(Math.max(0, claim.start - QUOTED), claim.start)).slice(-3),
              number: words(claim.text),
              behind: words(text.slice(claim.end, claim.end + QUOTED)).slice(0, 3),
            },
            sentence: text.slice(sentence.start, sentence.end),
            wider: [
              without.slice(Math.min(before2, part.start), part.end),
              without.slice(sentence.start, sentence.end),
              without.slice(Math.max(0, sentence.start - LOOK_BACK), sentence.start),
            ],
          })
        carried = subject.length === 0 ? carried : [...subject, ...goesOn]
      }
    }
  }
  return found
}

/** Around a number that stands in no sentence. */
export const nowhere = (text: string): Around => ({
  near: '',
  lead: '',
  goesOn: '',
  wider: [],
  quoted: { before: [], number: [], behind: [] },
  sentence: text,
})

const blanked = (text: string, claims: readonly Claim[]): string =>
  claims.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)

interface Span {
  start: number
  end: number
}

/** Split at marks and coordinating words, but never inside a number. */
function partsOf(text: string, { start, end }: Span, claims: readonly Claim[]): Span[] {
  const parts: Span[] = []
  let from = start
  for (const cut of text.slice(start, end).matchAll(CUT)) {
    const at = start + cut.index
    if (claims.some((claim) => at >= claim.start && at < claim.end)) continue
    parts.push({ start: from, end: at })
    from = at + cut[0].length
  }
  parts.push({ start: from, end })
  return parts
}

/** The parts of a text in which a customer may name one thing each: “silver service and a puncture repair”. */
export const partsSaid = (text: string): string[] =>
  sentencesOf(text).flatMap((sentence) => partsOf(text, sentence, []).map(({ start, end }) => text.slice(start, end)))

function sentencesOf(text: string): Span[] {
  const found: Span[] = []
  let start = 0
  for (const { index } of text.matchAll(END)) {
    found.push({ start, end: index + 1 })
    start = index + 1
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}

const END = /[.!?](?=\s|$)|\n/g
const COORDINATING = [...new Set(Object.values(wordTable<string[]>('coordinating')).flat())].join('|')
const CUT = new RegExp(String.raw`[,;•|](?!\d)| [-+=×] |(?<![\p{L}\p{M}])(?:${COORDINATING})(?![\p{L}\p{M}])`, 'giu')
/** How far before a sentence its thing may have been named: "The Gold service is thorough. It costs £110." */
const LOOK_BACK = 160
const QUOTED = 60
