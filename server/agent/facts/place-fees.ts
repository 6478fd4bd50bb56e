import type { PassageUsed } from '@salesboy/contract/decision'
import { pricesIn } from '#llms/offline/say-row.ts'
import { type Unit, unitsOf } from '#llms/offline/units.ts'
import { escaped } from '#platform/text/escaped.ts'
import { fold } from '#platform/text/fold.ts'
import { widely } from './meaning-words.ts'
import { amountFor } from './priced-rows.ts'

/** What coming or bringing to a place costs. */
export interface PlaceFee {
  label: string
  amount: number
  /** The row's own words: the zone that other rules name. */
  zone: string
}

/**
 * The fee of a table row or a sentence that names a place of the talk; null when none does, or when it has several fees and nothing
 * says which. `about` are the words that choose: the question, and what the goods or the work are.
 */
export function placeFee(talk: string, about: string, kind: 'goods' | 'work', passages: PassageUsed[]): PlaceFee | null {
  // A city is also its country.
  const said = [fold(talk), ...widely(talk)].join(' ')
  const found = passages.flatMap(({ text, title, heading }) =>
    unitsOf(text).flatMap((unit) => {
      const near = fold(`${heading ?? ''} ${unit.heading} ${unit.cells?.map(({ column }) => column).join(' ') ?? unit.text}`)
      if (!ABOUT_COMING.test(`${fold(title)} ${near}`)) return []
      const fee = feeOf(unit, said, about, kind)
      return fee ? [{ fee, rank: Number(OF_KIND[kind].test(near)) - Number(OF_KIND[kind === 'goods' ? 'work' : 'goods'].test(near)) }] : []
    }),
  )
  return found.sort((a, b) => b.rank - a.rank)[0]?.fee ?? null
}

function feeOf(unit: Unit, said: string, about: string, kind: 'goods' | 'work'): PlaceFee | null {
  if (unit.cells && pricesIn(unit).length > 0) {
    const prices = new Set(pricesIn(unit).map(({ value }) => value))
    if (!unit.cells.some(({ value }) => !prices.has(value) && namesPlace(value, said))) return null
    const fee =
      amountFor(unit, about, kind === 'goods' ? FOR_GOODS : FOR_WORK) ??
      amountFor(unit, about, kind === 'goods' ? FOR_GOODS : CALL_OUT, true)
    return fee && { label: fee.column || 'delivery', amount: fee.amount, zone: fold(unit.text) }
  }
  if (unit.cells || (kind === 'work' && !CALL_OUT.test(unit.text))) return null
  const fee = feeInSentence(unit.text, said)
  return fee === null ? null : { label: 'delivery', amount: fee, zone: '' }
}

/** A list of places is named when one of them is said whole; what stands in brackets is no place. */
const namesPlace = (value: string, said: string): boolean =>
  value
    .replace(/\([^()]*\)/g, ' ')
    .split(/,|;|:|\/|\band\b|&/)
    .map((part) => fold(part).trim())
    .some(
      (part) => part.length > 2 && !NO_PLACE.test(part) && new RegExp(`(?<![\\p{L}\\d])${escaped(part)}(?![\\p{L}\\d])`, 'u').test(said),
    )

/** The first amount after a place in "Courier inside Ogun ₦3,500. Other states ₦5,000." */
function feeInSentence(text: string, said: string): number | null {
  for (const place of text.matchAll(/(?<=[\p{L},:] )\p{Lu}[\p{L}'-]{2,}(?: \p{Lu}[\p{L}'-]+)*/gu)) {
    if (!namesPlace(place[0], said)) continue
    // "Free above ₹25,000" names no fee.
    const sentence = text.slice(place.index).split(/(?<=[.!?])\s/)[0] ?? ''
    if (/\b(?:free|above|over|insur\w*|up to)\b/i.test(sentence)) continue
    const amount = sentence.match(/(?:\p{Sc}|\b(?:Rs|KSh|NGN|INR|USD|KES)\.?) ?(\d[\d,]*(?:\.\d+)?)/u)?.[1]
    if (amount) return Number(amount.replaceAll(',', ''))
  }
  return null
}

const ABOUT_COMING =
  /deliver|shipp|courier|dispatch|waybill|rider|transport|call.?out|travel|trip|home visit|area|zone|sending|envoi|livraison|deplacement|entrega|envio|dostaw|dojazd/
/** What a table of fees is for, as its heading and columns say it. */
const OF_KIND = {
  goods:
    /deliver|shipp|courier|dispatch|waybill|rider|goods|parcel|package|order|send|post|livraison|colis|envoi|entrega|envio|dostaw|wysyl|paczk/,
  work: /transport|call.?out|travel|home (?:visit|service)|visit|deplacement|dojazd|domicile|domicilio|service/,
}
const CALL_OUT = /call.?out|visit|travel|trip|home service/i
const FOR_GOODS = /deliver|shipp|courier|dispatch|rider|waybill|livraison|entrega|env[ií]o|dostaw/i
const FOR_WORK = /^(?!.*(?:deliver|shipp|courier|dispatch|rider|waybill))/i
const NO_PLACE =
  /^(?:delivery|shipping|area|areas|zone|outside|inside|within|city|only|road|street|other|others|town|all|any|free|home|house|shop|store|the .*|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|today|tomorrow|january|february|march|april|may|june|july|august|september|october|november|december|orders?|total|yes)$/
