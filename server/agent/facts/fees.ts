import type { PassageUsed } from '@salesboy/contract/decision'
import { nameOf, priceOf } from '#llms/offline/say-row.ts'
import { type Unit, unitsOf } from '#llms/offline/units.ts'
import { fold, words } from '#platform/text/fold.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import type { Turn } from '../turn.ts'
import { singular } from './meaning-words.ts'

/** The priced row that is meant by a name: at least half of the name's words, most of the row's. Null when none is. */
export function pricedRow(name: string, passages: PassageUsed[]): { label: string; amount: number } | null {
  const said = new Set(words(name).map(singular))
  const rows = unitsIn(passages).flatMap((unit) => {
    const label = unit.cells ? nameOf(unit) : ''
    const amount = label ? amountOf(priceOf(unit, '')) : null
    const own = words(label.replace(/\([^()]*\)/g, '')).map(singular)
    const shared = own.filter((word) => said.has(word)).length
    return amount !== null && shared > 0 && shared >= said.size / 2 && shared >= own.length / 2 ? [{ label, amount, shared }] : []
  })
  return rows.sort((a, b) => b.shared - a.shared)[0] ?? null
}

/** From which sum on delivery is free; null when no source says so. */
export function freeFrom(passages: PassageUsed[], turn: Turn, zone = ''): number | null {
  for (const sentence of sentencesIn(passages)) {
    if (
      !/\b(?:free|waived|no charge|gratis|gratuit\w*)\b/i.test(sentence) ||
      !/deliver|shipp|courier|dispatch|travel free|livraison|env[ií]o|transport/i.test(sentence) ||
      !/\b(?:from|above|over|more|minimum|at least|d[eè]s|desde|a partir)\b/i.test(sentence)
    )
      continue
    if (!holdsIn(sentence, zone)) continue
    const amount = readNumbers(sentence, placeOf(turn)).find(({ kind, value }) => kind === 'amount' && value !== '0')
    if (amount) return Number(amount.value)
  }
  return null
}

/** What a rule says of the zones it names holds in no other. */
function holdsIn(sentence: string, zone: string): boolean {
  const own = zone.match(/\bzone:? ([a-z0-9])\b/)?.[1]
  const named = sentence.match(/\bzones? ([A-Z\d](?:(?:, | and | & | to )+[A-Z\d]\b)*)/)?.[1]
  if (!own || !named) return true
  const [first, last] = named.match(/[A-Z\d]/g) ?? []
  return / to /.test(named) ? own >= first!.toLowerCase() && own <= last!.toLowerCase() : named.toLowerCase().includes(own)
}

/** The price for each person, of the sentence that shares the most words with the question. */
export function perHead(question: string, passages: PassageUsed[]): { label: string; amount: number } | null {
  const said = new Set(words(question))
  const rated = sentencesIn(passages)
    .filter((sentence) => PER_HEAD.test(sentence))
    .map((sentence) => ({ sentence, shared: words(sentence).filter((word) => word.length > 3 && said.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)
  const [best] = rated
  const price = best?.sentence.match(PER_HEAD)
  const amount = best && best.shared > 0 ? amountOf(price?.[1] ?? price?.[2] ?? '') : null
  return amount === null
    ? null
    : { label: best?.sentence.match(/^[^(\d]{3,40}?(?= (?:\(|is\b|costs?\b|:))/)?.[0]?.trim() ?? 'per head', amount }
}

/** The percentage in the source that speaks of it and shares the most with the talk; null when there is none. */
export function rateOf(subject: RegExp, passages: PassageUsed[], turn: Turn, talk: string): number | null {
  const said = new Set(words(talk))
  const found = sentencesIn(passages).flatMap((sentence, at) => {
    if (!subject.test(fold(sentence))) return []
    const stated = readNumbers(sentence, placeOf(turn)).find(({ kind }) => kind === 'percent')
    const rate = stated ? Number(stated.value) : HALF.test(sentence) ? 50 : null
    const shared = words(sentence).filter((word) => word.length > 3 && said.has(word)).length
    return rate === null ? [] : [{ rate, rank: shared - at * 0.05 }]
  })
  return found.sort((a, b) => b.rank - a.rank)[0]?.rate ?? null
}

const HALF = /\b(?:half of the|half the|moitie d|la mitad d|nusu ya|polowa|polowe)/i
const unitsIn = (passages: PassageUsed[]): Unit[] => passages.flatMap(({ text }) => unitsOf(text))
const sentencesIn = (passages: PassageUsed[]): string[] => passages.flatMap(({ text }) => text.split(/(?<=[.!?])\s+|\n/))

function amountOf(price: string): number | null {
  const number = price.match(/\d[\d,]*(?:\.\d+)?/)?.[0]?.replaceAll(',', '')
  return number ? Number(number) : null
}

const PER_HEAD =
  /(?<!\d,?)(\d+(?:,\d+)*(?:\.\d+)?) ?(?:naira|rupees|dollars|pounds|euros|shillings)? ?(?:per|a|each|for each|for every|\/) ?(?:head|person|guest|plate|pax|adult|child|kid|participant|student|applicant)\b|\b(?:every|each|per) (?:head|person|guest|adult|child|participant|student|applicant)\b[^.]{0,80}?\p{Sc} ?(\d[\d,]*(?:\.\d+)?)(?= each)/iu

/** The percentage that a group of so many gets off, by the step of the table or the sentence that holds it; null when there is none. */
export function groupRate(heads: number, passages: PassageUsed[]): { percent: number; sourceId: string; title: string } | null {
  for (const { text, heading, sourceId, title } of passages)
    for (const unit of unitsOf(text)) {
      const context = fold(`${heading ?? ''} ${unit.heading} ${unit.cells?.map(({ column }) => column).join(' ') ?? ''} ${unit.text}`)
      const percents = [...unit.text.matchAll(/(?<!\d)(\d+(?:\.\d+)?) ?%/g)]
      const percent = percents[0]?.[1]
      if (percents.length !== 1 || !percent || !GROUP.test(context) || !/\b(?:off|discount|less|group)/.test(context)) continue
      const step = unit.text.replace(percents[0]?.[0] ?? '', ' ').match(STEP)?.groups
      if (!step) continue
      const least = Number(step.from ?? step.least ?? step.above)
      if (heads >= least && (!step.to || heads <= Number(step.to))) return { percent: Number(percent), sourceId, title }
    }
  return null
}

const GROUP = /\b(?:group|persons?|people|party|guests?|friends|participants?|students|adults|heads)/
const STEP =
  /(?<from>\d{1,3}) ?(?:to|-|–) ?(?<to>\d{1,3})\b|(?<least>\d{1,3})(?: ?\+|(?: \w+)? (?:and|or) (?:more|above|over|up))|\b(?:from|at least|minimum(?: of)?) (?<above>\d{1,3})\b/
