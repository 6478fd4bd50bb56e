import { cut } from '#platform/text/cut.ts'
import { fold, words } from '#platform/text/fold.ts'
import { sentencesOf } from '#platform/text/sentences.ts'
import { wordTable } from '../words/word-table.ts'
import type { Checked, Guard } from './guard.ts'
import { wordsOfMaterial } from './material.ts'

/** A draft never says that something was done which this turn does not do: no booking, order, payment, refund or approval happens here. */
export const deeds: Guard = (checked) => {
  const { draft } = checked
  for (const sentence of sentencesOf(draft.text)) {
    const said = fold(sentence).replace(/[^\p{L}\p{M}\p{N}.!?\n]+/gu, ' ')
    if (CONDITION.test(said)) continue
    const claim =
      said.match(DEED)?.[0] ?? (DONE_AT_ONCE.test(sentence) ? sentence : null) ?? ownDeed(said, checked) ?? yourThing(said, checked)
    if (claim) return `"${cut(claim.trim(), 80)}" says that something was done`
  }
  return null
}

/**
 * “I have put two aside”, “we received your payment”: whatever we say that we did, “we” only where it is about the customer, but for what
 * one does in thought, or what the business writes of itself.
 */
function ownDeed(said: string, checked: Checked): string | null {
  if (checked.draft.by === 'offline') return null
  const found = said.match(OWN)
  const { who, verb = '' } = found?.groups ?? {}
  if (!found || (who === 'we' && !words(said).some((word) => ADDRESSED.has(word)))) return null
  return OF_THOUGHT.has(verb) || isWritten(verb, checked) ? null : found[0]
}

/** “Your slot is secured”, “your refund is on its way”, “you are in the diary”. */
function yourThing(said: string, checked: Checked): string | null {
  if (checked.draft.by === 'offline') return null
  const found = said.match(YOURS)
  const verb = found?.groups?.verb
  return found && !(verb && (OF_THOUGHT.has(verb) || isWritten(verb, checked))) ? found[0] : null
}

/** What the business writes of itself it may say: “we moved in 2019”. */
const isWritten = (verb: string, checked: Checked): boolean => wordsOfMaterial(checked).has(verb)

const verbs = wordTable<Record<'irregular' | 'of thought' | 'at once' | 'on its way' | 'addressed', string[]>>('deeds')
const ADDRESSED = new Set(Object.values(verbs).flatMap(({ addressed }) => addressed))
const oneOf = (list: 'irregular' | 'at once' | 'on its way') =>
  Object.values(verbs)
    .flatMap((table) => table[list])
    .join('|')
const OF_THOUGHT = new Set(Object.values(verbs).flatMap((table) => table['of thought']))
const VERB = `(?<verb>\\p{L}{2,20}ed|${oneOf('irregular')})`
const OWN = new RegExp(
  `(?<!\\p{L})(?<who>i|we)(?: have|ve)?(?: just| already| now| also| gone ahead and| went ahead and){0,2} ${VERB}(?!\\p{L})`,
  'u',
)
const YOURS = new RegExp(
  `(?<!\\p{L})(?:your (?:\\p{L}{1,20} ){1,3}(?:is|are|has been|have been|was|were)(?: now| already| all){0,2} (?:${VERB}|${oneOf('on its way')})|you are (?:now |all ){0,2}(?:${oneOf('on its way')}|on the list|signed up|registered|enrolled))(?!\\p{L})`,
  'u',
)
/** “Done!”, “Booked, see you Friday”: the word alone, before a mark. */
const DONE_AT_ONCE = new RegExp(String.raw`^\W*(?:${oneOf('at once')})\s*(?:[!,.–-]|$)`, 'iu')

const DONE =
  'booked|reserved|scheduled|rescheduled|cancelled|canceled|refunded|charged|placed|confirmed|processed|approved|applied|activated|granted|credited|paid|shipped|dispatched|waived|upgraded|unlocked|issued'
const THING =
  '(?:booking|appointment|order|payment|refund|slot|table|discount|reservation|request|membership|subscription|transfer|coupon|code|seat|session|visit|delivery)'
const DEED = new RegExp(
  `(?<!\\p{L})(?:(?:i|we) (?:have |ve |just |already |now )*(?:${DONE})(?! (?:by|when|if|after)) ?|ive (?:just |already )*(?:${DONE})|(?:your|the|this) (?:\\p{L}+ ){0,2}${THING} (?:is|has been|was|are|have been) (?:now |all |hereby |officially )*(?:${DONE}|received|complete|successful|set)|(?:is|you are|youre) (?:now |all )?(?:booked|confirmed)(?: for| in|$)|(?:you are|youre) all set|(?:discount|code|coupon|offer) (?:approved|applied|activated)|payment received|order (?:placed|confirmed)|(?:jai|nous avons) (?:reserve|confirme|annule|rembourse)|(?:he|hemos) (?:reservado|confirmado|cancelado|reembolsado)|(?:book|confirm|cancel) (?:kar diya|ho gaya|ho gayi)|(?:nime|tume)(?:hifadhi|thibitisha|ghairi|rudisha)|i don (?:book|confirm|cancel|approve))`,
  'u',
)
const CONDITION =
  /(?<!\p{L})(?:once|when|whenever|if|after|until|unless|not|nothing|never|cannot|cant|wont|yet|before|will be|can be|to be|must be|should be|has to|needs to|only|would be|may be|rien|nada|bado|tab tak)(?!\p{L})|\?/u
