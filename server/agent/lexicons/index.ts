import { lexicon, type Matcher, matcher } from './match.ts'
import { spoken } from './mentions.ts'

export const asksToStop = spoken(matcher(lexicon('opt-out')))
export const asksToStart = spoken(matcher(lexicon('opt-in')))
export const isEmergency = matcher(lexicon('emergency'))
/** What cannot wait and needs no ambulance: a burst pipe, a gas alarm. */
export const isUrgent = matcher(lexicon('urgent'))
/** Tells somebody what to do. */
export const instructs = matcher(lexicon('instructs'))
export const isThreat = matcher(lexicon('threat'))
export const isAbusive = matcher(lexicon('abuse'))
export const wantsPerson = matcher(lexicon('asks-for-person'))
export const wantsLater = matcher(lexicon('later'))
export const wantsToBrowse = matcher(lexicon('browse'))
export const wantsToOrder = matcher(lexicon('order'))
/** "I'll take it", "give me 3": the goods are those of the talk. */
export const pointsAlone = matcher(lexicon('points-alone'))
export const wantsToBook = matcher(lexicon('book'))
export const wantsToCancel = matcher(lexicon('cancel'))
export const wantsToReschedule = matcher(lexicon('reschedule'))
export const complains = matcher(lexicon('refund'))
/** A step that guards health or safety is refused: nothing is booked or sold on such words. */
export const skipsSafety = matcher(lexicon('skips-safety'))
/** Words of ours that make a customer wait for a person. */
export const promisesPerson = matcher(lexicon('promises-person'))
/** A guarantee, money back, a gift, a cure: good only where a source gives it. */
export const pledges = matcher(lexicon('pledges'))
/** What no draft may say: that a person writes here. */
export const claimsHuman = matcher(lexicon('claims-human'))
export const namesBot = matcher(lexicon('names-bot'))
export const namesHuman = matcher(lexicon('names-human'))
/** "Are you one?", after somebody named a bot or a human. */
export const asksWhich = matcher(lexicon('are-you-one'))
/** A sentence of the owner's that says to keep something from customers. */
export const keepsSecret = matcher(lexicon('keeps-secret'))
export const saysYes = matcher(lexicon('yes'))
export const saysNo = matcher(lexicon('no'))

const soundsAngry = matcher(lexicon('anger'))
/** Anger and abuse that a person should answer by themselves. Neither ever opts anyone out [C-14]. */
export const isAngry: Matcher = (text) => soundsAngry(text) ?? isAbusive(text)
