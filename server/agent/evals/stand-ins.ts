import type { Decision } from '@salesboy/contract/decision'
import type { Tenant } from '@salesboy/contract/identity'
import { escaped } from '#platform/text/escaped.ts'
import { fold } from '#platform/text/fold.ts'
import { readEmails, readPhones } from '../reading/read-contacts.ts'
import { readName } from '../reading/read-name.ts'

/**
 * Replaces the customer's names, phone numbers and e-mail addresses, the same one by the same each time. What is the business's own
 * stays: the answer has to be able to name it. Phones are of the range that Ofcom keeps for fiction, addresses of example.com (RFC 2606).
 */
export function standIns(
  { profile, country }: Pick<Tenant, 'profile' | 'country'>,
  contactName: string | null,
  lines: { author: string; text: string }[],
  { lead }: Pick<Decision, 'lead'>,
): (text: string) => string {
  const texts = lines.map(({ text }) => text)
  const theirs = lines.filter(({ author }) => author === 'contact').map(({ text }) => text)
  const own = fold(`${profile.handover.person} ${profile.phone} ${profile.email}`)
  const isTheirs = (value: string) => !own.includes(fold(value))
  const digits = (text: string) => text.replace(/\D/g, '')

  const names = unique([
    contactName,
    ...lead.filter(({ field }) => field === 'name').map(({ value }) => value),
    ...theirs.map((text) => readName(text)?.value),
  ])
  const phones = unique(texts.flatMap((text) => readPhones(text, country).map((phone) => phone.text))).filter(
    (phone) => !digits(profile.phone).endsWith(digits(phone).slice(-9)) || profile.phone === '',
  )
  const swaps = [
    ...unique(texts.flatMap(readEmails))
      .filter(isTheirs)
      .map((email, i): Swap => [literally(email), `customer${i + 1}@example.com`]),
    ...phones.map((phone, i): Swap => [literally(phone), `+44 7700 900${100 + i}`]),
    ...names.filter(isTheirs).flatMap((name, i) => namesOf(name, PEOPLE[i % PEOPLE.length] ?? 'Alex Stone')),
  ]
  return (text) => swaps.reduce((swapped, [pattern, by]) => swapped.replace(pattern, by), text)
}

type Swap = [pattern: RegExp, by: string]

/** The whole name, then its parts: "Ngozi Okafor" becomes "Alex Stone", "Ngozi" alone "Alex". */
function namesOf(name: string, by: string): Swap[] {
  const [first = '', last = ''] = by.split(' ')
  const parts = name.split(/\s+/).filter((part) => part.length > 2)
  return [[asWord(name), parts.length > 1 ? by : first], ...parts.map((part, i): Swap => [asWord(part), i === 0 ? first : last])]
}

const unique = (values: (string | null | undefined)[]) =>
  [...new Set(values.filter((value) => typeof value === 'string' && value.trim() !== ''))] as string[]
const literally = (text: string) => new RegExp(escaped(text), 'gi')
const asWord = (text: string) => new RegExp(`(?<![\\p{L}\\p{M}])${escaped(text)}(?![\\p{L}\\p{M}])`, 'giu')
const PEOPLE = ['Alex Stone', 'Sam Field', 'Robin Lake', 'Kim Woods']
