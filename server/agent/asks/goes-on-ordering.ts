import { textOf } from '@salesboy/contract/message'
import { asksWhatToOrder, offersToBuy } from '#llms/offline/phrases.ts'
import { pointsAlone, saysNo, saysYes, wantsToOrder } from '../lexicons/index.ts'
import { plainWords } from '../lexicons/match.ts'
import { EMPTY_WORDS } from '../lexicons/small-words.ts'
import { readTimes } from '../reading/read-times.ts'
import type { Turn } from '../turn.ts'
import { contactLines } from './talk.ts'

/**
 * Whether a line without a word for ordering goes on with an order: what is named after we asked for it, a yes to what we offered, a
 * bare count of what was talked about ("ok give me 3"), goods with a count after prices ("2 of the rose bouquet").
 */
export function goesOnOrdering(text: string, turn: Turn): boolean {
  if (/\?/.test(text) || saysNo(text) !== null) return false
  const said = saidLast(turn)
  if (askedWhat(turn)) return !namesNothing(text)
  if (offersToBuy(said) && saysYes(text)) return true
  if (PRICED.test(said) && COUNTED_GOODS.test(plainWords(text))) return true
  return turn.history.length > 0 && pointsAlone(text) !== null
}

/** Whether we asked what somebody wants to order. */
export const askedWhat = (turn: Turn): boolean => asksWhatToOrder(saidLast(turn))

function saidLast({ history }: Turn): string {
  const last = history.at(-1)
  return last?.author === 'bot' ? textOf(last.content) : ''
}

/** "Tomorrow 2pm", "2", after an order: when it is wanted, and how many. */
export const tellsOfOrder = (text: string, turn: Turn, day: string | null): boolean =>
  !/\?/.test(text) &&
  (day !== null || readTimes(text).length === 1 || /^\s*\d{1,3}[.!]?\s*$/.test(text)) &&
  contactLines(turn, 4).some((line) => wantsToOrder(line) !== null)

/** "I want to order": no word of it names what. */
export const namesNothing = (text: string): boolean =>
  pointsAlone(text) !== null ||
  plainWords(text)
    .split(' ')
    .every((word) => word.length < 3 || EMPTY_WORDS.has(word) || ORDERING.has(word) || /^\d+$/.test(word))

const ORDERING = new Set(
  'first second third fourth last number option premier deuxieme primero segundo kwanza pili pehla dusra order orders ordering purchase place placing buying something things take taking send sending commander commande acheter passer pedir pedido comprar hacer kuagiza kununua oda karna karni karwana dena mangwana khareedna kharidna zamowic zamowienie kupic rodi ra'.split(
    ' ',
  ),
)
const PRICED = /\p{Sc} ?\d/u
const COUNTED_GOODS =
  /^(?:(?:ok|okay|oya|yes|and|so|then|please|pls|abeg|just|only) )*(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a dozen) (?:x |of )?(?:the |those |these |your )?(?!(?:more )?(?:questions?|things?|people|persons?|guests?|adults|kids|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|times?|more|percent|am|pm|o'?clock)(?: |$))\p{L}{3,}(?: [\p{L}\d]+){0,4}$/u
