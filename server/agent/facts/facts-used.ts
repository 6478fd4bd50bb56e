import type { Fact } from '@salesboy/contract/decision'
import { words } from '#platform/text/fold.ts'
import { backs } from '../numbers/backs.ts'
import type { Claim } from '../numbers/claim.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { placeOf } from '../place.ts'
import type { WithDraft } from '../thinking.ts'
import type { Turn } from '../turn.ts'
import type { Understood } from '../understand.ts'
import { hoursFacts } from './facts-of-profile.ts'
import { weekdayAsked } from './hours-for.ts'

/**
 * The facts that the words sent stand on: for each amount, date, time, quantity and phone number in them the fact that backs it best,
 * and the particulars and opening hours they state. Facts of documents count only from what the draft was taken from, where known.
 */
export function factsUsed({ turn, understood, recalled, draft }: WithDraft): Fact[] {
  const { text, passages, used: tools } = draft
  if (text === null) return []
  const facts = [...recalled.facts, ...(tools?.facts ?? [])]
  const sources = passages && new Set(passages.map((passage) => passage.sourceId))
  const isSayable = (fact: Fact) => fact.source.kind !== 'knowledge' || (sources?.has(fact.source.id) ?? true)
  const particulars = facts.filter((fact) => isSayable(fact) && isStated(fact, text))
  // The 17 of an address is no number of its own.
  const rest = particulars.reduce((left, fact) => left.replaceAll(fact.value, ' '), text)
  const claims = readNumbers(rest, placeOf(turn))
  const hours = hoursStated(turn, understood, claims)
  const others = hours.length === 0 ? facts : facts.filter((fact) => fact.source.id !== 'hours')
  const said = new Set(words(rest))
  // The guard passed every number, so one that its own documents do not back has its fact elsewhere.
  const used = new Set([
    ...particulars,
    ...claims.map((claim) => bestFor(claim, others.filter(isSayable), said) ?? bestFor(claim, others, said)),
  ])
  return [...hours, ...others.filter((fact) => used.has(fact))]
}

/** The hours of the day that was asked about, or of the week, when the words tell a time or a day. */
function hoursStated(turn: Turn, { questions }: Understood, claims: readonly Claim[]): Fact[] {
  if (!claims.some((claim) => TELLS_HOURS.has(claim.kind))) return []
  const asked = questions.filter((question) => question.asks.includes('hours')).map((question) => weekdayAsked(turn, question))
  const facts = hoursFacts(turn)
  return facts.filter((fact) => asked.some((weekday) => weekday === null || fact.day === weekday)).map(({ fact }) => fact)
}

/** The same number may stand in many rows: the one whose words the text shares is meant. */
function bestFor(claim: Claim, facts: Fact[], said: Set<string>): Fact | undefined {
  const shared = (fact: Fact) => words(fact.about).filter((word) => said.has(word)).length
  return facts.filter((fact) => backs(fact, claim)).sort((a, b) => shared(b) - shared(a))[0]
}

/** An address, e-mail address or note has no number of its own: it is used when it is said. */
const isStated = (fact: Fact, text: string): boolean =>
  (fact.source.kind === 'business' ? PARTICULARS.has(fact.about) : fact.source.kind === 'catalog' && fact.about === 'product') &&
  text.includes(fact.value)

const TELLS_HOURS = new Set<Claim['kind']>(['time', 'weekday', 'date'])
const PARTICULARS = new Set(['address', 'phone', 'email', 'website', 'hoursNote'])
