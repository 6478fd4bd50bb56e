import { fold } from '#platform/text/fold.ts'
import type { Guard } from './guard.ts'

/** A draft never says that something was done which this turn does not do: no booking, order, payment, refund or approval happens here. */
export const deeds: Guard = ({ draft }) => {
  const said = fold(draft.text).replace(/[^\p{L}\p{M}\p{N}.!?\n]+/gu, ' ')
  const claim = said
    .split(/[.!?\n]+/)
    .map((sentence) => (CONDITION.test(sentence) ? null : sentence.match(DEED)))
    .find((match) => match !== null && match !== undefined)
  return claim ? `"${claim[0].trim()}" says that something was done` : null
}

const DONE =
  'booked|reserved|scheduled|rescheduled|cancelled|canceled|refunded|charged|placed|confirmed|processed|approved|applied|activated|granted|credited|paid|shipped|dispatched|waived|upgraded|unlocked|issued'
const THING =
  '(?:booking|appointment|order|payment|refund|slot|table|discount|reservation|request|membership|subscription|transfer|coupon|code|seat|session|visit|delivery)'
const DEED = new RegExp(
  `(?<!\\p{L})(?:(?:i|we) (?:have |ve |just |already |now )*(?:${DONE})(?! (?:by|when|if|after)) ?|ive (?:just |already )*(?:${DONE})|(?:your|the|this) (?:\\p{L}+ ){0,2}${THING} (?:is|has been|was|are|have been) (?:now |all |hereby |officially )*(?:${DONE}|received|complete|successful|set)|(?:is|you are|youre) (?:now |all )?(?:booked|confirmed)(?: for| in|$)|(?:you are|youre) all set|(?:discount|code|coupon|offer) (?:approved|applied|activated)|^ ?(?:approved|confirmed|booked|done|congratulations)(?: |$)|payment received|order (?:placed|confirmed)|(?:jai|nous avons) (?:reserve|confirme|annule|rembourse)|(?:he|hemos) (?:reservado|confirmado|cancelado|reembolsado)|(?:book|confirm|cancel) (?:kar diya|ho gaya|ho gayi)|(?:nime|tume)(?:hifadhi|thibitisha|ghairi|rudisha)|i don (?:book|confirm|cancel|approve))`,
  'u',
)
const CONDITION =
  /(?<!\p{L})(?:once|when|whenever|if|after|until|unless|not|nothing|never|cannot|cant|wont|yet|before|will be|can be|to be|must be|should be|has to|needs to|only|would be|may be|rien|nada|bado|tab tak)(?!\p{L})|\?/u
