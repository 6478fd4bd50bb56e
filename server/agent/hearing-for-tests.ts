import { decide } from './decide.ts'
import { guards } from './guards/index.ts'
import { find } from './kitchen-for-tests.ts'
import { areasIn } from './leads/areas-in.ts'
import { placeOf } from './place.ts'
import { readLead } from './reading/read-lead.ts'
import { readMood } from './reading/read-mood.ts'
import { readSnooze } from './reading/read-snooze.ts'
import { recall } from './recall.ts'
import type { WithRecalled } from './thinking.ts'
import { aThinking, aTurn } from './turn-for-tests.ts'
import { understand } from './understand.ts'

/** The longest text a customer can write. */
const LENGTH = 4096

export const ordinaryText = repeated(
  'Hello, how much is the large jollof tray please? I would like to order two of them for Saturday, and delivery to Yaba. My number is 08030001122. Are you open tomorrow at 5pm? Thanks!\n',
)

/** What strangers repeat: a character of each kind that readers tell apart, and the shortest words that mean something to them. */
const NASTY = [
  ...'@.-_,:/()#+\'"\n?&$%1aA ',
  ...['é', '\u0301', '\u200b', 'ش', 'न', '।', '₦', '😀', 'ab ', 'Ab ', '12 ', 'a. ', 'i ', 'one ', 'mon ', '5pm ', 'and ', 'no '],
]

/** Texts of one thing said over and over. */
export const hostileTexts = (seed: number) => [...NASTY, ...generated(120, seed)].map((unit) => ({ unit, text: repeated(unit) }))

/** A text of which every word is another. */
export function variedText(between: string, seed: number): string {
  const random = seeded(seed)
  return repeated('', () => word(random) + between)
}

/** Everything that reads a text: as what a customer wrote, as what they told beside it, as a draft, and as a passage. */
export async function listener(): Promise<(text: string) => Promise<void>> {
  const turn = aTurn('how much is the large jollof tray?')
  const listening = { ...aThinking(turn), memory: { find } }
  const withUnderstood = { ...listening, understood: await understand(listening) }
  const thinking = { ...withUnderstood, recalled: await recall(withUnderstood) }
  return async (text) => {
    await decide(aTurn(text), { memory: { find } })
    const place = placeOf(turn)
    readLead(text, place, { before: 'May I have your name, please?' })
    readMood(text)
    readSnooze(text, place)
    areasIn([{ text }])
    guard(text, thinking)
  }
}

function guard(text: string, thinking: WithRecalled): void {
  const draft = { text, actions: [], by: 'a model', passages: null }
  for (const find of Object.values(guards)) find({ ...thinking, draft, facts: thinking.recalled.facts })
}

/** Processor time in milliseconds: what others do on the machine counts little. */
export async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function repeated(unit: string, next = () => unit): string {
  let text = ''
  while (text.length < LENGTH) text += next()
  return text.slice(0, LENGTH)
}

/** Pairs and threes of what is nasty alone. */
function generated(count: number, seed: number): string[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, at) =>
    Array.from({ length: 2 + (at % 2) }, () => NASTY[Math.floor(random() * NASTY.length)]).join(''),
  )
}

const word = (random: () => number): string =>
  Array.from({ length: 3 + Math.floor(random() * 4) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
