import type { AST } from '@eslint-community/regexpp'
import { isSingle } from './count-steps.ts'

/** What strangers repeat: a character of each kind that patterns tell apart. */
const NASTY = [...'aA1 @.-_,:/()#+\'"\n?&$', 'é', '\u0301', 'ش', 'न', '₦', '😀']
const LESS_NASTY = [...'bB2\t!%*;<=>[]^`{|}~\\', '€', '।', '؟', '\u200b', 'ł', '\u0000']

/**
 * Texts that make a pattern work as hard as it can: what each of its loops eats, repeated, behind what leads there and in front of what
 * it cannot end with; and the way to the loop repeated itself, so that every place of the text begins a new try. Each is of `length`
 * characters; a pattern gives as many for one length as for another, in the same order.
 */
export function attacks(pattern: AST.Pattern, flags: string, length: number, mayHold: (char: string) => boolean = () => true): string[] {
  const samples = new Samples(flags, mayHold)
  const found: string[] = []
  const shapes = new Set<string>()
  const add = (lead: string, unit: string, end = '') => {
    const shape = JSON.stringify([lead, unit, end])
    if (unit === '' || shapes.has(shape)) return
    shapes.add(shape)
    found.push(lead + repeat(unit, length - lead.length - end.length) + end)
  }
  for (const loop of loopsOf(pattern)) {
    const lead = samples.leadTo(loop)
    const foods = samples.of(loop.element)
    for (const food of foods) {
      add('', lead + food)
      add(lead, food)
      add(lead, food, '\u0001')
      add('', food, '\u0001')
    }
    for (const other of foods.slice(1, 3)) add('', foods[0] + other)
  }
  return found
}

const repeat = (unit: string, length: number): string =>
  unit.repeat(Math.max(1, Math.ceil(length / unit.length))).slice(0, Math.max(0, length))

/** Every quantifier that can go on for long. */
function loopsOf(root: AST.Node): AST.Quantifier[] {
  const found: AST.Quantifier[] = []
  visit(root, (node) => {
    if (node.type === 'Quantifier' && node.max >= LONG) found.push(node)
  })
  return found
}
const LONG = 8

function visit(node: AST.Node, see: (node: AST.Node) => void): void {
  see(node)
  if ('alternatives' in node) for (const alternative of node.alternatives) visit(alternative, see)
  if (node.type === 'Alternative') for (const element of node.elements) visit(element, see)
  if (node.type === 'Quantifier') visit(node.element, see)
}

/** One way to go where a pattern has a choice: which alternative, which character of a kind, whether what may be missing is there. */
interface Choice {
  at: AST.Node
  option: number
}

/** Short texts that parts of a pattern match. */
class Samples {
  private readonly flags: string
  private readonly mayHold: (char: string) => boolean
  private readonly fitting = new Map<string, string[]>()

  constructor(flags: string, mayHold: (char: string) => boolean) {
    this.flags = flags.replace(/[gyd]/g, '')
    this.mayHold = mayHold
  }

  /** What a part matches: the plainest text, and those in which one choice is another. */
  of(element: AST.Element): string[] {
    const choices: Choice[] = []
    visit(element, (node) => {
      for (let option = 1; option < this.optionsAt(node); option++) choices.push({ at: node, option })
    })
    // Of many words any few will do; what comes early in a pattern does not stand for what comes late.
    const every = Math.ceil(choices.length / MOST_SAMPLES)
    const some = choices.filter((_, index) => index % every === 0)
    return [...new Set([this.one(element), ...some.map((choice) => this.one(element, choice))])].filter(Boolean)
  }

  /** The plainest text that brings a match as far as a loop. */
  leadTo(loop: AST.Quantifier): string {
    let lead = ''
    for (let node: AST.Node = loop; node.parent; node = node.parent) {
      if (node.parent.type !== 'Alternative') continue
      const { elements }: AST.Alternative = node.parent
      const before = elements.slice(0, elements.indexOf(node as AST.Element))
      lead = before.map((element) => this.one(element)).join('') + lead
    }
    return lead
  }

  private one(node: AST.Element, choice?: Choice): string {
    const option = choice?.at === node ? choice.option : 0
    if (node.type === 'Character') return String.fromCodePoint(node.value)
    if (isSingle(node)) return this.charsOf(node)[option] ?? ''
    if (node.type === 'Quantifier') return this.one(node.element, choice).repeat(Math.min(node.min + option, 3))
    if (node.type !== 'Group' && node.type !== 'CapturingGroup') return ''
    return (node.alternatives[option]?.elements ?? []).map((element) => this.one(element, choice)).join('')
  }

  private optionsAt(node: AST.Node): number {
    if (node.type === 'Group' || node.type === 'CapturingGroup') return node.alternatives.length
    if (node.type === 'Quantifier') return node.min === 0 ? 2 : 1
    return node.type !== 'Character' && isSingle(node) ? this.charsOf(node).length : 1
  }

  /** The nasty characters of a kind. */
  private charsOf(node: AST.Element): string[] {
    const known = this.fitting.get(node.raw)
    if (known) return known
    const pattern = new RegExp(`^(?:${node.raw})$`, this.flags)
    const fits = (char: string) => this.mayHold(char) && pattern.test(char)
    const nasty = NASTY.filter(fits).slice(0, MOST_CHARS)
    const chars = nasty.length > 0 ? nasty : LESS_NASTY.filter(fits).slice(0, 1)
    this.fitting.set(node.raw, chars)
    return chars
  }
}
const MOST_SAMPLES = 8
const MOST_CHARS = 6
