import { words } from '#platform/text/fold.ts'
import type { Claim } from '../numbers/claim.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { rememberedPerPlace } from '../numbers/remembered-per-place.ts'
import { tidy } from '../numbers/tidy.ts'
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

/** The numbers of a text, each with what is said around it. */
export interface NumbersSaid {
  /** Tidied: where the claims' places count. */
  text: string
  claims: readonly Claim[]
  around(claim: Claim): Around
}

/** Read once a text and place: guards, facts and sources ask for the same ones again and again. */
export const numbersSaid = rememberedPerPlace(1_000, (given, place): NumbersSaid => {
  const claims = readNumbers(given, place)
  const text = tidy(given)
  const found = claims.length === 0 ? null : besides(text, claims)
  return { text, claims, around: (claim) => found?.get(claim) ?? nowhere(text) }
})

/**
 * For each claim of a tidied text what is said around it. A sentence falls into parts at its marks and coordinating words; within a part
 * each number takes the words in front of it ("Silver is £60 and Gold £110"), or behind it where the first has none in front ("£60 for
 * Silver, £110 for Gold"). Numbers of another kind do not part it: "£22 for 1 day" is one thing. A part goes on where the one before
 * left off: in "frames are guaranteed for 5 years and parts for 12 months" the parts are guaranteed too.
 */
function besides(text: string, claims: readonly Claim[]): Map<Claim, Around> {
  const found = new Map<Claim, Around>()
  // Once a kind, not once a sentence: a text may have hundreds of sentences.
  const blanks = new Map([...Map.groupBy(claims, ({ kind }) => kind)].map(([kind, same]) => [kind, blanked(text, same)] as const))
  for (const sentence of spansOf(text)) {
    const inside = claims.filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    if (inside.length === 0) continue
    const parts = partsOf(text, sentence, inside)
    for (const [kind, same] of Map.groupBy(inside, (claim) => claim.kind))
      for (const [claim, around] of aroundEach(text, sentence, parts, same, blanks.get(kind) ?? text)) found.set(claim, around)
  }
  return found
}

/** The same for the numbers of one kind in one sentence; `without` is the text with such numbers left blank. */
function aroundEach(text: string, sentence: Span, parts: Span[], claims: readonly Claim[], without: string): [Claim, Around][] {
  // A range is one place with two numbers.
  const places = [...Map.groupBy(claims, ({ start }) => start)].map(([start, same]) => ({
    ...{ start, claims: same, end: Math.max(...same.map(({ end }) => end)) },
    part: parts.find((part) => start >= part.start && start < part.end) ?? sentence,
  }))
  let carried: string[] = []
  return places.flatMap(({ start, end, part, claims: here }, at) => {
    const siblings = places.filter((place) => place.start >= part.start && place.start < part.end)
    const own = siblings.findIndex((place) => place.start === start)
    // The first number of a sentence may stand in front of what it is said of; then both sides are heard.
    const leads = part !== parts[0] || meaningWords(text.slice(part.start, siblings[0]?.start)).length > 0
    const before = text.slice(siblings[own - 1]?.end ?? part.start, start)
    const next = siblings[own + 1]?.start
    const behind = leads && next !== undefined ? '' : text.slice(end, next ?? part.end)
    const subject = leads ? meaningWords(before) : []
    const namesNothing = subject.length === 0
    // Another thing takes the place of the first one's name, not of what is said of it.
    const goesOn = namesNothing ? [] : carried.slice(1)
    const since = at === 0 ? sentence.start : (places[at - 1]?.end ?? start)
    const shared = {
      near: [before, behind, ...(namesNothing ? carried : [])].join(' '),
      lead: at === 0 ? without.slice(sentence.start, part.end) : '',
      goesOn: goesOn.join(' '),
      sentence: text.slice(sentence.start, sentence.end),
      wider: [
        without.slice(Math.min(since, part.start), part.end),
        without.slice(sentence.start, sentence.end),
        without.slice(Math.max(0, sentence.start - LOOK_BACK), sentence.start),
      ],
    }
    if (!namesNothing) carried = [...subject, ...goesOn]
    return here.map((claim): [Claim, Around] => [claim, { ...shared, quoted: quotedOf(text, claim) }])
  })
}

const quotedOf = (text: string, claim: Claim): Around['quoted'] => ({
  before: words(text.slice(Math.max(0, claim.start - QUOTED), claim.start)).slice(-3),
  number: words(claim.text),
  behind: words(text.slice(claim.end, claim.end + QUOTED)).slice(0, 3),
})

/** Around a number that stands in no sentence. */
const nowhere = (text: string): Around => ({
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
  spansOf(text).flatMap((sentence) => partsOf(text, sentence, []).map(({ start, end }) => text.slice(start, end)))

function spansOf(text: string): Span[] {
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
