import type { PassageUsed } from '@salesboy/contract/decision'
import { remembered } from '#platform/remembered.ts'
import { everyMatch } from '#platform/text/every-match.ts'

/** The areas that a business's sources list: capital names in a row, three and more, where it speaks of zones, delivery or branches. */
export function areasIn(passages: Pick<PassageUsed, 'text'>[]): string[] {
  return [...new Set(passages.flatMap(({ text }) => areasListed(text)))]
}

const areasListed = remembered(2_000, (text): string[] => {
  if (!SPEAKS_OF_AREAS.test(text)) return []
  const listed = everyMatch(text, LISTED).flatMap(([list]) => list.split(BETWEEN))
  return listed.map((area) => area.trim()).filter((area) => area.length > 2 && !NOT_AREAS.test(area))
})

const NAME = String.raw`\p{Lu}[\p{L}'’-]*(?: (?:\p{Lu}[\p{L}'’-]*|\d{1,2}|de|la|el|of)(?![\p{Ll}])){0,2}`
const GAP = String.raw`(?:, ?(?:and |et |y |na |i |oraz |aur )?| / |/| \| | (?:and|et|y|na|i|oraz|aur) )`
const LISTED = new RegExp(`(?<![\\p{L}'’-])${NAME}(?:${GAP}${NAME}){2,}`, 'gu')
const BETWEEN = new RegExp(GAP, 'u')
const SPEAKS_OF_AREAS =
  /zone|area|deliver|courier|rider|shipping|call[- ]?out|travel|branch|cover|suburb|neighbou?rhood|livraison|quartier|déplacement|zona|colonia|domicilio|envío|barrio|dostaw|dojazd|dzielnic|eneo|usafiri|मोफत|डिलीवरी|डिलिव्हरी|क्षेत्र/iu
const NOT_AREAS =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|^(?:Zone|Area|Price|Delivery|Total|Free|Cash|Card|The|We|You|If|Visa|Mastercard|UPI|GST|COD|KSh|NGN|INR|USD|EUR|PLN|MXN)(?!\p{L})/u
