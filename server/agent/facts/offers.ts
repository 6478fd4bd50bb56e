import type { PassageUsed } from '@salesboy/contract/decision'
import type { Reckoned } from '#llms/offline/material.ts'
import { unitsOf } from '#llms/offline/units.ts'
import { fold } from '#platform/text/fold.ts'
import { wallClock } from '../numbers/calendar.ts'
import { isDuration } from '../numbers/quantities.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import type { Turn } from '../turn.ts'
import { meaningWords } from './meaning-words.ts'

type Offer = NonNullable<Reckoned['offer']>

/** Whether somebody asks for a price with an offer of the business taken off. */
export const asksWithOffer = (text: string): boolean => OFFER.test(fold(text))

/**
 * The percentage that an offer takes off what is named, when the sources state one that holds today; null when none does. What is
 * only allowed "at most", and what another person decides, is no offer.
 */
export function offerFor(text: string, goods: string, passages: PassageUsed[], turn: Turn): Offer | null {
  const place = placeOf(turn)
  const today = wallClock(turn.now, turn.business.timeZone).day
  const asked = readNumbers(text, place)
  const most = Math.max(1, ...asked.flatMap(({ kind, value }) => (kind === 'quantity' ? [Number(value)] : [])))
  const wanted = asked.find(({ kind }) => kind === 'percent')
  const said = new Set(meaningWords(text).filter((word) => !OFFER.test(word)))
  const own = new Set(meaningWords(goods))
  const found = passages.flatMap(({ text: passage, sourceId, title }) =>
    unitsOf(passage).flatMap((unit) => {
      const numbers = readNumbers(unit.text, place)
      const percents = numbers.filter(({ kind }) => kind === 'percent')
      if (percents.length !== 1 || !OFF.test(unit.text) || LIMITS.test(unit.text)) return []
      const days = numbers.flatMap(({ kind, value }) => (kind === 'date' && value.length === 10 ? [value] : [])).sort()
      const begins = days.length > 1 ? days[0]! : ''
      if (days.length > 0 && (days.at(-1)! < today || begins > today)) return []
      // “From 10 pieces”, “above ₦150,000”: what an offer asks for, the customer must have named.
      const least = numbers.flatMap(({ kind, value, unit }) => (kind === 'quantity' && !isDuration(unit) ? [Number(value)] : []))
      if (numbers.some(({ kind, value }) => kind === 'amount' && value !== '0') || least.some((count) => count > most)) return []
      const words = new Set(meaningWords(unit.text))
      const onGoods = [...own].filter((word) => words.has(word)).length
      const named = [...said].filter((word) => words.has(word) && !own.has(word)).length
      return onGoods + named === 0 ? [] : [{ percent: Number(percents[0]!.value), sourceId, title, rank: onGoods + 2 * named }]
    }),
  )
  const [best, next] = found.sort((a, b) => b.rank - a.rank)
  // Who names another percentage asks for something else than the offer.
  if (best && wanted && Number(wanted.value) !== best.percent) return null
  return best && (!next || next.rank < best.rank || next.percent === best.percent)
    ? { percent: best.percent, sourceId: best.sourceId, title: best.title }
    : null
}

const OFFER =
  /\b(?:offer|offers|discount|promo\w*|sale|coupon|deal|remise|reduction|descuento|oferta|rabat|promocj\w*|punguzo|ofa|chhoot|chhut|chut|savlat|sawalat)\b|छूट|ऑफर|सवलत/
const OFF = /\d ?% (?:off|discount|less|reduction|on|de)|(?:discount|off|save|less)\b[^.]{0,20}\d ?%/i
const LIMITS = /\b(?:at most|up to|maximum|max|only .{0,20} decides|never|no more than)\b/i
