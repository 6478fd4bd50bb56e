import type { Decision, LeadField } from '@salesboy/contract/decision'
import { textOf } from '@salesboy/contract/message'
import type { Learned } from '#domains/contacts/fields/learn-field.ts'
import type { Line, Unlearned } from '#domains/conversations/read-unlearned.ts'
import { cut } from '#platform/text/cut.ts'
import { fold } from '#platform/text/fold.ts'
import { wantsToBook, wantsToBrowse, wantsToOrder } from '../lexicons/index.ts'
import type { Place } from '../numbers/claim.ts'
import { cleanText } from '../prompting/clean-material.ts'
import { readLead } from '../reading/read-lead.ts'

/** What the business sells and where it is. */
export interface Around {
  place: Omit<Place, 'now'>
  services: string[]
  goods: string[]
  /** Products whose whole name is said. */
  findGoods(text: string): { name: string }[]
}

/**
 * The lead fields that new lines of a contact tell, each with the line it stands in: as the turn read them that answered the line, or
 * read here where no turn did (a person had the conversation). In the order they were said, so that the last word on a field wins.
 */
export function leadsOf({ lines, turns }: Unlearned, around: Around, conversationId: string): Learned[] {
  const fresh = lines.filter(({ author, isNew }) => author === 'contact' && isNew)
  const learned: Learned[] = []
  const tell = (line: Line, { field, value, text }: LeadField) => {
    const kept = cut(value.trim(), 500)
    if (kept && /^[a-z][a-z_]{0,39}$/.test(field))
      learned.push({
        field,
        value: kept,
        said: { text: text || sayOf(line), messageId: line.id, conversationId },
        confidence: sureOf(field),
      })
  }

  for (const line of fresh) {
    const turn = turns.find(({ upToSeq }) => upToSeq >= line.seq)
    const together = fresh.filter(
      ({ seq }) =>
        turn !== undefined && seq <= turn.upToSeq && !turns.some((other) => other.upToSeq < turn.upToSeq && seq <= other.upToSeq),
    )
    const own = readHere(line, lines, around)
    const stated = turn ? statedIn(line, turn.decision, together) : []
    // A turn reads its lines as one and keeps the first word on a field; a line's own word is the later one.
    const read = [...(together.length > 1 ? [...own, ...stated] : [...stated, ...own]), ...wishIn(line, around)]
    for (const [place, field] of read.entries()) if (read.findIndex((other) => other.field === field.field) === place) tell(line, field)
  }
  return learned
}

/** The words of a line as they may be read: what a customer typed or said, never what a machine saw. */
export const sayOf = ({ content }: Line): string => cut(cleanText(textOf(content)).trim(), 4000)

/** What a turn read in all its lines: told by the last line that holds the words, or by the last of all. */
function statedIn(line: Line, { lead = [] }: Partial<Decision>, together: Line[]): LeadField[] {
  return lead.filter((field) => (together.findLast((one) => fold(sayOf(one)).includes(fold(field.text))) ?? together.at(-1)) === line)
}

function readHere(line: Line, lines: Line[], { place, goods, services }: Around): LeadField[] {
  const before = lines.filter(({ seq, direction }) => seq < line.seq && direction === 'out').at(-1)
  return readLead(sayOf(line), { ...place, now: line.at }, { before: before ? textOf(before.content) : '', goods, services })
}

/** What is wanted, in the customer's words, and the product whose name they say. */
function wishIn(line: Line, { findGoods }: Around): LeadField[] {
  const text = sayOf(line)
  if (!(wantsToOrder(text) ?? wantsToBook(text) ?? wantsToBrowse(text))) return []
  const sentence = text.split(/(?<=[.!?।\n])\s*/u).find((one) => wantsToOrder(one) ?? wantsToBook(one) ?? wantsToBrowse(one)) ?? text
  const names = [...new Set(findGoods(text).map(({ name }) => name))]
  return [
    { field: 'need', value: cut(sentence.trim(), 200), text: sentence.trim() },
    ...(names.length > 0 ? [{ field: 'product', value: names.join(', '), text: sentence.trim() }] : []),
  ]
}

/** Contact details are read strictly, names of things less so, and a need is only the sentence that states it. */
const sureOf = (field: string): number => SURE[field] ?? 0.7
const SURE: Record<string, number> = {
  email: 0.95,
  phone: 0.95,
  budget: 0.9,
  quantity: 0.9,
  date: 0.85,
  time: 0.85,
  name: 0.8,
  product: 0.8,
  need: 0.5,
}
