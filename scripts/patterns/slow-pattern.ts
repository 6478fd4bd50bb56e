import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { attacks } from './attacks.ts'
import { countable } from './count-steps.ts'

/** A text that a pattern takes too long for, and how long: characters looked at per character of the text. */
export interface Slow {
  text: string
  perCharacter: number
  /** The one alternative it comes from, where a pattern has many. */
  part: string
}

/**
 * What makes a pattern slow, null when no text was found that does: its work grows faster than the text, or is more than anybody waits
 * for. `mayHold` says which characters can come before it, where texts are cleaned first.
 */
export function slowPattern(source: string, flags: string, mayHold: (char: string) => boolean = () => true): Slow | null {
  for (const part of waysOf(source, flags)) {
    const { pattern, steps } = countable(part, flags)
    const longer = attacks(pattern, flags, LENGTH * 2, mayHold)
    for (const [index, text] of attacks(pattern, flags, LENGTH, mayHold).entries()) {
      const count = steps(text, LENGTH * MOST)
      const isSlow = count > LENGTH * MOST || (count > LENGTH * FEW && steps(longer[index] ?? '', count * GROWTH) > count * GROWTH)
      if (isSlow) return { text, perCharacter: count / LENGTH, part }
    }
  }
  return null
}

const LENGTH = 400
/** Characters looked at per character of a text: 4,096 of them take less than a millisecond then. */
const MOST = 100
/** So little that its growth says nothing. */
const FEW = 6
/** A text of double the length takes double the work; where every place begins a try of the whole rest, four times. */
const GROWTH = 2.8

/** A long list of alternatives is tried one by one: the work for all is the sum of the work for each. */
function waysOf(source: string, flags: string): string[] {
  const modes = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') }
  const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, modes)
  const only = pattern.alternatives.length === 1 ? pattern.alternatives[0]?.elements : undefined
  const list = only?.find((node): node is AST.Group => node.type === 'Group' && node.alternatives.length > MANY)
  if (!list) return [source]
  return list.alternatives.map(({ raw }) => `${source.slice(0, list.start)}(?:${raw})${source.slice(list.end)}`)
}
const MANY = 4
