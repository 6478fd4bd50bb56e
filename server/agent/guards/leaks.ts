import { textOf } from '@salesboy/contract/message'
import { remembered } from '#platform/remembered.ts'
import { cut } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { keepsSecret } from '../lexicons/index.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import { dayNames, months } from '../numbers/calendar-words.ts'
import { describeEveryManner } from '../prompting/bands.ts'
import { houseRules } from '../prompting/prompt.ts'
import type { Checked, Guard } from './guard.ts'

/**
 * No tool calls, role markers, template tokens or keys, and no piece of our own or the owner's instructions: six words in a row are one,
 * of what the owner wants kept secret four, or a name or a code. What customers read or wrote anyway is no secret.
 */
export const leaks: Guard = (checked) => {
  const { text } = checked.draft
  const syntax = text.match(SYNTAX)
  if (syntax) return `text that looks like machinery ("${cut(syntax[0], 40)}")`
  const key = text.match(TOKEN)?.find((token) => looksLikeKey(token) && !isKnown(token, checked))
  if (key) return `what looks like a key ("${key.slice(0, 4)}…")`
  const said = words(text)
  if (holdsAny(said, RULES, RULE_RUN)) return 'a part of the instructions'
  const { instructions } = checked.turn.persona
  const { never } = checked.turn.business.profile
  return [instructions, ...never].some((owners) => owners !== '' && tells(said, owners, checked))
    ? 'a part of the owner’s instructions'
    : null
}

/** Whether a draft gives away what the owner wrote for the bot alone. */
function tells(said: string[], instructions: string, checked: Checked): boolean {
  const { pieces, secrets, names } = piecesOf(instructions)
  const told = [
    ...runsIn(said, OWN_RUN).filter((run) => pieces.has(run)),
    ...runsIn(said, SECRET_RUN).filter((run) => secrets.has(run)),
    ...said.filter((word) => names.has(word)),
  ]
  return told.some((piece) => !isKnown(piece, checked))
}

/** What a customer may know: the sources and facts of this turn, what the business says of itself, and the talk. */
function isKnown(piece: string, { turn, recalled, shelf, facts }: Checked): boolean {
  const { business, persona } = turn
  const known = [
    ...Object.values({ ...business.profile, never: [] }).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    ...[business.name, persona.agentName, persona.greeting],
    ...recalled.passages.map(({ title, heading, text }) => `${title} ${heading ?? ''} ${text}`),
    ...facts.map(({ about, value }) => `${about} ${value}`),
    ...shelf.products.map(({ name, description }) => `${name} ${description}`),
    ...[...turn.history, ...turn.incoming].map(({ content }) => textOf(content)),
  ]
  const sought = ` ${words(piece).join(' ')} `
  return known.some((text) => ` ${words(text).join(' ')} `.includes(sought))
}

interface Pieces {
  pieces: Set<string>
  /** Of sentences that say that something is to be kept secret. */
  secrets: Set<string>
  /** Names and codes in those. */
  names: Set<string>
}

const piecesOf = remembered(200, (instructions: string): Pieces => {
  const sentences = instructions.split(/(?<=[.!?;\n])\s+/).filter((sentence) => sentence.trim() !== '')
  const secret = sentences.filter((sentence) => keepsSecret(sentence) !== null)
  return {
    pieces: new Set(runsIn(words(instructions), OWN_RUN).filter((run) => isTelling(run, 3))),
    secrets: new Set(secret.flatMap((sentence) => runsIn(words(sentence), SECRET_RUN)).filter((run) => isTelling(run, 2))),
    names: new Set(
      secret.flatMap((sentence) => [...sentence.matchAll(NAME)].flatMap(([name]) => words(name))).filter((word) => !isCalendar(word)),
    ),
  }
})

/** Every run of so many words: long enough that nobody writes one by chance. */
const runsIn = (all: string[], length: number): string[] => all.slice(length - 1).map((_, i) => all.slice(i, i + length).join(' '))

const isTelling = (run: string, atLeast: number): boolean => run.split(' ').filter((word) => !EMPTY_WORDS.has(word)).length >= atLeast

const holdsAny = (said: string[], runs: Set<string>, length: number): boolean => runsIn(said, length).some((run) => runs.has(run))

/** Letters of both cases and digits in one long word: nobody's speech. */
const looksLikeKey = (token: string): boolean => /\d/.test(token) && /\p{Ll}/u.test(token) && /[\p{Lu}_-]/u.test(token)
const TOKEN = /[\w-]{20,}/g

const isCalendar = (word: string): boolean => dayNames.has(word) || months.has(word)

const RULE_RUN = 5
const OWN_RUN = 6
const SECRET_RUN = 4
/** In the middle of a sentence: a name, or a code. */
const NAME = /(?<=[^.!?\n]\s["“'‘(]?)(?:\p{Lu}\p{Ll}{2,}|[\p{L}_-]*\d[\p{L}\d_-]{3,}|\p{Lu}[\p{Lu}\d_-]{3,})/gu

const RULES = new Set([...houseRules, ...describeEveryManner()].flatMap((rule) => runsIn(words(rule), RULE_RUN)))
const SYNTAX =
  /<\/?(?:tool_call|tool_response|function_call|function|system|assistant|user|material|source|business|customer|instructions|prompt|think(?:ing)?|s|im_start|im_end)\b[^<>]*>|<\|[^|>]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>|```|\{\s*"(?:name|tool|function|arguments|tool_calls|action|role)"\s*:|"(?:arguments|tool_calls)"\s*:|^[^\S\n]*(?:system|assistant|user|tool)\s*:|\bsystem prompt\b|\bmy (?:system )?(?:instructions|prompt) (?:are|is|say)\b|\bNO_SOURCE\b|\bINTERNAL:/im
