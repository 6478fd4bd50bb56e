import { tokensIn } from './token.ts'

/** One message that the provider's stand-in took in. */
export interface AcceptedSend {
  to: string
  text: string | null
}

export interface Verdict {
  /** In no accepted send to their customer, in no message that is shown as unknown, and nobody was asked to answer. */
  lost: string[]
  /** Unanswered in a conversation that a person has been asked to take: the model failed and the desk said so. */
  withPerson: string[]
  /** In more than one accepted send, or twice in one. */
  duplicated: string[]
  /** Sent to their customer after something that the customer wrote later. */
  outOfOrder: string[]
}

/** `written`: each customer's tokens in the order they wrote them. `sends`: in the order they arrived. */
export function judge(
  written: Map<string, string[]>,
  sends: AcceptedSend[],
  unknownTexts: string[],
  handedOver: Set<string> = new Set(),
): Verdict {
  const arrivals = new Map<string, string[]>()
  for (const { to, text } of sends) arrivals.set(to, [...(arrivals.get(to) ?? []), ...tokensIn(text ?? '')])
  const excused = new Set(unknownTexts.flatMap(tokensIn))
  const verdict: Verdict = { lost: [], withPerson: [], duplicated: [], outOfOrder: [] }

  for (const [customer, tokens] of written) {
    const arrived = arrivals.get(customer) ?? []
    const once = [...new Set(arrived)]
    const missing = tokens.filter((token) => !once.includes(token) && !excused.has(token))
    verdict[handedOver.has(customer) ? 'withPerson' : 'lost'].push(...missing)
    verdict.duplicated.push(...once.filter((token) => arrived.indexOf(token) !== arrived.lastIndexOf(token)))
    verdict.outOfOrder.push(
      ...late(once.map((token) => tokens.indexOf(token))).map((position) => tokens[position] ?? 'of another customer'),
    )
  }
  return verdict
}

/** Positions that come after a higher one; -1 belongs to somebody else and is always wrong. */
function late(positions: number[]): number[] {
  let highest = -1
  return positions.filter((position) => {
    const isLate = position < highest || position === -1
    highest = Math.max(highest, position)
    return isLate
  })
}
