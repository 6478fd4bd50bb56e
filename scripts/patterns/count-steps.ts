import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { remembered } from '../../server/platform/remembered.ts'

/** Where a match may go on; says whether it came to an end. */
type Go = (at: number) => boolean
/** Tries a part of a pattern at a place and goes on behind it. */
type Try = (at: number, go: Go) => boolean

/** Thrown once more steps were taken than anybody waits for. */
class TooMany extends Error {}

/** A pattern that can be tried on texts, and what it costs: the characters it looks at again and again, as a backtracking engine does. */
export interface Countable {
  pattern: AST.Pattern
  /** Characters eaten while the whole text is searched for every match; Infinity beyond `most`. */
  steps(text: string, most: number): number
}

/**
 * A pattern as a backtracking engine tries it: the first alternative first, as many as possible first, one place after the other. What
 * fails at its first character is free, as engines look ahead for it; every character eaten counts, however often it was eaten before.
 */
export function countable(source: string, flags: string): Countable {
  const modes = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') }
  const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, modes)
  const engine = new Engine(flags)
  const whole = engine.either(pattern.alternatives, 1)
  return { pattern, steps: (text, most) => engine.search(whole, text, most) }
}

class Engine {
  private text: string[] = []
  private left = 0
  private readonly groups = new Map<AST.CapturingGroup, string[]>()
  private readonly unicode: boolean
  private readonly flags: string
  private readonly sticky: boolean

  constructor(flags: string) {
    this.sticky = flags.includes('y')
    this.flags = flags.replace(/[gyd]/g, '')
    this.unicode = /[uv]/.test(flags)
  }

  search(whole: Try, text: string, most: number): number {
    this.text = this.unicode ? [...text] : text.split('')
    this.left = most
    try {
      for (let start = 0; start <= this.text.length; ) {
        let end = -1
        const matched = whole(start, (at) => {
          end = at
          return true
        })
        // A sticky pattern goes on where it ended, or not at all.
        if (this.sticky && !(matched && end > start)) break
        start = matched && end > start ? end : start + 1
      }
      return most - this.left
    } catch (error) {
      // A loop so deep that the stack ends has been at it long enough.
      if (error instanceof TooMany || error instanceof RangeError) return Number.POSITIVE_INFINITY
      throw error
    }
  }

  /** One of several ways, looked up by the character that each begins with: lists of words are long. */
  either(alternatives: AST.Alternative[], way: 1 | -1): Try {
    const ways = alternatives.map(({ elements }) => ({ attempt: this.sequence(elements, way), begins: this.beginning(elements, way) }))
    if (ways.length === 1) return ways[0]!.attempt
    const fitting = remembered(MOST_CHARS, (char) => ways.filter(({ begins }) => begins(char)).map(({ attempt }) => attempt))
    return (at, go) => fitting(this.text[way === 1 ? at : at - 1] ?? '').some((attempt) => this.trying() && attempt(at, go))
  }

  private beginning(elements: AST.Element[], way: 1 | -1): (char: string) => boolean {
    const first = way === 1 ? elements[0] : elements.at(-1)
    const single = first?.type === 'Quantifier' && first.min > 0 ? first.element : first
    if (!single || !isSingle(single)) return () => true
    const is = this.member(single)
    return (char) => char !== '' && is(char)
  }

  private sequence(elements: AST.Element[], way: 1 | -1): Try {
    const parts = (way === 1 ? elements : [...elements].reverse()).map((element) => this.element(element, way))
    return parts.reduceRight<Try>(
      (rest, part) => (at, go) => part(at, (behind) => rest(behind, go)),
      (at, go) => go(at),
    )
  }

  private element(node: AST.Element, way: 1 | -1): Try {
    switch (node.type) {
      case 'Group':
        return this.either(node.alternatives, way)
      case 'CapturingGroup': {
        const inner = this.either(node.alternatives, way)
        return (at, go) =>
          inner(at, (end) => {
            this.groups.set(node, this.text.slice(Math.min(at, end), Math.max(at, end)))
            return go(end)
          })
      }
      case 'Backreference':
        return this.again([node.resolved].flat(), way)
      case 'Assertion':
        return this.assertion(node)
      case 'Quantifier':
        return this.quantifier(node, way)
      default:
        return this.one(this.member(node), way)
    }
  }

  private one(is: (char: string) => boolean, way: 1 | -1): Try {
    return (at, go) => {
      const char = this.text[way === 1 ? at : at - 1]
      if (char === undefined || !is(char)) return false
      this.eat(1)
      return go(at + way)
    }
  }

  private quantifier({ element, min, max, greedy }: AST.Quantifier, way: 1 | -1): Try {
    const single = isSingle(element) ? this.member(element) : null
    if (single && greedy) return this.run(single, min, max, way)
    const part = this.element(element, way)
    const loop =
      (count: number): Try =>
      (at, go) => {
        const more = () =>
          count < max && this.trying() && part(at, (end) => (end === at && count >= min ? false : loop(count + 1)(end, go)))
        if (count < min) return more()
        return greedy ? more() || go(at) : go(at) || more()
      }
    return loop(0)
  }

  /** As many of one kind of character as there are, then fewer. */
  private run(is: (char: string) => boolean, min: number, max: number, way: 1 | -1): Try {
    return (at, go) => {
      let count = 0
      for (let next = at; count < max; count++, next += way) {
        const char = this.text[way === 1 ? next : next - 1]
        if (char === undefined || !is(char)) break
      }
      if (count < min) return false
      this.eat(count)
      for (; count >= min; count--) {
        if (go(at + count * way)) return true
        this.trying()
      }
      return false
    }
  }

  private again(groups: AST.CapturingGroup[], way: 1 | -1): Try {
    return (at, go) => {
      const said = groups.map((group) => this.groups.get(group)).find(Boolean) ?? []
      const from = way === 1 ? at : at - said.length
      if (said.some((char, offset) => this.text[from + offset] !== char)) return false
      this.eat(said.length)
      return go(at + said.length * way)
    }
  }

  private assertion(node: AST.Assertion): Try {
    const wordAt = (at: number) => /\w/.test(this.text[at] ?? ' ')
    const lines = this.flags.includes('m')
    switch (node.kind) {
      case 'start':
        return (at, go) => (at === 0 || (lines && this.text[at - 1] === '\n')) && go(at)
      case 'end':
        return (at, go) => (at === this.text.length || (lines && this.text[at] === '\n')) && go(at)
      case 'word':
        return (at, go) => (wordAt(at - 1) !== wordAt(at)) !== node.negate && go(at)
      default: {
        const inner = this.either(node.alternatives, node.kind === 'lookahead' ? 1 : -1)
        return (at, go) => inner(at, () => true) !== node.negate && go(at)
      }
    }
  }

  private member(node: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass | AST.Character): (char: string) => boolean {
    const pattern = new RegExp(`^${node.type === 'Character' ? node.raw : `(?:${node.raw})`}$`, this.flags)
    return remembered(MOST_CHARS, (char) => pattern.test(char))
  }

  /** A try that eats nothing is cheap, not free: of nothing but tries a search could take for ever. */
  private trying(): true {
    this.eat(TRY)
    return true
  }

  private eat(count: number): void {
    this.left -= count
    if (this.left < 0) throw new TooMany()
  }
}

const TRY = 0.1
/** Of all texts that one pattern is tried on. */
const MOST_CHARS = 200

export function isSingle(node: AST.Node): node is AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass | AST.Character {
  return ['CharacterSet', 'CharacterClass', 'ExpressionCharacterClass', 'Character'].includes(node.type)
}
