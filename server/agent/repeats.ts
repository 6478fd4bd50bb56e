import { textOf } from '@salesboy/contract/message'
import { phrase } from '#llms/offline/phrases.ts'
import { cut } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { languageIn, type Screened, say, screened } from './screen.ts'
import type { Turn, TurnMessage } from './turn.ts'

/**
 * What is done about somebody who says the same again and again. A machine that answers our machine gets silence, and a person is told:
 * both would talk for ever. A person whose question was not answered gets a person, in calm words. Null for everybody else.
 */
export function repeats(turn: Turn): Screened | null {
  const who = repeater(turn)
  if (who === null) return null
  const note = cut(textOfAll(turn.incoming), 1000)
  if (who === 'machine')
    return screened(turn, 'HumanHandoff', null, 'The same comes back to every answer: a machine writes here.', [
      { type: 'hand_over', reason: 'machine', note },
    ])
  const { person, replyWithin } = turn.business.profile.handover
  return screened(turn, 'HumanHandoff', null, 'Asks the same again: the answers did not help.', [
    say(phrase('again', languageIn(turn), { person, within: replyWithin })),
    { type: 'hand_over', reason: 'needs_person', note },
  ])
}

/**
 * Who repeats, told by behaviour and not by words: what was said before comes again, or our own words come back, twice in a row. A
 * machine is whoever does so within moments, or sends back what we wrote, or answers four times in a row faster than anybody types.
 */
export function repeater(turn: Turn): 'machine' | 'person' | null {
  const rounds = roundsOf([...turn.history, ...turn.incoming])
  const again = trailing(rounds, ({ isLong, repeats, echoes }) => isLong && (repeats || echoes))
  if (again.length >= ROUNDS) return again.every(({ quick, echoes }) => quick || echoes) ? 'machine' : 'person'
  return trailing(rounds, ({ quick, repeats, echoes, typed }) => quick && (repeats || echoes || !typed)).length >= QUICK_ROUNDS
    ? 'machine'
    : null
}

const ROUNDS = 2
const QUICK_ROUNDS = 4
/** Nobody reads an answer and writes back sooner. */
const QUICK_MS = 3_000
/** Nobody types so many letters in a second. */
const TYPED_PER_SECOND = 15
/** What comes again after so long is asked anew. */
const FORGOTTEN_MS = 3600_000
/** "Yes", "2", "thank you": said again and again by everybody. */
const SHORTEST = 3
/** How far back the same is looked for. */
const ROUNDS_BACK = 4

/** What a contact wrote after something the bot had said, and how it compares with what was said before. */
interface Round {
  isLong: boolean
  repeats: boolean
  echoes: boolean
  quick: boolean
  typed: boolean
}

function roundsOf(messages: TurnMessage[]): Round[] {
  const blocks = blocksOf(messages)
  const from = blocks.length - 2 * (QUICK_ROUNDS + 1)
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1]
    if (!block.isContact || !before || at < from) return []
    const waited = block.from - before.to
    const said = block.text
    if (!before.isBot || said === '' || waited > FORGOTTEN_MS) return [OTHER]
    // Where no time was kept, as in a test of the bot, nobody was quick.
    const quick = waited !== 0 && waited <= QUICK_MS
    const earlier = blocks.slice(Math.max(0, at - 2 * ROUNDS_BACK), at)
    const among = (isContact: boolean) => earlier.some((other) => other.isContact === isContact && isSame(said, other.text, quick))
    return [
      {
        isLong: words(said).length >= SHORTEST,
        repeats: among(true),
        echoes: among(false),
        quick,
        typed: said.length <= Math.max(1, waited / 1000) * TYPED_PER_SECOND,
      },
    ]
  })
}

/** A round that says nothing about who writes. */
const OTHER: Round = { isLong: false, repeats: false, echoes: false, quick: false, typed: true }

interface Block {
  isContact: boolean
  isBot: boolean
  text: string
  from: number
  to: number
}

/** Neighbouring messages of one side, as one. */
function blocksOf(messages: TurnMessage[]): Block[] {
  const blocks: Block[] = []
  for (const { author, content, at } of messages) {
    const isContact = author === 'contact'
    const last = blocks.at(-1)
    const text = textOf(content).trim()
    if (last?.isContact === isContact) {
      // What came three times while nobody answered was still said once.
      if (!last.text.split('\n').includes(text)) last.text = [last.text, text].filter(Boolean).join('\n')
      last.to = at.getTime()
      last.isBot &&= author === 'bot'
    } else blocks.push({ isContact, isBot: author === 'bot', text, from: at.getTime(), to: at.getTime() })
  }
  return blocks
}

function trailing(rounds: Round[], like: (round: Round) => boolean): Round[] {
  const from = rounds.findLastIndex((round) => !like(round))
  return rounds.slice(from + 1)
}

/** The same words in the same order, or nearly. What comes at once may differ more, and in its numbers: a machine counts its tickets. */
function isSame(one: string, other: string, quick: boolean): boolean {
  const alike = quick ? 0.85 : 0.95
  const [a, b] = [one, other].map((text) => pairsOf(quick ? text.replace(/\d+/g, '0') : text)) as [string[], string[]]
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a]
  if (fewer.length < more.length * alike || fewer.length === 0) return false
  const left = new Map<string, number>()
  for (const pair of fewer) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of more) {
    const count = left.get(pair) ?? 0
    if (count > 0) shared++
    left.set(pair, count - 1)
  }
  return (2 * shared) / (a.length + b.length) >= alike
}

const MOST_WORDS = 200

/** Neighbouring words, so that order counts; what has no words (emoji) stands for itself. */
function pairsOf(text: string): string[] {
  const all = words(text).slice(0, MOST_WORDS)
  return all.length === 0 ? [text.trim()].filter(Boolean) : ['', ...all].map((word, i) => `${word} ${all[i] ?? ''}`)
}

const textOfAll = (messages: TurnMessage[]) =>
  messages
    .map(({ content }) => textOf(content))
    .join('\n')
    .trim()
