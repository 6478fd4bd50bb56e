import { fold } from '#platform/text/fold.ts'
import { type Answer, findAnswers } from './find-answers.ts'
import { NO_SOURCE } from './material.ts'
import { sayRow } from './say-row.ts'
import { tellCompared } from './tell-compared.ts'
import { tellPrices } from './tell-prices.ts'
import { tellLeft, tellStock } from './tell-stock.ts'
import { say, sentence, type Teller } from './teller.ts'

/** That what is asked about is over: only a source that no longer holds knows it. Null when one that holds answers as well. */
function tellEnded(answers: readonly Answer[], material: Teller): string | null {
  if (material.outdated.length === 0) return null
  const passages = material.outdated.map((passage) => ({ ...passage, at: -1, title: '' }))
  const [old] = findAnswers({ ...material, before: '', passages, products: [] }, false)
  const [best] = answers
  if (!old || old.coverage < MEANT || old.coverage < (best?.coverage ?? 0) + 0.1) return null
  if (tellingOf(old) < 2 || !refersTo(old.unit.text, material.question)) return null
  // What holds instead, when it is about the same.
  const now = best && (best.coverage >= SURE || (best.coverage >= ABOUT_IT && tellingOf(best) > 1)) ? tellBest(answers, material) : ''
  return `${say(material, 'ended')} ${now}`.trim()
}

/** Whether somebody speaks of an offer or repeats a number of it; who only asks what a thing costs does not say that they saw an old list. */
function refersTo(old: string, question: string): boolean {
  const numbers = new Set(old.match(/\d[\d,.]*\d|\d/g))
  return (
    OFFERED.test(fold(question)) || (question.match(/\d[\d,.]*\d|\d/g) ?? []).some((number) => number.length > 1 && numbers.has(number))
  )
}
const OFFERED =
  /%|\b(?:offers?|promo\w*|discounts?|coupons?|vouchers?|codes?|deals?|sale|specials?|free|half|flyer|valid|still|bado|ofa|punguzo|bure|nusu|gratis|gratuit\w*|moitie|remise|encore|toujours|oferta|descuento|mitad|sigue|todavia|rabat|promocj\w*|nadal|jeszcze|polow\w*|darmow\w*|muft|chhoot|aadha|abhi|sawalat|ajun)\b|छूट|ऑफर|मुफ्त|सवलत|आधा|अभी|अजून/

const tellingOf = ({ covered }: Answer): number => [...covered].filter((term) => term.length > 3).length

/** The sources' own words: a price for a price question, else the sentences or rows that cover the question. */
export function tellKnowledge(material: Teller): string {
  const priceAsked = material.asks.includes('price')
  const answers = findAnswers(material, priceAsked)
  const told = tellEnded(answers, material) ?? tellCompared(answers, material) ?? tellLeft(answers, material)
  if (told) return told
  const [best] = answers
  if (!best) return NO_SOURCE
  const enough = best.missesPoint ? SURE_WITHOUT_POINT : SURE
  if (best.coverage >= enough)
    return tellStock(answers, material) ?? (priceAsked ? tellPrices(answers, material) : null) ?? tellBest(answers, material)
  // "Price of tea and of coffee": no row holds both, two rows do.
  const together = jointly(answers)
  const areRows = together.length > 1 && together.every(({ unit }) => unit.cells)
  return areRows && shareOf(together) >= JOINTLY ? tellTogether(together, material) : NO_SOURCE
}

/**
 * The closest thing the sources say, said as no more than that, with a way out: a customer who sees it can ask on, while a hand-over
 * ends the talk. A number or a small word in common is not close.
 */
export function tellNearest(material: Teller): string {
  const priceAsked = material.asks.includes('price')
  const answers = findAnswers(material, priceAsked).filter(
    ({ coverage, covered }) => coverage >= NEAR && [...covered].some((term) => term.length > 3 && !/\d/.test(term)),
  )
  const [best] = answers
  if (!best) return NO_SOURCE
  const stock = best.product?.stock === 0 ? tellStock(answers, material) : null
  if (stock) return stock
  const prices = priceAsked ? tellPrices(answers, { ...material, tenacity: 'low' }) : null
  if (prices) return say(material, 'nearest', { value: `${prices}${prices.includes('\n') ? '\n' : ''}` })

  const equal = answers.filter((other) => other.score >= best.score - 0.02 && Boolean(other.unit.cells) === Boolean(best.unit.cells))
  const chosen = [...new Set([...equal.slice(0, 2), ...jointly(answers)])].slice(0, 3)
  for (const answer of chosen) use(answer, material)
  const said = [...new Set(chosen.map((answer) => tellOne(answer, material)))]
  return say(material, 'nearest', { value: said.join(' ') })
}

/** Units that each hold words of the question which the others leave open. */
function jointly(answers: readonly Answer[]): Answer[] {
  const chosen: Answer[] = []
  const open = new Set(answers[0]?.weights.keys() ?? [])
  for (const answer of answers) {
    const adds = [...answer.covered].filter((term) => open.has(term))
    if (adds.reduce((sum, term) => sum + (answer.weights.get(term) ?? 0), 0) < 0.12) continue
    chosen.push(answer)
    for (const term of adds) open.delete(term)
    if (chosen.length === 3) break
  }
  return chosen
}

function shareOf(answers: readonly Answer[]): number {
  const covered = new Set(answers.flatMap((answer) => [...answer.covered]))
  return [...covered].reduce((sum, term) => sum + (answers[0]?.weights.get(term) ?? 0), 0)
}

function tellTogether(answers: readonly Answer[], material: Teller): string {
  for (const answer of answers) use(answer, material)
  return answers.map((answer) => tellOne(answer, material)).join('\n')
}

/** The best unit, and the next ones as far as they answer words of the question that it leaves open. */
function tellBest(answers: readonly Answer[], material: Teller): string {
  const chosen = answers.slice(0, 1)
  const most = material.length === 'high' ? 3 : 2
  for (const next of answers.slice(1)) {
    if (chosen.length >= most || next.coverage < SURE / 2) break
    const known = new Set(chosen.flatMap((other) => [...other.covered]))
    const repeats = chosen.some((other) => other.unit.text.includes(next.unit.text) || next.unit.text.includes(other.unit.text))
    if ([...next.covered].some((term) => !known.has(term)) && !repeats) chosen.push(next)
  }
  for (const answer of chosen) use(answer, material)
  return chosen.map((answer) => tellOne(answer, material)).join(' ')
}

/** A very short answer is told with its question, which says what it is about. */
function tellOne({ unit, passage }: Answer, material: Teller): string {
  if (unit.cells) return sentence(sayRow(unit, material.currency))
  const asked = unit.asked || (material.passages.find(({ at }) => at === passage)?.heading ?? '')
  return unit.text.length < SHORT && asked ? `${asked.replace(/(?<![?:.\s])[?:.\s]*$/, '')}? ${sentence(unit.text)}` : sentence(unit.text)
}

function use({ passage }: Answer, material: Teller) {
  if (passage !== null) material.used.add(passage)
}

const SHORT = 40
/** How much of the question's weight an answer must cover before it counts as one. */
const SURE = 0.7
/** The same for a question with a word that nothing knows. */
const SURE_WITHOUT_POINT = 0.75
/** The same for several units together. */
const JOINTLY = 0.85
/** How much of the question what no longer holds must cover before it was meant. */
const MEANT = 0.6
/** From here on what holds is about what was over. */
const ABOUT_IT = 0.4
/** From here on it is close enough to be shown as what we are not sure of. */
const NEAR = 0.25
