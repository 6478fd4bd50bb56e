import type { Reckoned } from './material.ts'
import { sayAmount } from './say-row.ts'
import { say, type Teller } from './teller.ts'

/** An amount that was worked out, with every part it consists of: nobody has to trust a sum. */
export function tellTotal(reckoned: Reckoned, material: Teller): string {
  const { parts, total, share } = reckoned
  const amount = (value: number) => sayAmount(value, material.currency)
  const sum = parts.length > 1 || parts[0]?.amount !== total ? ` = ${amount(total)}` : ''
  const told = parts.map(({ label, amount: part }, at) => `${at === 0 ? '' : part < 0 ? ' − ' : ' + '}${label} ${amount(Math.abs(part))}`)
  const worked = `${told.join('')}${sum}`
  const shared = share ? ` ${share.label}: ${amount(share.amount)}.` : ''
  const onTop = reckoned.plusDelivery ? ` ${say(material, 'plusDelivery')}` : ''
  return `${say(material, 'total', { value: worked })}${shared}${onTop}`
}
