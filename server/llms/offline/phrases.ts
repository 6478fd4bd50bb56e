import { phrasebook } from './phrasebook/index.ts'
import { readReplyTime, spellDuration } from './reply-time.ts'

/** What a phrase may fill in. An empty `person` becomes "a colleague", an empty `within` disappears. */
export interface PhraseValues {
  business?: string
  agent?: string
  customer?: string
  person?: string
  within?: string
  emergency?: string
  day?: string
  spans?: string
  value?: string
}

export type PhraseName = keyof typeof phrasebook.en

/** A fixed phrase in the customer's language, English when we have none of it. */
export function phrase(name: PhraseName, language: string, values: PhraseValues = {}): string {
  const book = phrasebook[RELATED[language] ?? language] ?? phrasebook.en
  const template = book[name] ?? phrasebook.en[name]
  const colleague = book.colleague ?? phrasebook.en.colleague
  const own = RELATED[language] ?? language
  const within = replyTime(values.within ?? '', phrasebook[own] ? own : 'en')
  const filled = {
    ...values,
    person: spoken(values.person ?? '') || colleague,
    within,
    customer: values.customer ? ` ${values.customer}` : '',
  }
  return (
    template
      .replace(/\{(\w+)\}/g, (_, key: string) => filled[key as keyof typeof filled] ?? '')
      // A name that ends in its own full stop: "from Mama's Co..".
      .replace(/(?<!\.)\.\.(?!\.)/g, '.')
      // "On Sunday", but "tomorrow".
      .replace(/\bon (?=(?:today|tomorrow)\b)/gi, '')
      .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
      .replace(/\. \p{Ll}/gu, (start) => start.toUpperCase())
      .trim()
  )
}

/** How soon a person answers, in brackets behind their name; '' when nobody says. */
function replyTime(typed: string, language: string): string {
  const time = readReplyTime(typed)
  if (time === null) return ''
  const book = phrasebook[language] ?? phrasebook.en
  if ('most' in time) return (book.within ?? phrasebook.en.within).replace('{value}', spellDuration(time, language))
  const value = 'typed' in time ? time.typed : (time.said[language] ?? time.said.en ?? '')
  return (book.replyTime ?? phrasebook.en.replyTime).replace('{value}', value)
}

/** A name as a sentence holds it: one line, without a mark at its end. */
const spoken = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s.,;:!])[\s.,;:!]+$/u, '')
    .trim()

/** Whether one of our lines asked what somebody wants to order. */
export const asksWhatToOrder = (text: string): boolean => holdsAny(text, 'whatToOrder')

/** Whether one of our lines offered what it told the price of. */
export const offersToBuy = (text: string): boolean => holdsAny(text, 'nudge')

const holdsAny = (text: string, name: PhraseName): boolean =>
  Object.values(phrasebook).some((book) => book[name] !== undefined && text.includes(book[name]))

/** Whether one of our lines offered a person in case it missed the question. */
export const offersPerson = (text: string): boolean => text.includes('“person”')

const RELATED: Record<string, string> = { mr: 'hi' }
