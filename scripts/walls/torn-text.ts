import { parseSync, Visitor } from 'oxc-parser'
import { type Fault, isBuilt, type Sources } from './fault.ts'

/**
 * What people wrote, cut to a length by `slice`: it may tear an emoji, an accent or a vowel sign, and no database keeps half a
 * character in JSON. A hundred characters and more are text, unless what is cut plainly is a list.
 */
export function tornText(sources: Sources): Fault[] {
  return Object.entries(sources)
    .filter(([file]) => /^(?:server|contract)\/.*\.ts$/.test(file) && isBuilt(file) && file !== CUT)
    .flatMap(([file, text]) => tornIn(file, text))
}

function tornIn(file: string, text: string): Fault[] {
  const faults: Fault[] = []
  new Visitor({
    CallExpression({ callee, arguments: [from, to] }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 'slice') return
      const begins = isNumber(from, 0, 0) && isNumber(to, LONG)
      const ends = !to && from?.type === 'UnaryExpression' && isNumber(from.argument, LONG)
      const cut = text.slice(callee.object.start, callee.object.end).replace(/\s+/g, ' ')
      if ((!begins && !ends) || LIST.test(cut)) return
      faults.push({
        key: `${file} cuts ${cut}`,
        says: `${file} cuts ${cut} by slice. Text is cut by ${begins ? 'cut' : 'cutBefore'} of #platform/text/cut.ts, which tears no character.`,
      })
    },
  }).visit(parseSync(file, text).program)
  return faults
}

function isNumber(node: { type: string; value?: unknown } | undefined, least: number, most = Number.POSITIVE_INFINITY): boolean {
  return node?.type === 'Literal' && typeof node.value === 'number' && node.value >= least && node.value <= most
}

const CUT = 'server/platform/text/cut.ts'
const LONG = 100
const LIST = /\.(?:filter|map|flatMap|sort|toSorted)\((?:[^()]|\([^()]*\))*\)$|\]$|(?:^|\.)(?:names|rules|records|rows|values)$/
