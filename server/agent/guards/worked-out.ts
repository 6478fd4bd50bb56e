import type { Claim } from '../numbers/claim.ts'

/** In main units. */
export interface Amount {
  value: number
  currency: string | undefined
}

/**
 * Sums, multiples, differences, shares and backed percentages of amounts that the draft itself states, or our answer before it: "₦24,000 +
 * ₦2,500 = ₦26,500". At most three amounts, and never an amount that is merely repeated.
 */
export function isWorkedOut(claim: Claim, stated: readonly Amount[], counts: readonly number[], shares: readonly number[]): boolean {
  const target = Number(claim.value)
  const amounts = [...new Set(stated.map(({ value }) => value))].slice(0, 6)
  if (amounts.length === 0 || target <= 0) return false
  if (stated.some(({ currency }) => currency && claim.currency && currency !== claim.currency)) return false
  const terms = [...new Set(amounts.flatMap((amount) => counts.map((count) => amount * count)))].slice(0, 40)
  const close = (value: number) => isSame(value, target) && !amounts.includes(value)
  const reached = (value: number) =>
    close(value) ||
    counts.some((count) => count > 1 && close(Math.round((value / count) * 100) / 100)) ||
    shares.some((share) => close(value * share) || (share <= 0.2 && close(value * (1 - share))) || close(value * (1 + share)))
  return terms.some(
    (a, i) =>
      reached(a) ||
      terms.slice(i + 1).some((b, j) => reached(a + b) || close(Math.abs(a - b)) || terms.slice(i + j + 2).some((c) => reached(a + b + c))),
  )
}

/** “Two helmets come to £70”: the things that are named cost so much together, or so many of the one that is named. */
export function isTotalOf(claim: Claim, named: readonly number[], counts: readonly number[], shares: readonly number[]): boolean {
  const target = Number(claim.value)
  if (named.length > 1)
    return isSame(
      named.reduce((sum, value) => sum + value, 0),
      target,
    )
  return named.some(
    (value) =>
      counts.some((count) => count > 1 && isSame(value * count, target)) ||
      shares.some((share) => isSame(value * share, target) || (share <= 0.2 && isSame(value * (1 - share), target))),
  )
}

const isSame = (value: number, target: number): boolean => Math.abs(value - target) < 0.005 * Math.max(1, target * 0.001)
